/// What somebody says who is in danger, or whose friend is.
///
/// Each line alone is reason enough to ask a person.
/// What is also said about homework is not in here: "this kills me", "my brother beats me", "the suicide rate fell".
enum DangerPhrases {
    static let death = """
        KILL SELF
        kill|killed|killing|murder yourself
        I WANT ~ suicide|suicidal
        I am|feel|was ~ suicidal
        suicidal thoughts|feelings|ideation
        I ~ commit|committing|committed|attempt|attempting|attempted|considering|contemplating suicide
        my suicide
        suicide is ~ only|best|answer|option|solution
        thinking|thought|think|thoughts about|of suicide
        I WISH ~ to|of|about die|dying|death
        I WANT ~ die ~ tonight|soon|anyway|alone|nobody|now|tomorrow|friday|monday|weekend
        I wish|wished ~ dead|gone
        my own? funeral|grave|gravestone|coffin
        world|family|everyone ~ not need me
        not|never ~ wanted|asked|want|ask ~ born
        voice|voices ~ tell|telling|says|say|in ~ me|head|i|kill
        walk|walked|swim|drive|go|went ~ into ~ sea|ocean|river|lake|water ~ not|never|and ~ come|back|return|stop|swim
        survived ~ my|first|suicide attempt
        I WANT out ~ of? ~ life|here|everything|this
        feel|am dead inside
        WANT ~ be|with ~ grandma|grandpa|mum|dad|brother|him|her|dog ~ in|up heaven
        go|going to heaven
        point ~ in|of ~ being|staying|be|stay alive|living|here
        better off ~ not ~ existing|alive|here|living
        not ~~ make|survive|get|last ~ through? ~ night|winter|weekend|tonight
        googled|searched|looked|search|google ~ which|how|up|what|for ~~ pills|die|kill|deadly|noose|painless|suicide|lethal|poison|overdose
        decided|decide ~~ last day|night|week
        you ~~ not ~ have ~ help|put|worry|deal|bother ~ me|up|with|about ~ much|longer|anymore
        not ~ deserve ~ live|life|alive|exist|breathe
        he|she|they|NEAR ~ talking|talks|talk|writes|draws ~ about ~ death|dying|suicide|killing
        think|thinking|thoughts|dream|dreaming about|of ~ dying|death ~
        how much longer ~ i ~ can|keep|pretend|take|live|want
        I WISH be|were|was dead|gone
        I WANT ~ end my|this|the life|misery|suffering|pain|existence
        I WANT ~ it|everything|this to? end|stop|over ~ forever|good|existing
        WISH ~ pain|hurt|hurting|suffering|hurts ~ stop|stops|end|ends|over|away
        I WANT ~ it|everything all? to end
        I WANT ~ everything to stop|end
        I WANT ~ end it all
        ending it all
        want|wanted|going to end it
        end|ending|take|taking|ended my own? life
        I WANT ~ stop existing|living|breathing
        I WANT ~ not exist|live|be|wake ~ anymore|alive|here|up|longer|exist|tomorrow
        I WANT ~ disappear|vanish|leave ~ forever|good|world|everything|earth|everyone|completely|planet
        I WANT ~ cease to exist
        not WANT to live
        not WANT ~ be|being|stay alive
        not WANT ~ be|being|stay here anymore
        not WANT ~ be|being in|on this world|earth|planet|life
        not WANT ~ exist
        not WANT ~ this life
        not WANT ~ wake up
        hope|hoping|wish|pray|praying ~ never|not wake|waking up
        never wake|waking up
        not wake up anymore|tomorrow
        sleep forever
        WANT never been|be born
        wish|wished ~ never|not ~ born|existed
        should never|not have been born
        rather be dead
        rather|better die than
        better off dead|without
        everyone|everybody|world|family|they|parents|mum|mom|people|life ~ better|easier|happier ~ without me
        everyone|everybody|world|family|they|parents|mum|mom|people|all ~ better|easier|happier ~ if|when|once i ~ gone|dead|died|exist
        nobody|anyone would|will ~ miss|notice|care|cry ~ if|when|me ~ me|gone|dead|die|died|disappeared|i|left
        nobody|anyone would|will miss me
        when|once|if|after|until|till i am ~ dead|gone
        if i was|were|am dead
        if i die|died|vanished ~ nobody|would
        when i am not alive|here anymore
        no|any|not ~ reason|point|sense|will|purpose ~ to|in|of ~ live|living|alive|life|existing|stay
        nothing ~ live for
        nothing left ~ live|me|life
        life is ~ not worth
        life ~ not worth living|it
        life ~ no sense|meaning|point|purpose
        not worth living
        tired|sick|done|exhausted|fed|weary|finished|through ~ with|of|up ~ life|living|alive|existing|existence|breathing
        WANT give up ~ life|living|everything
        giving|given|give up on life|living|everything|myself
        can not ~ go|going|carry|keep|cope|live ~ on|going|living|anymore|longer|with ~ anymore|longer|life|like
        can not ~ go|carry|keep ~ on|going|living anymore|longer
        can not live ~ anymore|longer
        can not live like|with this
        can not go on anymore|longer
        can not go on ~ like|living
        not ~ see|have|see|find ~ way out|future
        no|only way out for|anymore|except|is|i|but
        no next|future|tomorrow|more ~ year|birthday|christmas|me ~ for? me
        no future for me
        not see|imagine ~ SELF|me ~ turning|growing|at|older|alive|living|reaching|old|grow|reach
        why ~ i am ~ still|even ~ breathing|alive|here|living|exist
        why ~ still breathing|alive
        if i ~ not|never|ceased|stopped ~ exist|existed|existing|born
        i ~ never existed
        not WANT ~ be ~ me|person|human anymore
        not WANT ~ be|do|live ~ anymore
        ending it ~ tonight|today|now|soon|all|tomorrow
        last time|thing|message ~ you|i|we|anyone ~ hear|hears|see|sees|write|talk|ask|read
        wish ~ bus|car|train|truck|lightning|someone ~ hit|run|hits|kill|struck|shoot ~ me
        when i ~ gone ~ will|anyone|nobody|would|you|they|my
        not ~ have|see a|any|my future
        hate being|to be alive
        feel like disappearing|dying
        will|would not ~ alive
        will not make|live|reach|see|turn ~ to|until|till|past|it ~ 13|14|15|16|17|18|19|20|birthday|christmas|summer|graduation|spring|winter|new
        not ~ be|being alive ~ then|for|to|when|by|anymore|next|tomorrow
        i am|will be dead ~ then|by|before|soon|tomorrow|tonight|next|when
        i will be gone ~ forever|then|by|soon|before|when
        will|would not be GONE ~ anymore|longer|much
        goodbye|bye|farewell forever
        goodbye cruel|world
        my goodbye|farewell|suicide note|notes|letter|letters|message|video
        last message ever|from|before
        tell my|them ~ i ~ love|loved ~ them|her|him
        cutting|slit|slitting|slashed|open my wrist|wrists|veins|throat
        die by ~ suicide|own
        by my own hand
        my ~ suicide|overdose
        I took|take|had|survived|tried ~ overdose
        overdosed|overdosing
        wish|wished|sad|sorry|hate ~ it|attempt|overdose ~ worked|failed|survived ~ ~ me|i|then|attempt
        should have died
        I WISH ~ die
        want die
        to die tonight
        """

