/// Harm that is told by its traces: what is hidden, what one has to say, what one listens for at night, what must stay
/// between two.
///
/// They count only where nothing of everyday life explains them.
enum ImpliedHarm {
    static let all = [wounds, eating, home, neglect, secrets, pictures, threats, friends].joined(separator: "\n")

    private static let wounds = """
        long sleeves|trousers ~~ nobody|ask|asks|see|sees|hide|hides|notice
        I ~ long sleeves ~ summer
        sleeves|bracelets|plasters|bandage|bandages|makeup ~~ nobody|not ~ see|sees|ask|asks|notice|notices
        I ~ do|did|does ~ it|that ~~ nobody|noone ~ looks|look|sees|see|notices|notice
        thighs|thigh|wrist|wrists|forearm|upper ~~ nobody|hide|hides|see|sees|looks|look|stings|sting|secret|where
        my arm|arms|wrist|wrists|thigh|thighs stings|sting
        see|seeing|need ~ red|blood ~ before|to|until|then ~~ calm|breathe|down
        red lines ~~ skin|arm|arms|leg|calm|think
        tell|told|say|said|blame|blamed ~~ was ~ cat|dog|bike|fence|door|thorns again
        make|made|making SELF ~ pay|suffer|regret|bleed
        did|do|doing|done ~ it|that|the|thing ~ again ~~ deeper|ashamed|promised
        promised|promise|swore ~~ stop ~~ again ~ deeper|blood|arm
        the thing|it|again ~ with ~ lighter|blade|razor|razors|sharpener|flame ~ again
        sharpener|razor ~~ metal|apart|blade|unscrew*
        blood ~ on|in ~ my ~ homework|shirt|sleeve|sleeves|sheets|notebook|bed ~ again|because
        one|another cut|scratch|burn ~ for ~ every|each
        my own doing
        bad nights
        pain ~ is|it ~ only|one ~ thing ~~ feel|real|calm|mine|control
        """

    private static let eating = """
        eat|ate|eaten|eating|meal|dinner ~~ get|got ~ rid ~ of
        after ~ every|each|any meal|meals|dinner|lunch ~~ tap|toilet|bathroom|shower|flush
        not thin|skinny enough
        kilos|kg ~ and|but|still ~~ to? lose
        still ~ much|lot ~ to lose
        not ~ had|eaten|eat|touched ~ dinner|lunch|breakfast|food|anything|meal|bite ~~ since|for|in ~~ proud|DAYS|strong|light
        proud|strong ~~ not ~ eat|eaten|eating|food
        ice|gum|water|cucumber|cubes ~ for|instead ~ of? ~ lunch|dinner|breakfast
        hair ~ is|are? falling out ~~ cold|thin|weight|eat|kilos
        always cold ~~ thin|eat|hair|weight|bones
        """

    private static let home = """
        hear|heard|hearing|recognise|recognize|know|listen|tell ~ by|for|to? ~ his|her|PARENT ~ footsteps|steps|key|keys ~~ night|breathing|breathe|hide|kind|mood|stop|bed|drunk|freeze|bad|heart
        his|her|PARENT ~ key|keys ~ in|turn|turns|at ~ door|lock ~
        chair|wardrobe|dresser|desk|furniture|cupboard|something ~ against|before|under|front ~ of? ~ my|our ~ door|handle
        lock|locks|locked|close|closes ~ my|our ~ door|room|bedroom ~~ he|him|afraid|opens|scared ~ has|opens|key|of|comes|in
        better|rather not ~ go|come home
        if|when i ~ fail|get|bring|mess ~~ not|never ~ go|come|allowed|dare ~ home
        not ~ go|come|allowed|dare ~ home ~ with|if|when ~~ grade|grades|mark|marks|report|fail|f|d|c
        not ~ send|show|tell|call|write|email ~~ home|parents|dad|mum|mom|father|mother ~~ not ~ know|imagine ~ what|how
        you not ~ know|imagine ~ what|how ~ he|she|they|dad|mum|happens ~ does|do|like|then|gets ~ then|home|angry|drunk|door
        last time ~ he|she|they|dad|mum ~ took|used|broke|grabbed|burned|pulled ~~ cable|belt|stick|arm|slipper|spoon|hair|iron|fist
        must|have|supposed|told|tells|says|made|should ~ me|to|i? ~ say|lie|pretend|tell|that ~ that? i ~ fell|walked|tripped|slipped
        PARENT|he|she|they ~ says|said|told|tells ~ everyone|them|that|people|doctor|teacher? ~ i fell ~~ stairs|bike
        not ~ sit ~ down ~ properly|since|because
        bought|buys|gave|gives|pays ~ me ~~ so ~ that? i ~ not|keep|would|stay ~ not|say|tell|quiet|silent|anything
        apologised|apologises|apologized|apologizes|flowers ~~ never|not again|happen
        sunglasses|scarf|makeup ~ inside|indoors
        protect|shield|guard|save ~ her|sister|brother|mum|mom|siblings|little ~ from ~ him|her|dad|father|stepdad|uncle|mum
        i ~ stand|stood|step|stepped|get|go between ~ him|them|dad|her|mum
        must|have|need|try ~ be|stay|become|make ~ SELF? ~ invisible|silent ~~ he|dad|home|when|mum
        when ~~ home ~ i ~ have ~ invisible
        he|she|dad|mum|stepdad|father ~ has|had|been|is|drinks|starts|comes ~ drunk|drinking|bottle ~~ hide|hides|under|wardrobe|siblings|lock
        i|we ~ hide|hides|sleep|wait|crawl ~ under|in|behind|inside ~ bed|wardrobe|closet|cupboard|bath ~~ drunk|until|calm|quiet|sister|brother|screaming
        know|knows|tell|see ~~ what|which|kind ~ kind|of|sort ~ night|evening
        """

