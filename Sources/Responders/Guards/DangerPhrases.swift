/// What somebody says who is in danger, in four languages, without apostrophes; a star stands for any ending.
///
/// Lists, so that people can read what is listened for. What is also said about homework is not in here: "this kills me",
/// "my brother beats me", "the suicide rate fell".
enum DangerPhrases {
    static let all: [String] =
        wishes.flatMap { wish in deaths.map { "\(wish) \($0)" } } + life + harm + violence + abuse + eating + others
        + german + french + spanish

    private static let wishes = [
        "want to", "wanna", "want 2", "going to", "gonna", "about to", "wish i could", "like to", "ready to",
        "i could just",
        "i will", "ill", "have to", "thinking about", "think about", "thought about", "thinking of", "tried to",
        "plan to",
    ]

    private static let deaths = [
        "die tonight", "kill myself", "killing myself", "end my life", "ending my life", "end it all", "ending it all",
        "take my own life", "take my life", "hang myself", "hanging myself", "jump off the bridge", "jump off a bridge",
        "jump off the roof", "jump in front of a train", "hurt myself", "harm myself", "cut myself", "overdose",
        "disappear forever",
    ]

    private static let life = [
        "want to die", "wanna die", "want 2 die", "wish i was dead", "wish i were dead", "wish i was never born",
        "wish i were never born", "wish i had never been born", "rather be dead", "better off dead",
        "better off without me", "if i was dead", "if i were dead", "if i died", "when im dead", "kill myself",
        "killing myself", "killed myself", "kill yourself", "kms", "suicidal", "commit suicide", "committing suicide",
        "about suicide", "of suicide", "attempt suicide", "suicide note", "my suicide", "unalive myself",
        "dont want to live", "do not want to live", "dont wanna live", "dont want to be alive",
        "do not want to be alive", "dont want to be here anymore", "dont want to exist", "want to stop existing",
        "no reason to live", "nothing to live for", "not worth living", "isnt worth living", "no point in living",
        "cant go on living", "cant go on anymore", "cant go on any more", "cannot go on anymore", "done with life",
        "tired of living", "tired of life", "tired of being alive", "hate my life and", "hate being alive",
        "feel like disappearing", "disappear forever", "nobody would miss me", "no one would miss me",
        "noone would miss me", "nobody would care if i", "no one would care if i", "wont be here tomorrow",
        "wont be here anymore", "way out anymore", "way out any more", "no way out for me", "goodbye forever",
        "have a rope", "took too many pills", "taken too many pills", "pack of pills", "bottle of pills",
        "took all the pills", "took all my pills", "overdosed", "overdose", "overdosing", "to die painlessly",
        "do i need to die",
        "does it take to die", "way to die",
    ]

    private static let harm = [
        "cutting myself", "cut myself again", "cut myself on purpose", "cut my wrist*", "cut my arm*", "slit my wrist*",
        "hurting myself", "hurt myself on purpose", "hurt myself again", "harming myself", "harm myself", "self harm*",
        "selfharm*", "burn myself on purpose", "burning myself", "punish myself by",
    ]

    private static let violence = [
        "hits me every", "hits me at home", "hits me with", "hits me when", "he hits me", "she hits me", "hit me with",
        "dad hits me", "father hits me", "mom hits me", "mum hits me", "mother hits me", "stepdad hits me",
        "stepfather hits me", "parents hit me", "dad beats me", "father beats me", "mom beats me", "mum beats me",
        "mother beats me", "stepdad beats me", "stepfather beats me", "he beats me", "she beats me", "parents beat me",
        "beat me up", "beats me up", "beaten me up", "beating me up", "locks me in", "choked me", "chokes me",
        "afraid to go home", "scared to go home", "afraid of my dad", "afraid of my father", "scared of my dad",
        "scared of my father", "afraid of my mom", "scared of my mom", "afraid of my stepdad", "scared of my stepdad",
        "at home hurts me", "going to hurt me", "gonna hurt me", "wants to hurt me", "will kill me and",
        "he will kill me",
        "threatens to kill", "threatened to kill", "want to kill me", "wants to kill me", "trying to kill me",
        "bring a gun to school", "bring a knife to school", "bringing a gun", "bringing a knife", "shoot up the school",
        "shoot everyone", "stab him", "stab her", "kill him tomorrow", "kill him tonight", "kill her tomorrow",
        "going to kill him", "gonna kill him", "going to kill her", "want to hurt someone", "want to hurt somebody",
        "want to kill someone", "want to kill somebody", "going to hurt them", "bully me", "bullies me", "bullied me",
        "bullying me", "being bullied",
    ]