    static let means = """
        I WANT ~ overdose|od
        I WANT ~ jump|jumping ~ off|from|in|under|into|out ~ HIGH|traffic
        I WANT ~ throw|throwing SELF
        throw|throwing|threw SELF ~ in|off|under|out|from|down|into
        WANT ~ jump|jumping|step|stepping|walk|walking|run|running|lie|lying|drive|driving ~ front|tracks|traffic|rails
        stand|standing|stood ~ platform|bridge|roof|balcony|rails ~~ jump|jumping|think|falling|fall|step
        jump in front of a|the train|bus|car|truck
        I am|was|stood|stand|sat|sit ~ standing|sitting|stood|sat|stand|up? ~ on|at ~ HIGH ~ edge|railing|of|now|thinking|want|jump|again
        i am ~ on|at the|a bridge|roof|rooftop|ledge|tracks|rails|cliff|railing
        i sit|stand|stood|sat ~ on ~ bridge|roof|rooftop|ledge|tracks|rails|railing|windowsill
        I took|take|swallowed|swallow|taken|ate|downed ~ lot|many|whole|handful|pack|packet|bottle|20|30|40|50|ten|twenty|thirty|forty|fifty|mums|entire|full ~ PILLS
        took|take|taken|swallowed|swallow all ~ PILLS
        took|taken|swallowed|ate ~ too many PILLS
        I took|swallowed|drank|taken|drunk ~ PILLS ~ now|tonight|dizzy|sleepy|tired|help|hour|minutes
        drink|drank|drinking|swallow|swallowed bleach
        saved|saving|collected|collecting|hidden|hid|hoarding|hiding|stashed|stole|stolen|bought ~~ PILLS|razor|razors|blades|noose|blade
        I have|got|found|bought|made|tied ~ rope|noose ~ ready|and|tonight|around|under|hidden|in
        tie ~ noose
        I tried ~ it|with ~ with ~ belt|rope|pills|knife|gas|razor|scarf|cable
        bleed|bled to|out death|from|alone|until
        drink|drank|drinking ~ cleaner|bleach|poison|acid|antifreeze|detergent|chemicals|pesticide
        I have|got ~ pills|tablets|gun|razor|blade|blades ~ ready|hand|next|front|here|bed|desk|under|enough|hidden
        how many|much ~ PILLS ~ die|kill|overdose|lethal|dead|fatal|deadly|enough|dangerous|sleep
        how many|much ~ pills|paracetamol|tablets ~ need|take ~ die|dead|end
        what happens|happen ~ if|when i ~ take|swallow|drink|overdose|mix|eat ~ PILLS
        painless|painlessly|easiest|quickest|fastest|best|easy|quick|least|peaceful|hurt ~ way|ways|method ~ die|kill|dead|go|suicide|end
        way|ways to die ~ painless|hurt|without|quickly|fast|sleep
        die|death without pain|hurting
        does|do|will|did ~ it|you|think hurt|hurts|painful ~ to|when|if die|dying|hang|drown|overdose
        does dying|death|hanging|drowning hurt
        is it painful|hard|scary|easy to die
        how ~ to|can|do ~ tie ~ noose
        how ~ to|can|do ~ i ~ overdose
        how do|can|could|would i ~ die
        everything|it|all|letters|note|rope|pills|plan is|are|have ready ~ end|die|go|night|goodbye
        wrote|written|writing|write my ~ goodbye|farewell|last|will|testament
        I gave|give|giving|given ~ away ~ my|all|everything|things|stuff
        giving|gave|given|give away ~ my|all|everything ~ things|stuff|everything|clothes|games|possessions|belongings
        who will|would|can|should|could ~ take|look|feed|care|walk|get|have ~ my|after|for ~ when|if|once|after i ~ gone|dead|not|die
        my last day|night|week|birthday|christmas|hour|evening|weekend ~ alive|earth|ever|here|on
        a plan|date ~ to|for|how|when ~ end|die|kill|dying|death|suicide|it ~ all|myself
        how i will|am|want ~ do|going ~ it ~ die|night|rope|pills|end
        """

