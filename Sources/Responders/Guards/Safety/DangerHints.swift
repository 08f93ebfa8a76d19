/// What is said by those in danger, and by others: heard only where nothing else explains it.
enum DangerHints {
    /// Enough alone, unless the text is about a story, a game, a computer or a lesson.
    static let told = """
        suicide|suicidal
        funeral ~~ my|me|i
        bleach|noose|razor|razorblade|overdose|overdosed|corpse
        naked|undress|undressed
        stabbed|strangled|murdered
        FRIEND|CLOSE|mum|mom|she|he ~~ pills|tablets|razor|rope|blades
        gave|gives|giving ~ his|her|their ~ away
        which pills|poison
        death|dying|heaven ~~ i|me|he|she|my
        i|he|she|my ~~ death|dying|heaven
        selfharm ~ help|friend|someone|she|he
        overdose
        kill|kills|killed|killing|hang|hangs|hung|hurt|hurts|cut|cuts|cutting|harms|starves ONESELF
        abused|molested|raped|rape|rapes
        nudes
        noose
        WISH|going|will|gonna ~ die
        WANT be dead
        i|he|she|to|WANT ~ jump|jumped|jumping ~ off|from ~ bridge|roof|building|balcony|cliff|window
        how long ~ take|takes|does ~ to ~ die|bleed|suffocate|drown|starve
        how high|deep|far ~ jump|fall|cut ~ die|survive|dead|kill
        how many|much ~ is|are|would|does ~ lethal|deadly|fatal
        commit|committing|attempt suicide
        goodbye|farewell note|notes|letter|letters|message|video
        bring|brings|bringing|brought|carries|has ~ gun|guns|knife|pistol|rifle|bomb ~ to|at|in ~ school|class|bag|backpack
        being|getting|gets|was ~ bullied|stalked
        hide|hides|hiding|hid ~ in|under ~ closet|wardrobe|bathroom|bed|cellar|basement ~ because|from
        WANT kill|stab|strangle him|her|them ~ really|seriously|tonight|tomorrow
        wrote|written|writing|finished ~ letter|letters|note|notes ~ already|mum|mom|dad|parents|family|brother|sister|everyone|goodbye|farewell|gone|loved|last
        wrote|written ~ the|my letters
        say|saying|said goodbye ~ to ~ everyone|everybody|friends|family|all|you|forever
        was|am|is not a? joke|joking ~ die|kill|hurt
        slept|sleep ~ with me ~ he|she|teacher|PARENT|coach
        my ~ FRIEND|CLOSE ~ has|have|had|with ~ cuts|scars|wounds|bruises ~
        anorexic|anorexia|bulimia|bulimic
        hits|hit|beats|beat ~ her|him|his|kids|children|them ~ every|kids|children|wife|daughter|son|child|at|drunk
        drown|drowned|drowning SELF
        knife|gun ~ at|to school
        school shooting|shooter
        """