    private static let abuse = [
        "touches me where", "touched me where", "touches me and", "touched me and", "touches me at night",
        "dad touches me", "stepdad touches me", "stepfather touches me", "uncle touches me", "uncle touched me",
        "coach touched me", "teacher touched me", "touched me there", "touches me there", "dont want him to touch",
        "touching me and i", "raped", "rapes me", "molested", "molests me", "abuses me", "abusing me", "abused me",
        "being abused", "been abused", "makes me do things", "made me do things", "forces me to",
        "forced me to undress",
        "made me undress", "sent him nudes", "wants nudes", "nude pictures of me", "nudes of me", "naked pictures",
        "asks me for nudes", "asked me for nudes", "blackmailing me", "blackmails me", "must not tell my parents",
        "must not tell anyone", "not to tell anyone what", "told me not to tell", "says i must not tell",
        "our secret and",
    ]

    private static let eating = [
        "starving myself", "starve myself", "make myself throw up", "making myself throw up", "make myself sick after",
        "havent eaten for days", "not eaten for days", "eaten for two days", "eaten for three days",
        "eaten for four days because", "eaten for five days because", "stopped eating because", "because im too fat",
        "because i am too fat", "puke after eating", "throw up after eating",
    ]

    private static let others = [
        "run away from home", "running away from home", "please call the police", "i need an ambulance",
    ]

    private static let german = [
        "ich will sterben", "will nicht mehr leben", "nicht mehr leben", "möchte sterben", "wäre lieber tot",
        "lieber tot sein", "wünschte ich wäre tot", "umbringen", "bringe mich um", "bring mich um", "selbstmord",
        "suizid", "mir das leben nehmen", "nehme mir das leben", "ritze mich", "ritz mich", "mich ritzen",
        "verletze mich selbst", "mir selbst weh", "habe tabletten genommen", "hab tabletten genommen",
        "zu viele tabletten", "schlägt mich", "schlagen mich", "hat mich geschlagen", "verprügelt", "fasst mich an",
        "fässt mich an", "hat mich angefasst", "missbraucht", "vergewaltigt", "angst nach hause",
        "keiner würde mich vermissen", "niemand würde mich vermissen", "mobben mich", "werde gemobbt", "erpresst mich",
    ]

    private static let french = [
        "veux mourir", "envie de mourir", "voudrais mourir", "veux plus vivre", "plus envie de vivre", "vais me tuer",
        "veux me tuer", "me suicider", "au suicide", "suicidaire", "me faire du mal", "me fais du mal", "je me coupe",
        "je me scarifie", "me scarifier", "mettre fin à mes jours", "en finir avec la vie",
        "personne ne me regretterait",
        "père me frappe", "mère me frappe", "il me frappe", "elle me frappe", "me bat tous les", "ma violée",
        "ma violé",
        "me touche et", "abuse de moi", "me harcèle*", "peur de rentrer", "avalé des médicaments", "pris des cachets",
        "trop de médicaments",
    ]

    private static let spanish = [
        "quiero morir*", "me quiero morir", "quisiera morir*", "no quiero vivir", "ya no quiero vivir",
        "quiero matarme",
        "voy a matarme", "matarme", "me voy a matar", "suicidarme", "en el suicidio", "quitarme la vida",
        "acabar con mi vida", "hacerme daño", "me hago daño", "me corto", "cortarme las venas", "mi padre me pega",
        "mi madre me pega", "mi papá me pega", "mi mamá me pega", "me pegan", "él me pega", "me golpea", "me violó",
        "abusa de mí", "abusó de mí", "me toca y", "me acosan", "miedo de ir a casa", "miedo a ir a casa",
        "tomé muchas pastillas", "demasiadas pastillas", "nadie me extrañaría",
    ]
}
