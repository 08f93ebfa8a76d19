/// How hurried and young people write, against how it is written down in the tables.
enum Spelling {
    /// Contractions (without their apostrophes) and abbreviations, written out.
    static let writtenOut: [String: [String]] = {
        var table: [String: [String]] = [:]
        for line in lines.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            if let first = words.first { table[first] = Array(words.dropFirst()) }
        }
        return table
    }()

    private static let lines = """
        im i am
        ima i am going to
        imma i am going to
        ive i have
        iv i have
        id i would
        ill i will
        youre you are
        hes he is
        shes she is
        theyre they are
        theyve they have
        theyll they will
        theyd they would
        hell he will
        shell she will
        hed he would
        itll it will
        its it is
        thats that is
        theres there is
        whats what is
        whos who is
        dont do not
        dnt do not
        dun do not
        doesnt does not
        didnt did not
        cant can not
        cannot can not
        cnt can not
        couldnt could not
        wont will not
        wouldnt would not
        shouldnt should not
        mustnt must not
        isnt is not
        arent are not
        aint is not
        wasnt was not
        werent were not
        hasnt has not
        havent have not
        hadnt had not
        wanna want to
        wana want to
        wanne want to
        wnna want to
        wnt want
        wnat want
        whant want
        wan want
        gonna going to
        gunna going to
        gona going to
        goin going
        gotta have to
        finna going to
        tryna trying to
        lemme let me
        u you
        ur your
        r are
        n and
        nd and
        bc because
        bcs because
        bcuz because
        cuz because
        cos because
        coz because
        w with
        abt about
        sb somebody
        smb somebody
        sm1 someone
        sum1 someone
        any1 anyone
        no1 nobody
        noone nobody
        nobodys nobody is
        every1 everyone
        evry every
        evryone everyone
        ppl people
        frnd friend
        b4 before
        2nite tonight
        2night tonight
        tonite tonight
        tmrw tomorrow
        tmr tomorrow
        2moro tomorrow
        2morrow tomorrow
        tmw tomorrow
        ystd yesterday
        4ever forever
        4eva forever
        4 for
        kms kill myself
        kys kill yourself
        kil kill
        kll kill
        k1ll kill
        k*ll kill
        d*e die
        d1e die
        dieing dying
        unlive kill
        unaliving killing
        unalived killed
        unalive kill
        sucide suicide
        suiside suicide
        suside suicide
        suizide suicide
        sewerslide suicide
        sewercide suicide
        sui suicide
        s*icide suicide
        su*cide suicide
        r*pe rape
        r*ped raped
        rapped raped
        grape* raped
        hav have
        liv live
        lyf life
        lyfe life
        momma mom
        mums mum
        moms mom
        dads dad
        fathers father
        mothers mother
        mothrs mother
        stepfathers stepdad
        stepdads stepdad
        grandpas grandpa
        grandmas grandma
        uncles uncle
        aunts aunt
        bf boyfriend
        gf girlfriend
        bff friend
        bestie friend
        besties friend
        mates mate
        friends friend
        sisters sister
        brothers brother
        lil little
        pics pictures
        pic pictures
        photos pictures
        photo pictures
        picture pictures
        vids video
        vid video
        videos video
        deth death
        daed dead
        pls please
        plz please
        pts points
        """

    /// Words behind which a 2 is a "to".
    static let beforeTo: Set = ["want", "going", "have", "like", "need", "trying", "how", "ready", "about", "used"]

    /// Two words that are one.
    static let joined: [String: [String: String]] = [
        "my": ["self": "myself", "slef": "myself"], "him": ["self": "himself"], "her": ["self": "herself"],
        "them": ["selves": "themselves", "self": "themself"], "any": ["more": "anymore", "one": "anyone"],
        "no": ["one": "nobody", "body": "nobody", "more": "anymore"], "some": ["one": "someone", "body": "somebody"],
        "every": ["one": "everyone", "body": "everyone", "thing": "everything"],
        "step": [
            "dad": "stepdad", "father": "stepdad", "mum": "stepmum", "mom": "stepmum", "mother": "stepmum",
            "brother": "stepbrother", "sister": "stepsister",
        ],
        "self": [
            "harm": "selfharm", "harming": "selfharm", "harmed": "selfharm", "harms": "selfharm",
            "injury": "selfharm", "injure": "selfharm",
        ],
        "for": ["ever": "forever"], "good": ["bye": "goodbye"], "to": ["night": "tonight", "morrow": "tomorrow"],
        "over": ["dose": "overdose", "dosed": "overdosed"], "in": ["to": "into"],
        "back": ["pack": "backpack"], "sui": ["cide": "suicide"], "un": ["alive": "kill"],
        "best": ["friend": "friend"], "class": ["mate": "classmate"],
    ]

    /// Words that are heard with one letter wrong, missing, too many or in the wrong place: long ones, next to which
    /// there is no other word.
    static let tolerated: [String] =
        """
        suicide suicidal myself anymore disappear forever goodbye overdose overdosed molested \
        strangled threatened threatens stepdad friend nobody everyone bullied bullying bullies blackmail blackmails \
        depressed worthless school knife tonight tomorrow selfharm herself himself selbstmord umbringen \
        missbraucht vergewaltigt suicider mourir suicidarme matarme hopeless pregnant
        """.split(separator: " ").map(String.init)
}
