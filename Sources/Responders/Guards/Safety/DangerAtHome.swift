extension DangerPhrases {
    static let home = """
        PARENT|teacher|coach|he|she|they|someone|somebody|stepbrother|man|guy ~ HIT me|us
        PARENT|he|she|they ~ HIT|kick|kicks ~ me|us|my ~ with|every|when|if|until|again|so|because|at|in|for|face|head|hard|drunk
        CLOSE|boys|girls|kids|classmates|people|group|guys|gang ~ HIT me ~ every|until|so|with|behind|after|again|always|hard|bleed|because|at|and
        beat|beats|beaten|beating me|us|him|her|kids? up
        I get|got|getting|am|was|been|being ~ hit|beaten|slapped|whipped|choked|strangled|smacked ~ at|by|when|every|with|if|for|because|again|up ~ home|PARENT|him|her|bad|time|day|night|i|them|grades|belt|again|everything|marks|he|she
        I ~ am|was|been|being|get|got|getting ~ abused|molested|raped|groomed|blackmailed|stalked|bullied|assaulted|tortured|mobbed|harassed|trafficked
        my|his|her|a|the belt|fist|fists|stick|cable|hanger|slipper|cane ~~ me|when|hit|hits|because|again
        with ~ belt|fist|fists|stick|cable|hanger|slipper|cane|whip ~ when|because|every|again|until|if|so
        takes|took|take|takes|gets|got off ~ belt
        violent at|with|to|towards|when|again|against|father|dad
        PARENT|he|she is|are|was|gets|get|becomes|so ~ violent|abusive|aggressive
        at home hurts|hits|beats|touches|scares ~ me
        PARENT|he|they|she ~ threw|throws|throw|threatened|threatens|pointed|held|holds|came|pulled|pulls|attacks|attacked|waved ~ knife|gun|bottle|plates|plate|chair|bottles|glass|knives|things
        knife|gun ~ to|at|against my|her|his|mums|mum throat|neck|head|face
        PARENT|he|they|she|boyfriend ~ HIT|kick|kicks|pushed|pushes|kill|killing|threatens|threatened ~ mum|mom|mama|mother|mummy|mommy|sister|brother|baby|siblings|dog
        PARENT|he|they|she ~ HIT|kick|kicks ~ my|little|the|our ~ mum|mom|mother|sister|brother|baby|siblings|dog|cat
        PARENT ~ hit|hits|beat|beats|hurt|hurts|hitting|beating|choked ~ each|her|him
        lock|locks|locked|locking me|us|her|him ~ in|up|inside|out|outside|down
        I am|was|get|got|been|being ~ locked ~ in|up|inside|out ~ room|basement|cellar|house|closet|bathroom|garage|shed|cupboard|night|by|dark
        not ~ give|gives|get|let|lets|allow|allowed|have|had|giving|feed ~ me|us|any|anything|to ~ food|eat|dinner|drink|breakfast|lunch|sleep|water|fed
        PARENT|they|she|he ~ never|not|forget|forgets|stopped ~ feed|feeds|cook|cooks|feeding|buy ~ me|us|food|for|anymore
        no|any|only|nothing ~ food|eat|water|bread|dinner ~ at|in|since|for ~ home|house|fridge|flat|DAYS|NUMBER
        since DAYS ~ only|no|nothing ~ water|food|bread|eat
        I sleep|slept|sleeping|have ~ outside|street|car|garage|cellar|station|park|bus|stairwell|basement|floor ~ because|since|again|for|PARENT|last|tonight
        PARENT|they|he|she ~ kicked|threw|thrown|kick|throwing|kicking|throw ~ me out
        kicked|thrown|threw|threwn ~ me? out of ~ house|home|flat|apartment
        nowhere to ~ go|sleep|live|stay
        run|ran|running away from home
        I WANT ~ run|running away ~ because|and|from ~ home|here|never|PARENT|him|tonight|parents|beat|hit|scared
        I ran|run away
        ran|run|running away ~~ sleeping|sleep|station|street|yesterday|night|police
        PARENT|parents|they|she|he ~ left|gone|away|not|missing|disappeared ~ home|alone|us|me ~ for|since ~ DAYS|NUMBER
        home|left alone ~ for|since ~ DAYS|NUMBER
        AFRAID ~ of|to|about ~ go|going|be|being|come|coming|walk ~ home|house|back ~
        AFRAID ~ of|for|to ~ PARENT
        AFRAID ~ of ~ what|him|her|them ~ does|do|will|would|when|at|hits|hit|drunk|coming|home|because|touch|and|now|again
        not ~ feel|safe|feeling ~ safe ~ at|here|with|anymore|home|in
        I am ~ not safe
        I am|are|we ~ in danger
        not ~ WANT ~ go|come|be|going ~ home|back ~~ because|he|she|PARENT|hit|hits|afraid|scared|again|drunk|they|him
        can not ~ go home|back
        I|we ~ hide|hiding|hid|hides|locked ~ in|under|myself ~ room|closet|wardrobe|bathroom|bed|cellar|basement|toilet|cupboard|attic|in ~ because|when|till|until|from|so|while|he|from|PARENT|drunk|again
        could|can not ~ sit ~ for|down|because|properly|days|without
        bruise|bruises|bruised ~ from|because|where|he|PARENT|again|hide|everywhere|all|over|again
        hide|hiding|hides|cover|covering|explain ~ my|the|all ~ bruise|bruises|marks|injuries
        black eye ~ from|because|again|he|PARENT|gave|hide|tell
        broke|breaks|broken|dislocated my ~ arm|nose|rib|ribs|finger|jaw|tooth ~ because|when|PARENT|he|again|angry
        PARENT ~ drunk|drinks|drinking ~ and|again|every|when|then ~ hits|screams|violent|throws|breaks|beats|comes|angry|scared|break
        PARENT|parents|they|he ~ found|finds|knows|know ~ out ~ kill|beat|hurt|hit me ~ really|time|for
        PARENT|he|she|they ~ will ~ beat|hit|hurt|lock|punish|burn|whip|slap me
        PARENT|he|she|they|someone ~ is|are|going ~ to|going ~ hurt|beat|hit|lock|rape|stab|shoot|strangle me|us
        PARENT|he|they|she|you|boyfriend|ex|someone|guy|man|boys ~ WANT|going|threatens|threatened|threaten|says|said|promised|swore ~ to ~ hurt|kill|stab|rape|beat|shoot|murder|burn|attack|find|destroy|cut ~ me|us|mum|mom|sister|family
        said|says|saying|told|wrote|writes|texted ~ he|she|they|will|would|going ~ will|would|going ~ kill|stab|shoot|rape|murder|beat|hurt|find|cut ~ me|us|mum|mom|sister|family
        trying|tried|wants|threatening|threatens|threatened|attempted to kill ~ me|us|mum|mom|her
        he|she|they|someone|PARENT will|would kill me and|really|tonight|one|soon|someday|eventually|for
        call ~ the|a police|ambulance|911|112|999
        need ~ an|the ambulance|police
        will|would|going|threatened|threatens|tried|said ~ break|breaks|cut ~ my|every ~ fingers|arm|arms|legs|leg|neck|nose|bones|hand|bone|face|teeth
        get|got|gets|getting the belt|stick|cane
        make|makes|made|let|lets me|us sleep|kneel|stand|stay ~ in|on|outside|cellar|garage|floor|rice|hours|balcony
        PARENT|he|they ~ burn|burned|burnt|burns my|me
        coming|comes|came ~ up|after|for ~ stairs|me ~ belt|knife|drunk|stick
        not WANT ~ go home ~~ because|drunk|he|belt|afraid
        PARENT ~ HIT|choked|threatens ~ PARENT
        her|his|their ~ PARENT ~~ bed|HIT|TOUCH|rape|rapes|locks|starves
        neighbour|neighbor|neighbours|neighbors ~~ screams|scream|crying|HIT|hits|cry|screaming
        hit|hits|beat|beats|slap|slaps|locks him|her|them|me|us ~ when|because|if|until ~ cries|cry|crying|he|she|they|we
        came|comes|gets|got home|back ~ wasted|drunk|hammered|high ~
        kneel ~ on|for ~ rice|hours|floor|peas
        pushed|pushes|threw|throws|shoved|shoves ~ mum|mom|me|mother|sister|brother|her|us ~ against|down|into ~ wall|stairs|floor|door
        our little? secret
        child protection|abuse|services
        forced|forcing|forces|sold|selling|sell me ~ marry|marriage|wedding|sex|to ~ him|marry|husband|men
        have to|must|made|going ~ marry ~ cousin|him|man|summer|someone
        """

    static let abuse = """
        WHO ~ TOUCH me|us
        WHO ~ TOUCH my ~ body|legs|leg|private|privates|breasts|breast|boobs|chest|thigh|thighs|butt|bum|ass|parts|underwear|bra|vagina|penis
        TOUCH me ~ where|there|and|at|every|when|again|inappropriately|under|between|while|without|down|like
        touching|touch|touches|touched my ~ private|privates|breasts|boobs|butt|bum|thigh|underwear
        WHO ~ RAPE ~ me|us|her
        raped|molested|molests|rapist
        tried|trying|wants|wanted to rape
        CLOSE ~ comes|came|sneaks|climbs|gets ~ into|in ~ my bed
        PARENT|OTHER|PRON|stepbrother ~ comes|came|come|coming|sneaks|walks|gets|climbs|climbed|crept|creeps|lies|sneaked ~ into|to|in|inside|through ~ my|our ~ room|bed|bathroom|shower|bedroom
        in my bed ~ at|when|again|and|with|he|last|every
        watches|watched|watching|films|filmed|filming|looks|spies ~ me|us ~ shower|change|changing|undress|undressing|naked|bathroom|sleep|bath|toilet|bed
        our ~ little? secret
        a secret between
        must|should|may|can|allowed|dare not ~ tell ~ anyone|anybody|parents|nobody|mum|mom|someone
        told|tells|says|said|made|promise|promised ~ me|i|to|that ~ not to? ~ tell|say|talk
        nobody|anyone ~ will|would|going|ever ~ believe me
        hurt|kill|hurts ~ if|when i ~ tell|say|told|talk
        if i tell|told|talk ~ he|she|they|PARENT|will|would|hurt|kill
        makes|made|make|making|forces|forced|force|forcing me|us ~ do|to|touch|watch|undress|sleep|kiss|strip|sit|send|suck|lie|take ~ things|it|stuff|undress|him|his|naked|off|with|kiss|pictures|nudes|clothes|lap|bed|sex|something|that
        makes|made|forces|forced me undress|strip
        do|does|did|doing|done things|stuff|something ~ to|with me
        do|did|does ~ things ~ i do not ~ want|like
        not ~ want|like ~ him|her|it|what|he|the ~ touch|touches|touching|do|does|kiss|when|way ~ me|to|it
        sit|sitting|sits on his lap
        WHO ~ wants|want|made|makes|told|tells|asked|asks|forced|said ~~ take|took|pull|put ~ off|down ~ my|clothes|shirt|pants|trousers|bra|top|underwear|dress
        lying|lay|lies|sleeps|slept|woke ~ next|beside|with|on ~ me ~~ bed|woke|night|naked|uncle|he
        woke up ~ and|to ~ PARENT|he|coach|brother ~ next|on|lying|in|touching|standing ~ me|bed
        one more|another video|pictures|nude ~
        knows where i live
        he|they|someone|man ~ coming|come ~ tonight|for ~ me|us
        put|puts|putting his hand|hands ~ on|in|under|up|down my
        dirty|porn|sex|naked video|movies|films|pictures
        moms|mums|fathers|dads friend|boyfriend ~ TOUCH|showed|put|hand
        grandpa|uncle|coach|he ~ where he touches
        says|said|calls it ~ is? ~ a? ~ game ~ but|not ~ touch*|like
        sex|sexual|sexually|naked|undressed ~ with ~ me|him|uncle|PARENT|teacher|coach
        wants|want|asked|asks|asking|made|told|tells|begging|pressures|pressured|forces|expects|offers ~ me|to|for|if|money|i ~ nudes|nude|naked|sex|undress|sleep|pictures|bra|strip|underwear|intimate|send|blowjob|lap|body|alone
        pictures|video ~ of us|me ~ shower|changing|undressing|naked|sleeping|underwear|bathroom
        his|her hand|hands ~ up|under|in|down|on|between my ~ skirt|shirt|pants|leg|legs|thigh|trousers|underwear|top|dress|knee|body
        showed|shows|sent|sends|sending me ~ his|dick|penis|porn|naked|nude|nudes|private|dickpic|dickpics
        dick ~ pictures|pic
        nude|naked|intimate|topless|underwear|private|secret pictures|photos|video|selfies ~ of|me|myself|to|from
        nudes ~ of|from|to|me|i|online|everyone|class|school
        sent|send|sending|share|shared|post|posted|leaked|leak ~ nudes|nude|naked
        post|posts|posting|posted|share|sharing|shares|send|sends|sending|leak|leaks|leaked|upload|publish|spread|spreads|spreading|show|showing|shows ~ my|the|these|those|them|our|it|me|naked|private|fake|that|screenshots ~~ PICTURES|it|them|everyone ~~ if|unless|to|everyone|all|class|school|parents|online|friends|family|internet|or|when|until
        has|have|got|took|keeps|saved|made ~ PICTURES ~ of me ~~ and|if|wants|will|naked|threat*|says|money|send|shower|underwear
        send|pay|give|sent|paid|transfer ~ money|more|him|them|dollars|euros|bitcoin|vouchers|cards|card|pictures ~ or|otherwise|else ~ he|they|she|will|everyone|post|leak|share
        blackmail|blackmails|blackmailed|blackmailing|extort*|sextort*
        pregnant ~ from|by|and|at|not|scared|dont|help|tell|i|my
        i am|might|could|think ~ be? pregnant
        old|older|adult|grown|stranger|unknown|45 ~ man|guy|person|boy|someone|stranger|one ~~ meet|alone|car|pictures|follows|followed|following|naked|secret|address|home|gifts|body|waiting|nudes
        WHO ~ online|internet|discord|insta|instagram|snap|snapchat|roblox|whatsapp|tiktok|chat|game|app|telegram ~~ meet|nudes|naked|pictures|alone|secret|undress|body|address|touch|camera|webcam|blackmail*|threat*
        meet|meeting|met ~ him|her|me|up|them|man|guy|stranger ~ alone|secret|secretly|hotel|flat|car|night|tonight|parents
        follows|following|followed|stalks|stalking|stalked|waits|waiting ~ me|for ~ home|every|everywhere|after|outside|man|me|school|in
        """

    static let threats = """
        I WANT|going|will ~ kill|stab|murder|shoot|poison|hurt|attack|slaughter|bomb|execute ~ PERSON
        I WANT|going|will ~ hurt|beat|smash|burn|cut|harm ~ PERSON ~~ so|bad|badly|until|up|face|never|tomorrow|school|today|really|dead|die
        kill|stab|shoot|murder PERSON ~ tomorrow|tonight|today|after|when|before|at|monday|with
        stab|kill|shoot|hurt PERSON all|tomorrow|tonight|everyone
        kill|killing|shoot|stab|murder ~ everyone|everybody ~
        shoot|shooting|bomb|bombing|burn|burning|blow|blowing|attack|attacking ~ up|down|at|in|on|into ~ the|my|our|this|whole ~ school|class|classroom|gym|teachers|cafeteria|everyone|students
        school|mass shooting|shooter|shooters ~ planned|tomorrow|plan|going|list|like|be|will|happen|someone|next
        going|will|WANT ~ shoot|stab|attack|bomb|blow ~ school|class|classmates|people|everyone|teacher|teachers
        I|he|she|they|we|who|NEAR|someone ~~ bring|brings|bringing|brought|take|taking|took|carry|carries|carrying|have|has|got|packed|hid|hidden|bought|hiding|showed|pulled|keeps|with|stole|steal|get ~ WEAPON ~ to|at|in|into|with|on|from ~ school|class|bag|backpack|locker|me|tomorrow|bus|him|playground|classroom|jacket|pocket|us|toilet
        he|she|they|someone|boy|guy|kid|classmate|friend|girl|CLOSE|PARENT ~ has|hid|hides|have|got|pulled|carries|brought|showed|owns|bringing|threatened|keeps ~ a|me|his|the|us WEAPON
        I have|got|bought|built|made|building|make|hid ~ a|the|my|real|dads WEAPON ~ and|ready|with|for|under|tonight|tomorrow|now|in|me
        build|building|make|making|built|made ~ pipe? bomb|bombs ~~ home|school|them|everyone|blow|use|put|real|monday|tomorrow|know|name|show
        kill|death|hit|murder list
        his|a|my list ~ people|who|names|kids ~ kill|shoot|hurt|die|deserve|first
        they|everyone|all ~ deserve|deserves|should|must|will ~ to? die
        make|making them|him|her|everyone ~ pay|suffer|bleed|regret
        bully|bullies|bullied|bullying|mobbing|torment|torments|tormenting ~ me
        I ~ being|getting|get|been|am|was ~ bullied|tormented|mobbed|stalked
        threaten|threatens|threatened|threatening|threats ~ me|us|to ~ me|kill|hurt|beat|post|stab|me
        threats ~ from|every|against|on
        WHO ~ threatens|threatened|threatening|threaten ~ me|us
        beat|beats|kick|knock ~ crap|shit|hell|soul|living ~ out
        school|class|everybody ~ will|going|should ~ burn|burns|explode|blow|bleed|die
        put|poured|puts|pour|mixed ~~ bleach|pills|poison|glass|something ~ in|into ~ my ~ bottle|drink|food|bag
        will ~ be|they|all sorry ~ when|once ~ i ~ come|rifle|gun|bring|dead|gone
        spit|spits|spat|spitting|pee|peed ~ on|at|in me|my
        wait|waiting|waits|ambush|catch|catching|caught|corner|cornered|chase|chased|chasing|jumped ~ for|me ~ me|after|outside|behind|bus|gate|school|toilets
        hold|held|holding|pushed|push|shoved|lock|locked|drag|dragged ~ me|my|head ~ down|toilet|under|stairs|against|locker|underwater|road
        AFRAID ~ to ~ go|walk|come|going ~ to|back ~ school|class
        tell|tells|telling|told|says|say|said|write|writes|comment ~ me|i|that|should|to|just ~ should|to|go|would ~ die|dead|kill|suicide|exist
        hate me ~ and|so|want ~ die|dead|hit|beat|push|hurt
        film|filmed|filming|films ~ it|me|while|how ~ and|while|when|hit|hitting|beat|posted|naked|me
        """

    /// Somebody near by is in danger.
    static let friends = """
        NEAR|someone|somebody|he|she|they ~~ WANT|says|said|told|texted|wrote|writes|writing|posted|threatens|threatened|talks|talking|promised ~~ kill|killing|end|hang|hurt|hurting|cut|cutting|harm|drown|shoot|starve ONESELF
        my|our|best|a ~ NEAR ~ ~ WANT|says|said|told|texted|wrote|writes|posted|talks|talking|threatened ~~ suicide|suicidal|die|dying|dead|overdose|overdosed
        NEAR|someone|somebody ~ at|in|from|on|of ~ my|our|the? ~ class|school|chat|group|year|team|course|server|form|grade|room|tutor|club ~~ suicide|suicidal|die|kill|cuts|cutting|hurts|harms|bridge|starving|overdosed|pills|gun|knife|dead|roof|selfharm|jump|blade|abused|raped|beaten|hit|unconscious|starves|anorexic|hurt
        my|our|best|little|older|younger|big|a? ~ CLOSE|FRIEND|mum|mom|dad|mother|father ~~ cuts|cut|cutting|cutting|hurts|hurting|harms|harming|starving|starves|burns|burning|kill|killing|hang|hung ONESELF
        my|our|best|little|older|younger|big ~ CLOSE|FRIEND|mum|mom|dad|mother|father ~~ suicide|suicidal|overdosed|overdose|selfharm|anorexic|anorexia|bulimic|bulimia
        my|our|best|little|older|younger|big ~ CLOSE|FRIEND ~~ took|taken|swallowed|taking|has|collects|hides|hiding|bought ~~ pills|tablets|razor|blades|blade|rope|noose
        my|our|best|little|older|younger|big ~ CLOSE|FRIEND ~ not eaten|eating|eat ~ for|since|anything|anymore|properly
        my|our|best|little|older|younger|big ~ CLOSE|FRIEND ~~ HIT|RAPE|bullied ~ by ~ PARENT|him|her|his|boyfriend
        my|our|best|little|older|younger|big ~ CLOSE|FRIEND ~ is|gets|was|being|getting|been ~ HIT|RAPE|bullied|threatened|blackmailed|locked ~ at|by|every|again|online|in
        my ~ FRIEND|CLOSE ~~ PARENT ~ HIT|TOUCH|RAPE ~ him|her|them
        my ~ FRIEND|CLOSE ~ not ~ WANT ~ live|alive|exist|wake|be ~ anymore|here|alive|longer|up
        my ~ FRIEND|CLOSE ~ WANT|is|was ~ to|be|were ~ die|dead|gone|disappear|jump
        he|she|they ~ WANT ~ die|dead ~ and|what|help|i|tonight|please|should|how|or
        he|she|they ~ not ~ want|WANT ~ live|alive|exist ~ anymore
        he|she|they ~ is|are|was|standing|sitting|sits|stands ~ standing|sitting|up? on ~ bridge|roof|ledge|tracks|rails|railing|balcony|windowsill ~ and|now|help|what|railway|of|right|we|says|wants|or|real
        he|she|they|someone|somebody|NEAR ~~ writing|writes|wrote|says|said|saying|posted|texted|posting|sent|sends|called|showed|shows ~~ standing|bridge|roof|goodbye|rope|pills|jump|die|suicide|dead|farewell|razor|tracks|noose|alive
        found|find|saw|read|seen|discovered ~ her|his|their|my|a ~ diary|letter|note|farewell|suicide|goodbye|blades|razor|rope|blade|scars|cuts ~~ die|kill|suicide|dead|goodbye|arms|scars|bed|scared|room|sister|brother|worried|i
        scars|cuts|burns|bruises|scratches on|all ~ her|his|their ~ arm|arms|wrist|wrists|leg|legs|thighs|back|body|neck|skin|stomach
        made me promise ~~ cut|cuts|cutting|kill|hurt|hurts|pills|tell|die|hits
        worried|afraid|scared|think|fear|believe|worry ~ that|about|he|she|might|for|my ~~ kill|hurt|hurts|cuts|cut|cutting|harm|starving|hang|starves|hurting|harms ONESELF
        worried|afraid|scared|think|fear|believe|worry ~~ he|she|they|friend|sister|brother|mum|mom|dad|cousin ~~ suicide|suicidal|die|overdose|jump|overdosed|pills|selfharm|anorexic|bulimic
        not ~ waking|wake|woken|breathing|respond|responding|moving ~ up|anymore|friend|brother|sister|mum|mom|she|he|help|and
        unconscious|passed|collapsed ~ out|on|and ~ pills|drunk|floor|not|help|overdose|breathing|vodka
        how ~ do|can|to|should ~ i ~ help|stop ~ friend|sister|brother|someone|her|him|mum|mom ~~ suicide|suicidal|cut|cutting|kill|hurts|harms|hurting|selfharm|die|starving|anorexic
        """
}
