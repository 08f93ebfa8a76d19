/// What is said by those who do not mean to be there any longer, and who name neither death nor how.
///
/// Each line is about oneself: an absence that others would be better off with, a future that is not seen, needs that
/// end, a farewell. They count only where nothing of everyday life explains them.
enum ImpliedFarewell {
    static let all = [absence, burden, future, needs, farewell, peace, rest, places, means].joined(separator: "\n")

    private static let absence = """
        BETTER ~ without me
        without me ~~ BETTER
        BETTER|notice|same|miss|ask|care|difference|cry ~~ if|when|once i ~~ not|was|were ~ gone|there|here|around|vanished|disappeared
        BETTER|notice|same|miss|ask|care|difference|cry ~~ if|when|once i ~ gone|vanish*|disappear*
        if|when|once i ~ was|were|am not ~ there|here|around|alive|born ~ 
        if|when|once i ~ vanish*|disappear* ~~ BETTER|same|notice|care|miss|world|nobody|everyone
        BETTER ~~ i was|were not ~ there|here|around
        if|when i ~ not ~ show|turn|come|wake|be ~ up|back|there|tomorrow ~~ nobody|notice|ask|miss|care
        nobody ~ would|will ~ remember|know ~ that? i ~ was|existed|lived
        nobody ~ would|will ~ look|looking|search|searching for me
        nobody ~ notices|noticed ~ when|if i ~ not|am ~ there|here|gone|around|missing
        world|life|home|everything ~ same|BETTER ~ without me
        one child|kid|person|daughter|son|mouth|pupil less
        one less|fewer child|kid|mouth|problem|worry|person|daughter|son ~
        there was|were|is no me
        make|makes|would ~ difference ~ if|whether i ~ here|there|alive|exist|around|lived|left|not
        they|parents|mum|dad|mom|family|everyone ~~ relieved|BETTER ~~ just|only|without ~ sister|brother|me|siblings
        family|parents|mum|dad|everyone ~~ get|got over it|me
        """

    private static let burden = """
        I am|feel ~ in ~ everyone|everybody|everyones|their|peoples way
        I ~ cost|costing ~ money|them|everyone|much
        I ~ take|taking ~ up ~ space|air|room|oxygen ~
        waste of ~ space|air|oxygen
        I am|was mistake|burden|waste|ballast|unwanted|superfluous|nuisance
        I ~ make|making|made ~ everything|everyone|it|life|lives ~ worse|miserable|harder ~ for ~ everyone|them|mum|dad|parents|family
        I ~ ruin|ruined|ruining ~ everything|lives|family|everyones|their
        nobody ~ wanted|wants|needs|chose ~ me|i ~ anyway|here|born|anymore
        """

    private static let future = """
        not plan|planning|intend|expect|going ~ on|to? ~ finishing|finish|reach|reaching|see|live|be ~ this|next|the ~ year|birthday|summer|end
        will|would not ~ need|needing|be ~ needing? ~ graduation|prom|birthday|christmas|dress|suit|certificate
        not ~ see|picture|imagine ~ SELF ~ getting|being|becoming|reaching|turning ~ to|older|old|adult|grown|AGE
        not ~ see|picture|imagine|plan ~ on|about ~ future
        not ~ picture|imagine ~ next year
        not|never ~ get|grow|become|getting|growing ~ old|older|adult
        not|never turn|reach|become AGE
        no ~~ where|that|in i ~ get|grow ~ old|older|adult
        not ~ be ~ there|here|around|alive ~~ exam|exams|finals|graduation|results|certificate|grade|report ~ anyway
        why|point|bother ~~ not ~ be ~ there|here|around|alive
        not ~ be ~ there|here|around|alive ~ to|when ~ see|read|hear|get|take|write|finish ~
        not bother ~~ not ~ matter|need
        not ~ matter|count ~ after|anymore|soon|then ~ DAYS|week|weekend|tomorrow|tonight|anymore|anyway
        last ~ thing|message|lesson|question ~ i ~ will ever
        not ~ want ~ another|more day|days|year|morning
        no reason left
        only ~ reason|thing ~~ i ~ still ~ here|alive|around|going|living ~ is ~ my|her|him
        nothing|nobody|little ~ keeps|holds|holding|keeping me ~ here|alive|anymore
        nothing left ~~ keeps|keep|holds|hold me
        """

