/// Distress that is said almost plainly, about oneself, about somebody's power over one, or about a body that suffers.
///
/// They count only where nothing of everyday life explains them.
enum ImpliedDistress {
    static let all = [fear, loneliness, power, bodies].joined(separator: "\n")

    private static let fear = """
        AFRAID ~ that? i ~ will ~ do ~ something ~~ asleep|night|alone|SELF|tonight
        look|looking|stare ~ at ~ knife|knives|pills|tablets|rope|rails ~~ think|imagine
        not have ~~ correct|teach|help|explain|see ~~ me|my|homework ~ much|longer|anymore longer|anymore
        cancelled|canceled ~ everything|all ~ after
        my ~ seat|chair|place|desk ~ will ~ empty|free ~ soon
        wish i ~ was|were|had ~~ died ~ and|instead|not
        BETTER ~ if ~ i ~ not ~ in|part ~ picture|family|life|lives
        not ~ answered|answering|answer ~ since ~~ wrote ~ sorry
        these|such|dark|bad|awful ~ thoughts ~~ scare|scares|afraid|scared|stop|away
        hope|hoping|wish|pray ~ tomorrow|morning ~ never|not comes|come
        think|thinking|thoughts ~ about|of ~ not|never existing|waking|being
        last time ~ we ~ talk|speak|write|chat|meet
        not want ~ bother|burden|disturb ~ anyone|anybody|everyone ~~ longer
        how|where ~ i ~ get|buy|find ~ a ~ gun|pistol|rifle
        save|show|give|send ~ this|these ~ chat|messages ~~ parents|mum|dad|family ~ if|case|in
        going|will do something ~~ never|not ~ forget
        not ~~ make|get|survive ~ through ~ week|day|month|year|today ~ everything|anymore|alone|without|i
        hospital|stitches|clinic ~~ what i did ~ SELF
        what i did|do ~ SELF
        written|wrote|explained everything ~ down|there ~~ understand|why|know
        if|when i ~ do|did it ~ tonight|today|now|then|tomorrow
        who ~ will|would ~ find|finds me
        thinking|think|imagine ~ how|of|about ~ peaceful|quiet|easy|calm ~ it|must|would|that
        tried ~~ last|before|once ~ year|time|month|week ~~ not|failed ~ work|worked|enough
        would|will|do ~ you|anyone|anybody ~ miss me
        AFRAID ~ of SELF
        AFRAID ~ of|that|what ~ what|that|i ~ i ~ might|could|will ~ do
        not trust SELF
        not ~ stop|quit thinking|think ~ about|of ~ bridge|train|trains|roof|knife|blade|pills|tablets|tracks|dying|river
        head|voice|voices|brain|mind ~ tells|says|say|tell|telling|saying|whispers|shouts ~~ end|do|jump|hurt|worthless|die|useless|must
        """

    private static let loneliness = """
        nothing ~ look|looking forward
        nothing ~ there|left? ~ look|looking forward
        not deserve ~ happy|happiness|love|loved|help|friends|nice
        i ~ just|only? function ~~ inside|nothing|empty
        i ~ function ~ inside
        nobody ~ would|will cry|mourn
        BETTER ~ if ~ PARENT|they ~ had|only|kept ~ had? ~ my ~ brother|sister
        inside ~ there|is ~ nothing|empty
        wants|want ~ leave us ~ all|forever|behind
        cat|dog|rabbit|hamster|things|clothes ~ away ~ and ~ say|says|said goodbye
        nobody ~ hears|sees|needs me
        feel|feeling ~ screaming ~~ nobody|hears|inside
        cry|crying|cried ~ for|since ~ days|weeks|hours|DAYS ~~ not|why|stop
        not ~ want|have|feel ~ anything anymore
        i ~ have|got nobody ~ left|anymore|to|i|and|at
        not WANT ~ go ~ there|back ~ anymore|again ~ they|he|she|because
        laugh|laughs|spit|spits|push ~ at|on? ~ me ~ every day ~~ nobody|alone|not|anymore
        """