    static let harm = """
        HARM SELF
        cut|cutting|cuts SELF ~~ again|purpose|every|night|deep|bleed|yesterday|calm|because|feel|stop|when
        cutting SELF
        been|started|start|stop|stopped|keep|kept|addicted cutting|burning ~ since|for|again|last|my|anymore|to|because|month
        cutting since|again
        I ~ cut ~ where|there|deeper|deep
        pull|pulling|rip|ripping ~ my hair ~ until|till|blood|bald
        slam|slamming|slammed|smash|smashing|trap|crush ~ my hand|hands|fingers|finger|head|arm ~~ when|until|purpose|every|because|again
        I slam|smash|bang|hit|squeeze|crush ~ my hand|hands|fingers|finger|arm ~ in|with|against ~ door|drawer|wall|hammer|stone
        when|until|because ~~ slam|smash|burn|cut|scratch|bite|punch|hit my|SELF ~ hand|hands|arm|arms|head|leg|legs|skin|fingers|SELF
        lighter|cigarette|candle|iron ~ against|on|to|into ~ my|SELF ~ arm|leg|skin|hand|legs|arms
        did it ~ SELF ~ on|to|because
        burns|cuts|wounds|marks ~ i did|made ~ it|them|SELF
        cutting is|was ~ only|thing
        hide|hides|cover|covers ~ what i ~ did|do|done ~ my
        WANT ~ cut SELF
        cut|cutting|cuts|slit|slitting|slice|slicing|carve|carving|carved|scratch|scratched|scratching ~ my ~ arm|arms|wrist|wrists|leg|legs|thigh|thighs|skin|stomach|hips|hip|veins|forearm|forearms|ankles|body
        burn|burned|burning|burnt|burns ~ my|myself ~~ purpose|cigarette|cigarettes|lighter|iron|deliberately|again|feel|candle|every
        burn|burned|burnt|burning SELF ~ because|when|again|to|with
        arms|arm|legs|wrists|wrist|thighs|skin|body is|are|has|have|full|covered ~ full|covered|has|have|of|in|with ~ cuts|scars|scratches|burns|wounds|marks
        cuts|scars|cut|scratches|burns|wounds on|along|all ~ my ~ arm|arms|wrist|wrists|leg|legs|thigh|thighs|skin|stomach|hips|body
        my cuts|scars
        hide|hiding|hid|cover|covering|show|shows|sees|saw|see|seen ~ my|the ~ scars|cuts
        razor|blade|blades|lighter|scissors|needle|needles|compass|sharpener|glass ~~ my|into|against ~ arm|arms|skin|wrist|wrists|leg|legs|thigh|thighs
        punch|punched|punching|hit|hitting|hits|slap|slapping|bite|biting|bit|scratch|scratched|pinch|pinching|beat|bruise SELF ~~ until|till|every|when|because|purpose|hard|bleed|bruise|bruises|calm|so|again|head|face
        bang|banging|banged|hit|hitting|smash|punch|punching ~ my head|fist|fists|hand|hands|knuckles ~ against|on|into|wall ~~ until|till|bleed|bleeds|bleeding|blood|purpose|every|bloody|broke
        I do|did|am|was|have|been|doing|started|use|used|want|relapsed|still ~ to|doing|with? selfharm
        selfharm again|yesterday|today|since|tonight|every
        into|my selfharm
        I selfharm
        relapse|relapsed|relapsing
        clean from|for|since ~ sh|cutting|selfharm|days|weeks|months|week|days|2|3|4|5|6
        urge|urges to cut|hurt|harm|burn
        sh again|relapse|relapsed
        pain|bleeding|blood|cutting|bleed ~ helps|calms|relief|feels|only|makes ~ me|good|thing|better|feel
        I bleed|bleeding|bled ~ calm|better|feel|until|then
        until|till i|it|they|skin|am ~ bleed|bleeds|bleeding|bled|raw
        """

