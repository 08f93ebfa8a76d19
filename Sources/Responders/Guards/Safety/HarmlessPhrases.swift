/// What sounds like danger and is none: idioms, accidents, and what texts are about that nobody has to be afraid of.
enum HarmlessPhrases {
    /// Struck out before anything is listened for.
    static let idioms = """
        die|dying|died|dead|dies ~ of|from ~ boredom|laughter|laughing|shame|embarrassment|embarrassed|heat|cold|curiosity|tiredness|excitement|cringe|cuteness|thirst|boring
        dying to know|see|hear|find|try|understand|get
        dying inside|laughing|here
        die laughing
        embarrass* ~ WANT ~ die
        to die for
        die hard
        dead tired|line|end|easy|serious|funny|simple|wrong|sure|right|boring|lock|weight
        homework|maths|math|worksheet|exercise|exercises|algebra|fractions|quiz|test|exam|task|tasks|question|questions|teacher|school|essay|course|unit|problem|problems|this|it|that|brain|back|feet|head|english|physics|chemistry|biology|python|code|bug|heat|suspense is|are|was|gonna|going|will|to? ~ kill|kills|killing|murdering|destroying|torturing|killed|kill|slaughtering me
        homework|maths|math|worksheet|exercise|algebra|fractions|quiz|test|exam|task|question|essay|unit|problem|problems|suspense|heat|fractions kill|kills|killed|killing|murdered|murders|destroyed|hurts|beats me
        PARENT|teacher|sister|brother|coach|boss|tutor|he|she|they|friend|everyone will|would|going|is|gonna ~ going|to|probably ~ kill|murder|slaughter|strangle|eat|roast me ~ if|when|for|because|over|lol|haha|cause|later|once|unless
        PARENT|teacher|sister|brother|coach|tutor will|would|going|is ~ going|to ~ kill|murder me
        could kill SELF|him|her|them|you for
        could kill|strangle|murder him|her|them|brother|sister|you|someone
        killed|kill|kills SELF|ONESELF ~~ minecraft|fortnite|lava|creeper|roblox|gta|level|respawn|game
        killed SELF ~ by accident|mistake
        cut|cuts SELF|ONESELF a|another ~ slice|piece
        kill SELF for that|this|forgetting|making|missing
        kill time|it|two|the
        shoot me
        shot|shoot|shooting SELF in the foot
        kick|kicking|kicked|beat|beating|slap|hit|slapping SELF ~ for|that|because ~ that|mistake|forgetting|not|missed|missing|this|it|forgot|stupid
        hate my life when|whenever|lol|because|every ~ algebra|maths|math|homework|fractions|it|python|exam|test|i
        bang|banging ~ my head against ~ wall|desk|table|keyboard
        hit me up|back|again|with ~ a? ~ hint|question|exercise|problem|facts|example|quiz|answer|hardest|next|it
        hit|hits|hitting|struck|kicked me ~ with|in|by ~ a|the ~ ball|football|snowball|pillow|basketball|frisbee|racket|volleyball|handball|puck|bike
        WHO ~ beat|beats|beating|kills|destroyed|destroys|kill|killed me|us ~ at|in|by|again? ~ chess|cards|fifa|game|games|uno|race|running|monopoly|tennis|football|mario|minecraft|fortnite|basketball|poker|everything|math|maths|quiz|swimming|points|mathe|badminton|pong|2|3|4|5
        beat|beats|beaten|beating us|me|them ~ NUMBER|at|in|by
        kicked|kick|kicks|banned|throws|threw|thrown me|us? out|from of? ~ the|our|a|my ~ game|group|chat|discord|call|team|meeting|server|zoom|class|lesson|platform|lobby|course|account
        locked|locks|lock ~ me|us|myself|out|in ~ of? ~ my|the|our|out ~ account|laptop|phone|app|moodle|computer|tablet|ipad|file|document|locker|bike
        locked SELF out
        cut SELF ~~ paper|shaving|cooking|accident|accidentally|plaster|bandaid|can|tin|onion|onions|bread|potatoes|vegetables|kitchen|glass|craft|woodwork|cardboard|apple|scalpel|lego|grass|carrots|lab|chemistry|art|while
        cut SELF ~ with|on ~ scissors|paper|knife|glass ~~ when|while|in|plaster|art|lesson|cutting|bleeding|stitches
        accidentally|accident ~ cut|burned|burnt|hurt|stabbed|hit|poked|slammed SELF|my
        cut|burned|burnt|hurt|stabbed|hit|scratched SELF|my ~~ accidentally|accident
        burn|burned|burnt|burning SELF|my ~~ tea|oven|soup|sun|sunburn|pan|cooking|coffee|bunsen|soldering|baking|pizza|toast|beach|kettle|tongue|glue|campfire|cocoa
        hurt|injured|broke|twisted|sprained SELF|my ~~ football|soccer|pe|sport|sports|basketball|gym|skiing|skateboard|bike|training|practice|handball|volleyball|running|ankle|knee|thumb|dancing|tennis|match|gymnastics
        scratch|scratched my head
        cat|dog|kitten|rabbit|hamster|parrot|bush|thorns|brambles ~ scratch|scratched|scratches|bit|bites ~ me|my
        scratched|scratches|scratch|bruises|bruise|cuts ~ from ~ cat|dog|kitten|football|skating|climbing|sport|judo|training|bush|bike|falling|blackberries
        i cut ~ my ~ hair|nails|finger|fingers|thumb|bangs|fringe|essay|text|losses|bread|cake|fingernails|paper
        run|running|ran away from ~ problem|problems|math|maths|it|this|fractions|responsibility|hard|zombie|zombies|dog|dogs|homework|me
        ran away ~ cat|dog|rabbit|hamster|time
        cat|dog|rabbit|hamster|horse ~ ran|run|runs away
        WANT ~ disappear ~~ holiday|holidays|vacation|beach|weekend|island|trip
        WANT to disappear the|it|this
        will not be here ~~ holiday|holidays|vacation|dentist|doctor|trip|appointment|training|camp|travelling|traveling|wedding|because|tournament|moving|orthodontist|exchange
        giving|give|gave away ~~ charity|goodwill|flohmarkt|red|donate|donated|small|sell|moving|spoiler|spoilers|answer|answers|ending|fundraiser
        give|gives|gave|giving it|that|everything|anything|the|too|much? ~ answer? away
        give up on this|that|it|question|exercise|task|number|problem
        giving|give up on ~ question|exercise|task|number|homework|maths|math|problem|learning
        tired|sick|done ~ with|of ~ life of
        slow|long painful death
        no|any point ~ in|of ~ living ~ learning
        see|find ~ way out ~ of ~ maze|labyrinth|loop|room|escape|level|game|equation|problem|exercise|building
        way out of ~ maze|labyrinth|loop|room|level|escape|recursion
        dead or alive
        overdose|overdosed|overdosing ~ of|on ~ sugar|coffee|caffeine|homework|maths|math|chocolate|cuteness|energy|anime|candy|memes|revision|formulas|fractions|vitamin
        touched|touches|touch|touching me ~ story|poem|film|movie|song|music|deeply|book|tag|base|game
        touched|touches me ~ in|at|during|when|while ~ tag|game|football|base|playing|played
        story|poem|film|movie|song|book|ending|speech ~ touched|touches me
        hurt|hurts ~ my|her|his ~ feelings|knee|ankle|pride|eyes|ears|brain
        eaten|eat|ate ~ since ~ breakfast|lunch|morning|noon
        locked in|down ~ covid|lockdown|corona|pandemic
        quarantine|lockdown|escape|locked ~ in ~ room ~ game|puzzle|escape|exit
        bomb|bombed|bombing|killed|kill|crushed|destroyed|slayed ~ the|that|this|my ~ test|exam|quiz|interview|presentation|audition|math|essay|paper
        abuse|abuses|abused ~ of ~ notation|power|language|statistics|trust
        abused|abuse ~ notation|exploit|bug|glitch|dogs|animals|horses|word
        rape ~ seed|oil|field|blossom
        suicide|kill|dead squad|switch|gene|genes|bomber|bombers|inhibition|pool|door|bridge|prevention|rate|rates|burn
        kamikaze|hangman
        hang|hanging up|out|on|the|a|it|pictures|around|in
        secret ~ santa|ingredient|number|code|key|message|recipe|agent|service|word|language|sauce
        not tell ~ anyone|anybody|nobody ~ present|birthday|surprise|party|gift|answer|ending|spoiler
        told|tells|says me not to tell ~ present|birthday|surprise|party|answer|ending|result
        not to tell ~ the? ~ answer|answers|result|solution|ending|birthday|surprise|present
        tell you|me the answer
        our secret ~ number|code|santa|key|word|ingredient|recipe
        AFRAID ~ of|to ~ get|fail|failing|maths|math|exam|test|numbers|fractions|spiders|dark|heights|quiz|presentation|dog|dogs|ask|wrong|algebra|mistakes|school|presenting|report|clowns|speak|speaking|horror|needles|thunder|dentist|snakes|mice
        AFRAID ~ of ~ PARENT ~ reaction|face|cooking|driving
        stalks|stalk|stem|stems ~ of|and ~ plant|flower|leaves
        in front of ~ x|bracket|brackets|number
        drop|dropping dead ~ line
        pain in ~ ass|butt|neck
        my ~ phone|laptop|battery|computer|tablet|pencil|calculator|wifi|plant|fish|hamster|car|ipad|mouse|pen is|has|just|was ~ died|dead|dies|die|dying
        clean ~ desk|room|code|water
        days clean ~ water
        starving|starve|hungry ~ for|to ~ lunch|dinner|pizza|knowledge|know
        bad blood
        naked eye|mole
        hate SELF for|when
        make|makes|made me do things|it|that|this|exercises ~ at|on|in ~ board|class|pe|again|whiteboard
        ran|run|running away with
        roof terrace|garden|window|bar|rack|truss|tiles
        stab|stabbed|stabs ~ me|him|her|them? in the back
        va|vont ~ me tuer ~ si|quand|pour
        me va|van ~ a? ~ matar ~ si|cuando|por
        bringt mich um ~ wenn|falls
        near death experience
        scared|bored|tickled|worried|starving|worked to death
        grandma|grandpa|grandmother|grandfather|dog|cat|hamster|uncle|aunt|fish|rabbit|bird ~ died|death|dead|funeral|dying
        funeral ~ of ~ grandma|grandpa|grandmother|grandfather|uncle|aunt|neighbour
        bleeding edge
        starving|hungry can
        blood ~ type|group|groups|cells|cell|pressure|sugar|vessels|test|donation|moon
        in cold blood
        die|dies|dead ~ when|if ~ his|her|its|the|my ~ lives|health|hp|score|energy
        speaker|narrator|protagonist|character|poet|hero|heroine|lyrical ~~ die|dies|death|sleep|live|suicide|kill|kills|end|disappear forever|ONESELF|it?
        what does|is|are ~ blackmail|grooming|suicide|rape|abuse|euthanasia|selfharm|bulimia|anorexia ~ mean|in|exactly
        go back to ~ last|previous|first|next|question|page|start|step|exercise|beginning|menu
        end it ~ here|there|now|today ~ with|at|after|for ~ question|exercise|number|task|lesson|chapter|today
        alone ~ in|on|for|with ~ project|task|presentation|group|homework|exercise
        alone at home ~ so|because|and ~ nobody ~ help|helps|ask|explain|check
        make|making ~ mistakes|mistake|errors
        wait|waits|waiting ~ for me ~~ walk|go|ride|cycle|drive ~ home|together|to
        pay attention
        hit|hits|pushed|pushes|kicked|kicks me|us ~~ accident|accidentally|mistake
        bike|ball|football|skateboard|judo|scooter|skates|tree|ladder ~~ bruise|bruises|blood|bleeding everywhere?
        we|class|lesson ~ discuss|discussed|talk|talked|learn|learned|learnt|did|had ~ about|about? ~ blackmail|extortion|eating|suicide|abuse|rape|grooming|bullying|selfharm|depression|anorexia|bulimia|drugs disorders?
        what ~ causes|triggers|means|is|are ~ blackmail|extortion|grooming|selfharm|depression|anorexia|bulimia|sexting
        statistics|figures|facts|sources|arguments ~ on|about|for|against ~ suicide|abuse|bullying|rape|violence|selfharm|grooming
        razor blade|blades ~ made|of|is
        razor thin|sharp edge?
        not ~ eat|eaten|eating ~ meat|fish|pork|vegetables|nuts|gluten|sugar|sweets ~ anymore
        sleep ~ after ~ long|hard|test|exam|training|day
        nosebleed|nose ~~ blood|bled|bleeding ~ on|all
        blood ~~ nosebleed|nose|tooth|knee|mosquito
        grandpa|grandma|grandfather|grandmother|uncle|aunt|neighbour|dog|cat|hamster funeral
        rather ~ die|jump|drown|hang|bleed ~~ than ~ do|write|solve|learn|study|another|geometry|maths|math|homework|read|calculate
        jump ~ out of window ~ lol|haha|than
        put me out of my? misery
        end my suffering ~ what|tell|answer|and
        breakfast|lunch|dinner ~ because|as ~ i ~ late|overslept|forgot|hurry|busy
        farewell|goodbye letter|card|speech|party ~~ retire*|leaves|leaving|moving|moves
        knife ~ to|at|for ~ scouts|scout|camping|camp|carving|fishing
        not wait for me
        everyone|you|they ~ waiting for me
        video|pictures ~ of ~ my|the ~ dive|jump|run|routine|serve|experiment|dance|solution|homework|worksheet|notebook|cell|graph
        i|we ~ can|could|will not come to ~ school|class
        sterben|sterbe|gestorben|tot ~ vor lachen|langeweile|hunger|mudigkeit|scham|lachen|muede
        tot mude|lachen
        bringt|bringen mich ~ um|noch
        schlagt|schlug|besiegt|haut mich|uns ~~ schach|spiel|fifa|tischtennis|uno|mario|rennen|tennis|karten
        angst ~ vor ~ klausur|prufung|test|mathe|arbeit|klassenarbeit|spinnen|referat
        mort|morte|meurs|mourir ~ de ~ rire|fatigue|faim|honte|ennui|chaud|froid
        me tue ~ ces|cet|cette|le|les|ce devoirs|exercice|exercices|maths
        me bat|battu ~ aux? ~ echecs|cartes|fifa|jeu|tennis|course|mario|jeux|foot
        peur ~ du|de ~ controle|examen|test|oral|maths|araignees
        muero|morir|morirme ~ de ~ risa|hambre|sueno|verguenza|aburrimiento|calor|frio|ganas
        me mata ~ este|el|esta|la ~
        miedo ~ a|de|del|al ~ examen|matematicas|aranas|prueba|control
        AFRAID ~~ angry|mad|disappointed ~ about|at|over|because ~~ NUMBER|1|6|grade|grades|mark|marks|maths|math|test|exam
        killer|killing ~ whale|whales|app|feature|it|bug|heel|workout
        """