    private static let needs = """
        will|would not ~ need|needing|use|using ~ it|them|things|stuff|account|course|lessons|this|phone ~ longer|where
        will|would not using it
        will|would not ~ need|needing|use|using ~ this|course|account|lessons|phone|app ~ course|app|soon|anymore|longer ~ soon|anymore|longer
        not need ~ course|account|phone|things ~ soon|where
        give|have|take|gets|pass ~ my ~ spot|place|seat|account ~ to|in ~ someone|somebody|anyone|another ~
        someone|somebody|anyone else ~ can|could|should|may ~ have|take|use ~ my ~ spot|place|seat|account|things|stuff
        what happens ~ to|with my ~ account|things|stuff|phone|profile|messages|cat|dog ~~ if|when i ~~ not|gone|dead ~
        delete|erase|remove|destroy|burn ~~ wrote|everything|messages|chat|diary ~~ afterwards|parents|find|finds|gone
        who ~ gets|get|inherits ~ my ~ things|stuff|phone|room|money
        cat|dog|hamster|rabbit|rabbits|pet|pets|budgie|horse|kitten ~ will|going|can|gets|may|should ~~ live|stay|move|home ~ with|to|at ~ my|our? ~ cousin|friend|neighbour|neighbor|aunt|grandma|someone
        arranged|found|sorted ~ someone|somebody|home|place|everything ~ for|who ~ my ~ cat|dog|hamster|rabbit|pet|pets|after|when
        I ~ gave|given|giving|give ~~ all|most ~ my ~ things|stuff|manga|mangas|games|clothes|collection|figures|savings|jewellery|toys|records|lego|comics|money
        gave|given|giving|give ~ my ~ things|stuff|manga|games|clothes|collection|figures|savings|jewellery|toys|lego|comics ~ to|away
        """

    private static let farewell = """
        wrote|written|write|writing|recorded|leave|leaving ~~ letter|letters|note|notes|video|message ~~ keep|afterwards|gone|remember|find|finds
        has|have something ~ keep|remember|left ~ of|from|by|me? me
        remember|forget me ~ please|when|if|always|sometimes|forever|as
        not forget me
        please remember|not forget me
        tell|say|give ~ NEAR|parents|them|everyone|family|mum|little ~~ not ~ her|his|their|your|anyones fault
        not ~ her|his|their|your|anyones|mum|dad fault ~ if|when|ever|that|i|please|what
        tell|say ~~ NEAR|parents|them|everyone|family|teacher|mum|dad ~~ i ~ loved|loves|sorry|tried|always
        tell|give ~~ NEAR|parents|them|family|mum|dad ~ that? i loved
        this|that is|was ~ goodbye|farewell|bye ~
        goodbye|bye|farewell ~ for good|ever|forever|always
        not|never ~ hear|see ~ from|of|me me again|anymore
        not|never ~ see me again|anymore
        not ~ be? ~ sad|cry|mourn ~ when|if|because|about|for ~~ me|gone|i
        not ~ miss|cry|mourn ~ about|for|over|too? me
        """

    private static let peace = """
        I ~ picked|chosen|set|fixed day|date
        i ~ chose|chosen|decided ~ when|where|how ~ i ~ go|leave|do|end
        everything|all|it ~ all|be|everything ~ be|is over ~ after|soon|then|tonight|friday|monday|saturday|sunday|tomorrow
        it ~ will ~ be over ~ soon|then|tonight
        will ~ all be over
        after|until ~ my|this ~ birthday|weekend|christmas ~~ be over|gone
        peaceful|calm|free|relieved|lighter|peace ~~ decided|decision
        decided|decision ~~ peaceful|calm|relieved|free|peace
        will ~ stop|stops|end ~ hurting|hurts|hurt ~ soon|then|tonight|i|for
        not ~ hurt|hurts|hurting ~ anymore|longer ~ soon|then|after|tonight
        soon|then|tonight|friday|tomorrow ~~ not ~ hurt|suffer|feel anymore|longer|anything
        found ~ way out ~~ scared|afraid|not|easy
        I ~ can|could ~ leave|go|end ~ any|anytime|whenever|forever ~ time|moment|want|if
        knowing|thought|idea|know ~~ leave|end|stop|go|out ~ any|anytime|whenever|forever ~ time|want
        """