    /// Two of them together are enough; none is where the text is about something else.
    static let worries: [String] = [
        """
        not mean ~ homework|maths|math|school|exercise|task|exam|test|course
        not ~ about ~ homework|maths|math|school|course
        not ~ joke|joking|kidding
        it|this|that is not homework|maths|math
        for real
        i mean it
        seriously|fr|irl|srsly
        like really
        not alive
        """,
        """
        can not ~ do|take|stand|bear|handle|cope ~ it|this|anymore ~ anymore
        can not anymore
        WANT ~ give up
        giving up
        """,
        """
        WANT it ~ to? stop|end|over
        WANT ~ to ~ stop|over
        WANT ~ disappear|vanish
        be over soon|forever|finally|then
        stop for good
        """,
        """
        will not ~ be ~ here|around
        not need ~ it|them|this|that|anything ~ anymore
        will be free|gone
        """,
        """
        goodbye ~ everyone|everybody|all|and|you|friends
        thank|thanks ~ you|for ~ everything|nice|kind
        """,
        """
        only one who
        tell my|them ~ i ~ sorry|sad
        sorry for everything
        take care of
        i love you all
        """,
        """
        hate my|this life
        hate SELF
        hate my body
        I am|feel ~ worthless|useless|burden|disgusting|hopeless|nothing|failure|trapped
        a burden
        disappoint|disappointment
        """,
        """
        depress*
        hopeless|worthless
        empty|numb inside
        nothing matters|helps
        no hope
        pointless
        """,
        """
        nobody ~ likes|loves|cares|understands|needs|wants|talks|believes|listens|help|helps ~ me
        everyone|everybody|they ~ hates|hate|ignores|ignore|laugh|laughs|against ~ me
        alone|lonely
        nobody ~ talk|tell
        no friends
        have nobody
        """,
        """
        cry|crying|cried ~~ every|sleep|night|nights|hours|stop|all
        panic attack|attacks
        nightmares|shaking|trembling|shivering
        can not ~ sleep|breathe|eat
        fainted|faint|collapsed
        """,
        """
        I am|was ~ AFRAID
        AFRAID ~ of ~ him|her|them
        so scared
        """,
        """
        bleed|bleeds|bleeding|blood|bled
        bruise|bruises
        lighter|cigarette
        cuts|scars|wounds
        pills|tablets
        long sleeves
        """,
        """
        punish|punishes|punished|punishing SELF|me
        purpose
        because i deserve
        deserve it|this|to
        """,
        """
        PARENT ~ screams|screaming|yells|shouts|shouting|angry|furious|violent
        parents|they ~ fight|fighting|scream|screaming|divorce
        at home
        go home
        """,
        """
        drunk|drinks|drinking|wasted
        drunk
        """,
        """
        not ~ tell ~ anyone|anybody|parents|mum|mom|dad|teacher|nobody|them
        secret|secretly
        who can i ~ talk|tell|call|ask
        somebody|someone to talk
        helpline|hotline
        please help me
        """,
        """
        wish ~ was|were|be ~ else|different|not
        what is|was the ~ point ~ of|in ~ anything|everything|it|all|learning|going|trying|studying|school
        not care ~ anymore|happens|about|how
        nobody knows
        when ~ everyone sleeps|asleep
        not ~ be|make|see ~ for|to|until|see ~ exam|exams|finals|birthday|summer|christmas|graduation
        """,
        """
        theyll|they|he|she|everyone will ~ see|regret|sorry|pay
        revenge
        get back at
        dads|dad|fathers|my ~ gun|knife
        """,
        """
        knife|knives|gun|guns|rifle|pistol|rope|belt|bomb|weapon
        """,
        """
        bleach|cleaner|poison|overdose
        """,
        """
        wrist|wrists|thighs|throat|veins|arms
        """,
        """
        bridge|roof|tracks|rails|balcony|ledge|edge
        """,
        """
        died|dying|dead|alive|kill|killing|killed|death|exist|existed|breathing
        """,
        """
        hide|hiding|hides|screaming|screams|yells|shouts
        terrified|frightened|threaten*
        """,
        """
        at night
        my|his bed|lap
        shower|undress|underwear|naked|kiss|kissed|touch|touches|touched|porn|sex
        """,
        """
        hurt|hurts|hit|hits|beat|beats|slapped|punched|choked|kicked
        """,
        """
        forever|planned|my fault|deserve|trapped|suffer|suffering|pain
        police|ambulance|hospital|emergency
        """,
        """
        gave|give|giving|gives my ~ to
        """,
        """
        look|looking|take|taking ~ after|care ~ him|her|it|them|hamster|dog|cat
        """,
        """
        starve|starving|starved
        stopped eating
        not eat|eaten|eating
        hungry
        """,
        """
        fat|weight|calories|skinny|kilos|thin
        """,
        """
        tonight ~ is|it|i ~ night|end|over|do
        last day|night|message|time|goodbye|question
        have|got|made|with a plan|date
        everything|all ~ is|ready|prepared|planned ~ ready|prepared|planned
        all planned
        it is over
        friday|saturday|sunday|monday ~ is|it ~ day|over
        it is time
        """,
    ]
}