    private static let neglect = """
        electricity|heating|power|gas|fridge|food|water|lights ~~ since|because ~~ mum|mom|dad|parents ~ left|gone|away
        nothing|empty ~ in|left|is? ~ fridge|cupboard|kitchen|eat ~~ money|gone|mum|mom|dad|days|since|week
        fridge|cupboard|kitchen ~ is|been? empty ~~ money|gone|mum|mom|dad|days|since|week
        mum|mom|mother|dad|father|parents ~ not|never ~ been|come|came|back|home|slept ~ home|back|here|since ~~ days|weeks|nights|since|monday|week|DAYS
        no food|money|dinner ~~ little|siblings|ones|brother|sister|home
        i ~ look|take|cook|feed|care ~ after|care|for? ~~ little|siblings|brother|sister|ones|baby ~~ alone|since|days|because|gone|nobody|mum
        put|puts|turned|chucked|pushed|threw me out ~ because|tonight|last|again|yesterday|so|and|since
        since|because ~ they|he|she|dad|mum put|turned|chucked me out
        have|has|got nowhere ~ else|to|left|go|now
        nowhere else
        sleep|sleeping|slept|sit|sitting|stay|staying|spend|spending|doing|night ~~ bus|train|under ~ shelter|stop|station|bridge ~~ not|because|home|tonight|cold|night
        sleeping|slept|sleep ~ at|in|outside|under ~ station|shelter|park|stairwell|bus
        because ~ i ~ can not ~ go|come home|back ~ tonight|anymore
        """

    private static let secrets = """
        he|she|PARENT|CLOSE|OTHER ~ says|said|calls|tells|told ~~ our ~ own|little? ~ thing|secret|ritual
        our ~ own|special|little time|secret|ritual
        he|she|PARENT|OTHER ~ says|said|thinks|tells|told ~ me|that? ~ i ~ special|mature|different|grown|adult|chosen ~~ nobody|age|understand|secret|girls
        mature|grown|adult|old ~ for my age
        he|she|PARENT|OTHER ~ says|said|told|tells ~ it|that|this|me? ~ is|was ~ normal|love ~~ between|people|love|adults|us|fathers
        nobody ~ would|will|can|must|should|may ~ understand|know|find|hear ~ about|of|out? us
        mum|mom|mother|dad|they|she ~ would|will ~ be sad|hurt|angry|heartbroken ~ if|when ~ she|he|they|mum ~ knew
        not ~ want|like|dare ~ be|stay|left|go ~ alone ~ with ~ PARENT|CLOSE|him|her|coach|teacher|tutor|man
        alone with ~ PARENT|him ~~ afraid|scared|hate
        not ~ like|want ~ how|when|what|way ~ he|grandpa|uncle|PARENT|coach ~ breathes|breathe|touches|smells|stares|hugs
        wants|makes|asks|tells|lets me|us ~ sit|lie|sleep|cuddle on ~ him|lap
        say|says|kiss|kisses|tuck|tucks ~ me? ~ good night|goodnight ~~ stays|sits|lies|blanket
        shower|showers|undress|bathe ~~ when|if|until|only ~ he|PARENT|uncle|coach ~ out|not|gone|away|asleep
        when|while|if|whenever ~ mum|mother|mom ~ works|work|shift|away|out|asleep|working ~~ he|uncle|stepdad|grandpa|boyfriend|cousin ~~ room|comes|own|bed
        come|comes|invites|invited ~ me|to|into|over? ~ his|her ~ flat|place|hotel|apartment ~~ without|alone|secret
        without ~ telling ~ parents|mum|mom|dad|anyone|anybody ~~ meet|come|him|flat|alone|house
        come|meet|flat|house|him ~~ without ~ telling ~ parents|mum|mom|dad|anyone|anybody
        he|she|boyfriend is ADULT ~ but|and|he? ~ says|thinks|loves|wants ~ i|me|us
        i am|think ~ having|expecting|carrying ~ a baby
        period ~~ late|missed|weeks ~~ scared|test|tell|parents|dad|know
        test ~ was|is positive ~~ parents|dad|mum
        PARENT ~ must|may|can never|not know|find
        sent|sending|send|fly|flying|taking|take ~ me|home|away|us ~~ country|summer|abroad|village|there ~~ marry|wife|husband|bride|married|wedding
        me ~~ be|become ~ wife|bride
        to be a wife|bride
        """

