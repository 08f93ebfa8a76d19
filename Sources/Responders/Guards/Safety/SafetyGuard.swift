public import Pipeline

/// Hands a learner who seems to be in danger to a person, at once, and tells whoever is on duty.
///
/// Patterns of words, not a model: what it catches can be read and tested. It errs on the side of asking a person, and
/// still a child who says it in a way that nobody thought of is not heard: people have to look as well.
public struct SafetyGuard: InstantGuard, AlarmGuard, GuardModule {
    public struct Settings: ModuleSettings {
        public var queue = ""
        public var phrases: [String] = []

        public init() {}

        public func validate() throws {
            guard !queue.isEmpty else {
                throw InvalidSettings("\"queue\" must name the queue whose people look after it")
            }
            guard phrases.count <= 500, phrases.allSatisfy({ WordGlob($0) != nil }) else {
                throw InvalidSettings(
                    "\"phrases\" must be at most 500 phrases; a star stands for any ending",
                    at: "phrases"
                )
            }
        }

        public var queues: [String] { [queue] }

        public static let meanings = [
            "queue": "The queue whose people look after it.",
            "phrases": "More phrases that mean danger; a star stands for any ending.",
        ]
    }

    public static let name: ModuleName = "safety"
    public static let summary = "Passes a learner who seems to be in danger to a person, and raises an alarm."

    private let queue: String
    private let phrases: [WordGlob]
    private let alarm: PartLog?
    private let partName: String

    public init(_ settings: Settings, _ assembly: Assembly) {
        self.init(settings, name: assembly.name, alarm: assembly.optionalPort(PartLog.self))
    }

    public init(_ settings: Settings, name: String = "safety", alarm: PartLog? = nil) {
        queue = settings.queue
        phrases = settings.phrases.compactMap { WordGlob(Self.plain($0)) }
        (self.alarm, partName) = (alarm, name)
    }

    public func judge(_ turn: inout Turn) -> Admission {
        guard isAlarmed(by: turn.text) else { return .pass }
        // Whose conversation it is, and not a word of it.
        // People who have not come yet would take a second alarm for another child.
        if !turn.isDraft, !turn.hasWaited {
            alarm?.warn(partName, "a learner may be in danger: session \(turn.session.text), queue \(queue)")
        }
        return .park(Parking(queue: queue, alert: "A learner may be in danger."))
    }

    public func isAlarmed(by text: String) -> Bool { DangerEar.standard.isAlarmed(by: text) || isNamed(in: text) }

    /// What is written to learners is not its concern.
    public func judge(_ draft: Draft, of turn: Turn) -> Screening { .release }

    /// Whether it holds a phrase of the settings.
    private func isNamed(in text: String) -> Bool {
        guard !phrases.isEmpty else { return false }
        let spoken = SpokenWords(Self.plain(text))
        return phrases.contains { $0.occurs(in: spoken) }
    }

    /// Without apostrophes, which telephones write in several ways, and hurried people not at all.
    private static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !"'’‘`´".unicodeScalars.contains($0) }))
    }
}
