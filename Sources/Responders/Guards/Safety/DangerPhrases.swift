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
}
