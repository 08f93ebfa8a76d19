/// What is known about a language besides its stems: which words carry no question, and which mean the same.
///
/// All of it is data, about school in general and never about one course. A language without synonyms works too; it
/// only finds fewer paraphrases.
public struct Language: Sendable {
    /// The two-letter code, as in `"language": "fr"`.
    public let code: String
    let stemming: String
    let elides: Bool

    /// Words a question can lose without becoming another question.
    let fillers: String
    /// Everyday words: worth little when they match, and little is lost when they do not.
    let everyday: String
    /// One kind of question a line, `when: when, what time`; the longest phrase wins.
    let questions: String
    /// Things that go by number: the number behind such a word is its name.
    let numbered: String
    /// Words and phrases with one meaning, a group a line; the first is the one the others stand for.
    ///
    /// The words of a group that begins with `!` are not stemmed: a calculator is not what calculates.
    let synonyms: String
    /// What somebody asks for who wants to know the time of something: of handing in, the deadline.
    let timed: String

    /// What is said before the list, when several entries fit.
    let whichOne: String

    init(
        code: String,
        stemming: String,
        elides: Bool = false,
        whichOne: String = "Which of these do you mean?",
        fillers: String = "",
        everyday: String = "",
        questions: String = "",
        numbered: String = "",
        synonyms: String = "",
        timed: String = ""
    ) {
        self.code = code
        self.stemming = stemming
        self.elides = elides
        self.whichOne = whichOne
        self.fillers = fillers
        self.everyday = everyday
        self.questions = questions
        self.numbered = numbered
        self.synonyms = synonyms
        self.timed = timed
    }

    /// The languages a FAQ may be written in.
    public static let all: [Language] = [
        .english, .french, .german, .spanish, .italian, .portuguese, .dutch,
        Language(code: "da", stemming: "danish"), Language(code: "fi", stemming: "finnish"),
        Language(code: "hu", stemming: "hungarian"), Language(code: "no", stemming: "norwegian"),
        Language(code: "ro", stemming: "romanian"), Language(code: "ru", stemming: "russian"),
        Language(code: "sv", stemming: "swedish"), Language(code: "tr", stemming: "turkish"),
    ]

    public static func named(_ code: String) -> Language? { all.first { $0.code == code } }
}

/// What a learner wants to hear: a time, a place, a reason.
///
/// Two questions about the same things that ask for different ones are different questions.
struct Asked: OptionSet, Hashable {
    let rawValue: UInt16

    static let time = Asked(rawValue: 1)
    static let place = Asked(rawValue: 2)
    static let person = Asked(rawValue: 4)
    static let reason = Asked(rawValue: 8)
    static let amount = Asked(rawValue: 16)
    static let way = Asked(rawValue: 32)
    static let thing = Asked(rawValue: 64)
    static let leave = Asked(rawValue: 128)

    /// To have something done: "can you write my essay".
    static let favour = Asked(rawValue: 256)

    static let byName: [String: Asked] = [
        "time": .time, "place": .place, "person": .person, "reason": .reason, "amount": .amount, "way": .way,
        "thing": .thing, "leave": .leave, "favour": .favour, "none": [],
    ]
}