    private static let rest = """
        I WANT ~ everything|world|all ~ go|be|become|turn|stay|going ~ dark|black|silent|quiet
        quiet|silence|silent|dark|asleep|peace|sleep|rest ~ for good|ever|forever|always
        WANT ~ stop|quit|not ~ being|be ~ me|SELF|anyone|somebody|someone|here ~
        tired|sick|hate ~ of? being me
        fall|go|falling ~ asleep|sleep ~~ not|never|without|no ~ morning|wake|waking|tomorrow
        no ~ morning|tomorrow ~ after|for|anymore|me
        hope|hoping|wish|wishing|pray|praying|waiting ~~ god|car|truck|lorry|bus|train|lightning|illness|cancer ~~ take|takes|hit|hits|kill|kills|run|runs|crash*|end|ends me
        god ~ take|takes|took|let|lets ~ me ~
        tired ~ and|but ~ not ~~ sleep ~ fix*|help*|cure*
        not ~ carry|bear|endure ~ this|everything|life ~ anymore|longer
        not ~ keep|go ~ on? ~ pretending|smiling|acting|faking
        smile|smiling|laugh ~ all|every day ~~ cry|floor|bed|bathroom|inside|alone
        not ~ feel|feeling ~ anything|nothing ~ anymore|inside|longer|at
        every day ~ is ~~ same ~~ not want ~ more|another|them
        I ~ am|feel ~ just|only ~ body|shell|ghost|shadow ~
        """

    private static let places = """
        not ~ look|looked|looking ~ left|before|when|while ~ i? ~ cross|crossed|crossing ~ road|street
        cross|crossed|crossing|cycle|cycled|run ~~ road|street|red ~~ not ~ look|looked|looking|stop ~~ purpose|hope|car|hit
        train|car|truck|lorry|bus ~~ one|a? step|jump ~~ done|over|gone|forward
        I ~ stood|stand|sat|was|sit|climbed|standing|sitting ~ at|on|up|to|outside ~ top|roof|edge|bridge|ledge|rails|railing|parapet|cliff|tracks ~~ hour|hours|night|nobody|minutes|alone|wind|battery|thinking|long
        legs|feet|leg ~ outside|over|dangling|hanging|dangle ~
        windowsill|ledge|railing|roof|edge|balcony ~~ legs|feet|outside|tempting|dark|wind
        look|looking|looked ~ down ~~ tempting|pulls|calls
        is|would ~ it|that ~ quick|painful|painless ~ if|when|to|for ~ you|i? ~ fall|jump|drown|hang|bleed|die|freeze
        does|will|would|do ~ it|you ~ hurt|feel|suffer ~~ drown|drowning|hang|bleed|die|suffocate|dying
        you|i ~ fall|jump ~ from|off|out ~~ floor|storey|window|roof|bridge
        """

    private static let means = """
        save|saving|saved|collect|collecting|collected|hoard*|stash*|hidden|hiding ~~ tablets|pills|meds|medicine|medication|paracetamol
        sleeping pills|tablets|stuff|medicine|meds ~~ how|much|many|lot|all|drawer
        how much|many ~~ sleeping|tablets|pills|meds|medicine|medication ~~ too|kilos|kg|weigh|weighs|dangerous|enough|asleep|die|sleep
        what happens ~~ take|swallow ~ all of them at? once
        medicine|pills|pill|tablet|tablets|drug|medication ~~ not|never wake
        I ~ took|taken|swallowed ~ something|many|lot|bottle|them|everything|all|whole|handful ~~ heart|dizzy|sleepy|weird|numb|blurry|shaking
        feel|feeling|am|feels ~ so? ~ dizzy|sleepy|weird|numb|blurry ~~ had|took|taken|swallowed|drank ~ too? ~ many|all|something|them
        not ~ stop|stops|stopping ~ bleeding
        bleeding ~~ alone|help
        not want ~~ call ~ anyone|anybody|ambulance|doctor
        god|heaven|hell|forgive*|forgiven ~~ if|when ~~ did|do ~ it ~ SELF|yourself
        would|is ~ it ~ sin ~ if|when|to
        """
}
