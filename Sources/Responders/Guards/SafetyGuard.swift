public import Pipeline

/// Hands a learner who seems to be in danger to a person, at once, and tells whoever is on duty.
///
/// Phrases, not a model: what it catches can be read and tested. It errs on the side of asking a person.
public struct SafetyGuard: InstantGuard, GuardModule {
    public struct Settings: ModuleSettings {
        public var queue = ""
        public var phrases: [String] = []

        public init() {}

        public func validate() throws {
            guard !queue.isEmpty else {
                throw InvalidSettings("\"queue\" names the queue in which people look after it")
            }
            guard phrases.count <= 500, phrases.allSatisfy({ WordGlob($0) != nil }) else {
                throw InvalidSettings("\"phrases\" holds up to 500 phrases, with stars for endings", at: "phrases")
            }
        }

        public var queues: [String] { [queue] }

        public static let meanings = [
            "queue": "The queue whose people look after it.",
            "phrases": "More phrases that mean danger; a star stands for any ending.",
        ]
    }

    public static let name: ModuleName = "safety"
    public static let summary = "Hands a learner who seems to be in danger to a person, and raises an alarm."

    private let queue: String
    private let phrases: [WordGlob]
    private let alarm: PartLog?
    private let partName: String

    public init(_ settings: Settings, _ assembly: Assembly) {
        self.init(settings, name: assembly.name, alarm: assembly.optionalPort(PartLog.self))
    }

    public init(_ settings: Settings, name: String = "safety", alarm: PartLog? = nil) {
        queue = settings.queue
        phrases = (Self.known + settings.phrases).compactMap { WordGlob($0) }
        (self.alarm, partName) = (alarm, name)
    }

    public func admit(_ turn: inout Turn) async throws -> Admission {
        let spoken = SpokenWords(turn.text)
        guard phrases.contains(where: { $0.occurs(in: spoken) }) else { return .pass }
        // Whose conversation it is, and not a word of it.
        alarm?.write(partName, "a learner may be in danger: session \(turn.session.text), queue \(queue)")
        return .park(Parking(queue: queue, alert: "A learner may be in danger."))
    }

    private static let known = [
        "kill myself", "killing myself", "kill me", "end my life", "ending my life", "take my own life", "suicid*",
        "want to die", "wanna die", "wish i was dead", "wish i were dead", "better off dead", "better off without me",
        "dont want to live", "don't want to live", "do not want to live", "dont want to be alive",
        "don't want to be alive",
        "no reason to live", "cant go on living", "can't go on living", "hurt myself", "hurting myself", "harm myself",
        "harming myself", "self harm*", "selfharm*", "cut myself on purpose", "cutting myself",
        "burn myself on purpose",
        "overdose", "hits me at home", "beats me", "hits me every", "my dad hits me", "my father hits me",
        "my mom hits me", "my mum hits me", "my mother hits me", "touches me where", "touched me where",
        "touches me and i",
        "raped", "rapes me", "abuses me", "abusing me", "abused me", "locks me in", "afraid to go home",
        "scared to go home", "he made me undress", "sent him nudes", "wants nudes", "asks me for nudes",
        "threatens to kill", "threatened to kill", "bring a gun to school", "bring a knife to school",
        "shoot up the school", "going to hurt them", "starving myself", "make myself throw up",
        "run away from home tonight",
        "disappear forever", "nobody would miss me", "no one would miss me", "noone would miss me",
        "umbringen", "nicht mehr leben", "mir selbst weh", "ritze mich", "selbstmord", "me suicider", "envie de mourir",
        "me faire du mal", "quiero morir*", "matarme", "suicidarme",
    ]
}