    private static let power = """
        still ~ feel ~ where|how ~ he|his ~ held|touched|hands|was|breath
        PARENT|he ~ smashed|kicked|broke|broken ~ in? ~ door ~~ locked|because|angry|hide
        PARENT|she|they ~ wishes|wish|says|said ~~ abortion|aborted|unwanted
        in ~ bed|room|hiding ~ before ~ he|dad|stepdad ~~ pub|bar|drunk
        be|have ~ nice to ~ his|her|their ~ friend|friends|guests|men
        have ~ be nice to ~ his|friend
        me ~ sit ~ on|in ~ his lap
        put|posted|shared ~ my address ~ online|internet
        i am ~ one ~ who|that gets|get ~ it|hit|punished|beaten
        drinks|drunk|drinking ~ and ~ then ~~ gets|get|me ~ it|me|angry
        hope|pray|hoping ~ he|she|dad|PARENT is|was ~ asleep|out|gone|sober ~ when|until|before ~ i|we
        looks|look|stares|staring|watches at? me ~ strange*|weird*|funny|shower|body|like
        lift|lifts|drives|drive|ride|car ~~ stops|stop|parks|turns ~ in|at|into|off ~ forest|woods|field|road|dark
        if ~ i ~ loved|love him|her ~~ i ~ do|would|show|send|let
        man|guy|boy|someone|person ~~ know|met ~ from|only|on ~ from|internet|online ~ internet|online? ~~ pick|meet|visit|come|see ~ me|up|him
        locks|lock ~ fridge|food|kitchen ~ when|if|because|at|so
        no ~ food|dinner|meal ~ when|if|because ~ i ~ bad|marks|grades|have|wrong
        not allowed ~~ leave|out ~ house|flat|room ~~ since|not|even|for
        took|takes|take|keep|keeps|hid ~ my passport|papers|phone ~~ belong|marry|fly|not|lock|family
        belong ~ to him|them|his
        misses|loves|likes|wants ~ my body
        writes|texts|messages ~ me ~ at|every night ~~ misses|loves|secret|pretty|body|beautiful
        paid|pays|pay|offers|offered ~ me ~ for ~ pictures
        say|said|saying ~ no ~ but|and ~ he|she|they ~ not|kept|went|did|carried|on
        not stop ~ when|but|though|even ~ i ~ said|say|cried|asked
        hurts|hurt|bleeds|bleeding|sore ~ down there
        not|never ~ told ~ anyone|anybody|nobody ~ what|about|happened|it ~ happened|did|does|happens
        make|makes|made|force|forces|forced|want|wants me|us ~ carry|sell|deliver|steal|transport|hide
        packets|packages|parcels|drugs|weed|bags ~ for|to them|him
        squeezes|squeezed|grabs|grabbed|twists|twisted|pulls|pulled me? ~ my|by ~ arm|wrist|neck|hair|throat|ear ~~ blue|hurts|red|until|because|grade|angry|when|again
        she|he|FRIEND|CLOSE ~ says|said|wrote|told|swears ~~ she|he is|going|will ~ do it ~~ tonight|weekend|tomorrow|soon|friday|monday|today
        come|comes|go|goes|coming ~ to|into ~ school|class with ~~ WEAPON
        """

    private static let bodies = """
        feel ~ nothing ~ when ~ i ~ do it
        plasters|bandages|bandaids ~ everywhere|arm|arms ~~ nobody|asks|ask
        my ~ stomach ~ quiet|silent|full ~~ day|days
        marks|lines|wounds|scabs ~ on|at ~ my ~ arm|arms|legs|leg|wrist|skin ~ are|is|were ~ from|by ~ me|SELF|knife
        i ~ bleeding|bleed ~~ helps|calms|ok|fine|better
        eat ~ in ~ front ~ of ~~ then|after|and ~~ bathroom|toilet
        lost ~ kilos|kg|weight ~~ not know ~ how|why|what
        drank|drunk|drinking|swallowed ~ something ~ from ~ under|sink|bottle|cellar|garage|bathroom|cleaning
        allow|allowed ~ SELF ~~ calories|eat|meal|apple|hundred|100|200|300|400|500|600
        scratch|pick|bite|rub|scrape ~~ until|till ~ open|bleeds|raw|bleed|sore
        my arms|arm|legs|thighs ~ look|looks ~ zebra|striped|barcode|battlefield|map
        mirror ~~ hate|disgusting|fat|not ~~ eat|food|hate|fat|cry
        hate ~~ mirror ~~ not|eat|fat|cry
        run|exercise|train|running|training|exercising ~~ until|till ~~ pass|faint|collapse|sick
        because ~ of ~ what i ~ ate|eat
        drink|drinking|drunk|smoke|smoking ~~ before|every ~ school|day|morning ~~ bear|cope|stand|forget|numb|survive
        drank|drunk|drinking|bottle|bottles ~~ vodka|whiskey|whisky|wine|rum|schnapps|gin|liquor ~~ not|alone|nobody|stand|dizzy|sick|school
        not breathe|breath ~ properly|right|anymore ~~ nobody|alone|here|help|scared
        """
}