    /// Texts with one of these are about a story, a game, a computer or a lesson.
    static let topics = """
        story|novel|poem|poet|chapter|scene|character|characters|protagonist|narrator|author|playwright|shakespeare|tragedy|ballad|fairytale|myth|mythology|legend
        book|movie|film|series|episode|season|anime|manga|musical|documentary|podcast|netflix ~ ~ 
        the|this|a play
        act|scene one|two|three|four|five|1|2|3|4|5|i|ii|iii|iv|v
        song|lyrics|verse|chorus|rapper|band
        romeo|juliet|hamlet|macbeth|ophelia|werther|antigone|lucretia|dido|cleopatra|brutus|othello|socrates|seneca|nero|hitler|caesar|judas|oedipus|achilles|gatsby|lennie|katniss|hannah|odysseus|jocasta|haemon|goethe|faust|effi|plath|woolf|hemingway|seppuku|samurai
        translate|translation|vocabulary|grammar|sentence|sentences|paragraph|essay|summary|summarise|summarize|conditional|ablative|tense|poster|leaflet|brochure|article|headline|newspaper|metaphor|definition|define|synonym|spell|spelled|pronounce|latin|preposition|adjective|verb|noun|imperative|subjunctive|idiom
        what does ~~ mean
        how do|to|would ~ you|i say|spell|translate
        french|german|spanish|english|latin ~ for|class|text|lesson|homework|exercise
        in french|german|spanish|english|latin
        anne frank
        news
        as ~ emigrant|soldier|knight|slave|role
        word|phrase|term|expression means|mean|in
        history|historical|war|wars|battle|soldier|soldiers|king|queen|emperor|empire|roman|romans|greek|greeks|medieval|plague|revolution|century|president|ancient|treaty|nazi|nazis|holocaust|slaves|slavery|witches|aztec|aztecs|vikings|gladiators|guillotine|pharaoh|dictator|colony|titanic|peasants|knights|napoleon|civil
        statistics|statistic|percent|percentage|per|rate|rates|population|average|graph|chart|probability|100000|study|studies|survey|data|hypothesis|mean|median|100
        cell|cells|bacteria|bacterium|virus|viruses|enzyme|gene|genes|apoptosis|toxin|antibiotic|antibiotics|species|predator|prey|mouse|mice|insects|bees|ants|lemmings|salmon|spider|spiders|frog|frogs|octopus|animals|animal|fish|heron|whale|lion|lions|wolf|wolves|deer|rabbits|bird|birds|plant|plants|experiment|organism|parasite|fungus|biology|chemistry|physics|dose|molecule|acid|snake|snakes|tiger|shark|sharks|hunters
        in|with|block scratch
        my sprite|character
        read ~ text
        first aid
        in the|our|my|this|a text|reading|passage|extract
        insulin|glucose|chlorine|ammonia|caffeine|toxin|toxins|mercury
        occam|occams
        python|java|javascript|sprite|program|programme|process|processes|loop|code|script|function|terminal|thread|threads|kernel|daemon|debug|debugger|compiler|linux|variable|signal|server|servers|sql|html|os|ctrl|recursion|array|exception
        minecraft|fortnite|roblox|valorant|fifa|chess|gta|zelda|mario|pokemon|sims|skyrim|xbox|playstation|ps5|ps4|nintendo|boss|respawn|respawned|zombies|zombie|npc|creeper|multiplayer|gamer|gaming|speedrun|terraria|overwatch|csgo|dnd|dragon|dragons|wizard|elf|lobby|hp|quest|avatar|villager|villagers|sniper|mod|league|brawl
        video|computer|board|card game|games
        in|this|the|my|our|a|that|of game|level
        m s
        km h
        20|10|30|40|50|60|80|100|5|15|25 m|metres|meters|metre|meter|cm|km|newton|kg|n
        velocity|acceleration|gravity|height|speed|bullet|force|joule|mass
        ethics|religion|debate|sociology|psychology|durkheim|sozial*|sociological
        class discussion
        presentation|project|assignment about|on
        13|thirteen reasons
        kaufen|geschichte|gedicht|roman|drama|krieg|jahrhundert|soldaten|tiere|zellen|bakterien
        roman|poeme|histoire|guerre|siecle|livre|cellules|bacteries|film
        novela|cuento|historia|guerra|siglo|libro|celulas|bacterias|pelicula|poema
        """

    /// Texts with one of these are about a game that is being played.
    static let games = """
        minecraft|fortnite|roblox|valorant|fifa|gta|zelda|mario|pokemon|sims|skyrim|xbox|playstation|ps5|ps4|nintendo|respawn|respawned|npc|creeper|terraria|overwatch|csgo|lobby|boss|sniper|villager|zombies|zombie|dragon|sprite
        video|computer|board game|games
        """
}