    static let eating = """
        starve|starving|starved SELF
        make|making|made|force|forcing ~ SELF ~ throw|puke|vomit|sick|purge
        throw|throwing|threw|puke|puking|vomit|vomiting|purge|purging up? ~ after|everything|what|all|purpose|each ~ eat|eating|ate|meal|meals|dinner|lunch|eaten|purpose|food
        throw|throwing|puke|puking|vomit|vomiting up? ~~ every|each|whenever|purpose|toilet
        I ~ been? purging|bingeing|purge
        finger|fingers|toothbrush ~ down|in ~ throat
        I purge|purging|binge|bingeing
        I ~ not ~ eat|eaten|eating|ate ~~ for|since|in|anything|properly ~ NUMBER|days|week|weeks|monday|tuesday|wednesday|thursday|friday|sunday|anything ~ days|week|weeks|because|and|now|anymore
        not eaten ~ for|in|since ~ DAYS
        not ~ meal|food|eaten|eating|eat ~ for|in|since ~ NUMBER ~ days|weeks
        not deserve ~ food|eat
        only eat|eating|ate ~ apple|yoghurt|cracker|salad ~ day
        I ~ not eat|eating ~ because|until|till|so|anymore ~ fat|thin|skinny|weight|disappear|die|bones|ugly
        I stop|stopped|quit|refuse|refusing|stopping ~ eating|eat|food
        I WANT ~ starve|stop|not ~ eating|eat|death|starve|thin
        skip|skipping|skipped ~ meals|meal|lunch|dinner|eating ~~ fat|weight|thin|skinny|weeks|days|faint|fainted|weak|punish
        I am|feel ~ too|so ~ fat ~~ eat|eating|eaten|not|stopped|disgusting|hate
        because i am too fat
        laxatives|laxative|proana|thinspo
        count|counting every|each calorie|calories
        I ~ puke|vomit|purge ~
        if|when|until|unless ~ ~ I puke|vomit|purge
        I weigh ~ 30|31|32|33|34|35|36|37|38|39|40|41|42|43 kg|kilos
        burn off ~ dinner|food|lunch|what|everything|calories ~
        no|not dinner|lunch|food|breakfast ~ if|when|until|unless|because ~ too|bad|weigh|grades|it|i|good
        I have|am|got|think|started|become|becoming ~~ anorexic|anorexia|bulimia|bulimic
        eat|eating|eaten|ate|live|only|under|max|than ~~ 100|200|300|400|500|600|700 calories|kcal|cal
        lose|lost|losing ~~ kilos|kg|pounds|weight ~~ fainted|faint|eat|eating|starve|collapsed|anymore|bones
        """
}