    private static let pictures = """
        wants|want|asks|asked|tells|told|says ~~ camera|webcam|cam ~~ top|shirt|undress|body|lie
        take|took|pull|lift|taking my top|shirt|clothes|bra|skirt ~ off|up|down
        take|took ~ off my ~ top|shirt|clothes|bra|skirt
        i ~ sent|send|gave ~ him|her|one|some|two ~~ wants|asks|demands ~ more|another
        he|she|they ~ wants|demands|want ~ more|another ~~ or|otherwise ~ he|she|they
        owe|owes ~ him|her|them|someone|me? pictures
        he|she|someone|they|boy|guy|ex ~ has|have|got|took|saved|made ~ screenshot|screenshots|pictures|video|recording of me ~~ show|send|class|everyone|parents|post|school|unless|friends
        or|otherwise|else ~ he|she|they will ~ tell|show|send|post|come ~ it|them|to|that? ~ my ~ dad|mum|parents|class|friends|family
        met|chat|talk|someone|somebody|guy|man|boy ~~ online|game|discord|roblox|fortnite|insta|snap|chat|server ~~ pictures|camera|secret|owe|body|address
        """

    private static let threats = """
        they|everyone|you|all will|going ~ be ~ sorry ~ when|one|soon|then|that
        they|he|she|everyone|all will|going ~ regret ~ it|this|what
        everyone|they|all will|going ~ remember|know ~ my name
        remember my name
        not ~ laugh|laughing|smile|smiling ~ anymore|then|longer ~ after|when|on|then|soon|tomorrow|monday|once|friday
        list ~ of|with ~ who|everyone ~ who|is|been|was ~ mean|hurt|laughed|bullied ~ to|at? me
        key|keys|code ~ to|of|for ~ gun|weapon|rifle ~ cabinet|safe|cupboard
        know|knows|found ~ where ~ dad|father|uncle|grandpa|he ~ keeps|hides|locks ~~ key|gun|rifle|pistol
        tell|warn|told ~~ not ~ come to ~ school|class
        bring|bringing|carry|carrying|brought something ~ to|into|in|with ~ school|class|bag|me ~~ leave|stop|afraid|protect|sorry|scared
        i|we ~ will|going ~ make|show|get|teach ~ them|everyone|him|her|all ~ all? ~ pay|sorry|suffer|regret|scream|bleed
        head|face|heads ~ in|into|down|under ~ toilet
        vote|votes|voted|bet|bets|poll|joke|jokes|comment ~~ i|me ~ should|will|would|to ~ die|kill|disappear|hang
        do|doing|did world a? favour|favor
        wrote|writes|write|comment|commented ~~ i|me ~ should|better|to ~ jump|die|disappear|hang|drown|vanish
        told|tell|tells|say|says|said ~~ i|me ~ should|better|to ~ die|disappear|hang|drown|vanish
        """

    private static let friends = """
        sounds|sounded|reads|looks|feels|seemed like ~ farewell|goodbye
        FRIEND|CLOSE|she|he ~~ message|text|note|letter|wrote|posted|sent|story ~~ farewell|goodbye
        gave|gives|given ~ me ~~ will|would not ~ need|want|use ~ it|them ~ anymore|longer|again
        made|makes|make|making|asked|had|let ~ me ~ promise|swear ~ to|that|not|i? ~ not|say|nobody|tell|nothing|keep
        must|may not tell|say ~ anyone|anybody|nobody|mum|dad|parents
        supposed|allowed not ~ tell|say ~ anyone|anybody|nobody|mum|dad|parents
        must|may not ~ tell
        locks|locked|lock ONESELF ~ in|after|up ~~ sick|dinner|meal|crying|hear|cry|days|meals|puke|eat
        hear|heard|hears ~ her|him|sister|brother ~ being|be|throwing|vomiting|puking|throw ~ sick|up|every|night|after
        FRIEND|CLOSE|her|his ~ dad|stepdad|uncle|father|brother|boyfriend ~ does|do|doing|did ~ things|something|stuff to ~ her|him|them
        not ~ left|leaves|leave|got|get|out|gotten ~ out|of|his|her|their ~ of? ~ his|her|bed|room|house ~~ weeks|days|pointless|months|cries
        friend|brother|sister|cousin|mate|she|he ~ says|said|thinks ~ it|that? ~ life|everything|all ~ pointless|worthless|hopeless
        """
}
