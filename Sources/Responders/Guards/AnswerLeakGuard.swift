import Locking
public import Pipeline

/// Keeps the answers of the question bank out of replies.
///
/// It watches the question the conversation is about, and those of the course whose words the learner brought along.
/// Text is held until its sentence is whole, and every sentence is looked at together with what was said before it, so
/// that nothing gets through in pieces.
public struct AnswerLeakGuard: GuardModule, InstantScreen {
    public struct Settings: ModuleSettings {
        public var hold = 400
        public var holdFor = TimeSpan.seconds(3)
        public var otherLanguages = false

        public init() {}

        public func validate() throws {
            guard (40...4_000).contains(hold) else {
                throw InvalidSettings("\"hold\" is \(hold); write a number from 40 to 4000", at: "hold")
            }
            guard (100...600_000).contains(holdFor.milliseconds) else {
                throw InvalidSettings("write a time from \"100ms\" to \"10m\"", at: "holdFor")
            }
        }

        public static let meanings = [
            "hold": "The most characters that are held of a sentence that does not end.",
            "otherLanguages":
                "Whether replies about a question may be in another language than the question; translations "
                + "of answers that are words are not checked.",
            "holdFor": "The longest time for which a sentence that does not end is held, except for its last words.",
        ]
    }

    public static let name: ModuleName = "answer-leak"
    public static let summary = "Keeps the answers to practice questions out of replies, whatever their form."

    private let settings: Settings
    private let keys: (any AnswerKeyReader)?
    private let telling = Lock<[String: TellingWords]>([:])

    public init(_ settings: Settings, _ assembly: Assembly) {
        self.init(settings, reading: assembly.optionalPort((any AnswerKeyReader).self))
    }

    public init(_ settings: Settings, reading keys: (any AnswerKeyReader)?) {
        (self.settings, self.keys) = (settings, keys)
    }

    public func admit(_ turn: inout Turn) async throws -> Admission {
        try await watch(&turn)
        return .pass
    }

    public func cover(_ turn: inout Turn) async throws { try await watch(&turn) }

    private func watch(_ turn: inout Turn) async throws {
        guard let keys else { return }
        var watched: [AnswerKey] = []
        if let attached = try await keys.attachedKey(of: turn.session) { watched.append(attached) }
        if let course = turn.context[Course.self]?.id {
            var said = turn.text
            for message in turn.context[History.self]?.messages ?? [] where message.author == .learner {
                said += " " + message.text
            }
            if let task = turn.context[Practice.self]?.question { said += " " + task.text }
            let words = Set(LeakWords(said).words)
            let all = try await keys.answerKeys(of: course)
            for (key, telling) in zip(all, tellingWords(of: all, course).words)
            where telling.areMost(in: words) && !watched.contains(key) { watched.append(key) }
        }
        // A question that is a formula is in the language of its course.
        let language =
            watched.first.flatMap { CourseLanguage.of($0.question) }
            ?? turn.context[Course.self]?.language.flatMap { CourseLanguage(rawValue: String($0.prefix(2))) }
        turn.context[WatchedKeys.self] =
            watched.isEmpty ? nil : WatchedKeys(keys: watched, language: language?.rawValue)
    }

    /// Taken apart once for each bank: comparing one that has not changed costs nothing.
    private func tellingWords(of keys: [AnswerKey], _ course: String) -> TellingWords {
        if let known = telling.withLock({ $0[course] }), known.keys == keys { return known }
        let fresh = TellingWords(keys)
        telling.withLock { $0[course] = fresh }
        return fresh
    }

    public var patience: Duration? { settings.holdFor.duration }

    public func judge(_ draft: Draft, of turn: Turn) throws -> Screening {
        guard let watched = turn.context[WatchedKeys.self]?.keys else { return .release }
        let held =
            draft.isFinal ? 0 : draft.isOverdue ? Self.lastWords(of: draft.pending) : unfinished(draft.pending)
        let candidate = String(draft.pending.dropLast(held))
        guard !candidate.isEmpty else { return .hold }
        // What was said long ago is out of reach of a sentence now; without this, long replies would cost their square.
        let before = draft.released.suffix(800)
        let whole = Lookalikes.plain(before + candidate)
        // What is told in a code is told in one go.
        let near = Lookalikes.plain(before.suffix(Self.reach) + candidate)
        var readings = ([whole] + Disguise.readings(of: near, askedFor: turn.text)).map { LeakReading($0) }
        readings += Dictation.readings(of: readings[0].words).map { LeakReading(words: $0) }
        readings += BackReference.resolved(readings[0].words, to: turn.text).map { [LeakReading(words: $0)] } ?? []
        let letters = RunLetters(readings[0].words)
        let marked = Markup.marked(whole)
        let answers = watched.map { GuardedAnswer($0) }
        for answer in answers {
            if readings.contains(where: answer.isGiven) || answer.isHidden(in: letters)
                || answer.isMarked(in: marked, of: readings[0].words) || Self.confirms(candidate, draft, turn, answer)
            {
                return .refuse(Self.refusal)
            }
        }
        if !settings.otherLanguages, let question = watched.first?.question {
            let language = turn.context[WatchedKeys.self]?.language.flatMap { CourseLanguage(rawValue: $0) }
            if ForeignScript.isIn(candidate, notIn: question)
                || !answers.allSatisfy(\.isKnownAnywhere)
                    && language?.isLeft(in: candidate, isExpected: language?.isOther(askedForIn: turn.text) == true)
                        == true
            {
                return .refuse(Self.askAgain)
            }
        }
        return held == 0 ? .release : .hold(last: held)
    }

    private static let reach = 240

    private static let refusal: Refusal =
        "That would have given the answer away. Try the next step yourself, and tell me what you get."

    private static let askAgain: Refusal =
        "That was not in the language of the question, so I cannot tell whether it gives the answer away. Ask me again."

    /// A yes to an answer that the learner has said is the answer.
    private static func confirms(_ candidate: String, _ draft: Draft, _ turn: Turn, _ answer: GuardedAnswer) -> Bool {
        guard draft.released.isEmpty, answer.isGiven(in: LeakReading("answer is " + turn.text)) else {
            return false
        }
        let first = LeakWords(candidate).words.prefix(3)
        let yes: Set = [
            "yes", "correct", "exactly", "right", "yep", "ja", "richtig", "genau", "oui", "exact", "si", "correcto",
        ]
        return first.contains { yes.contains($0) }
    }

    /// How many characters at the end are a sentence that may go on.
    private func unfinished(_ text: String) -> Int {
        var count = 0
        var previous: Character = " "
        for (place, character) in zip(text.indices.reversed(), text.reversed()) {
            // A full stop ends a sentence when a space follows it: not in 0.75, and not behind the number of an item.
            if character.isNewline
                || ".!?".contains(character) && previous.isWhitespace && count > 0 && !ListItems.begin(text[..<place])
            {
                return count
            }
            (count, previous) = (count + 1, character)
            if count > settings.hold { break }
        }
        guard count > settings.hold else { return count }
        // It goes on for too long: all but the words that a number could be made of.
        return 60
    }

    /// How many characters the last words have, which a number could be made of.
    private static func lastWords(of text: String) -> Int {
        var (count, spaces) = (0, 0)
        for character in text.reversed() {
            if character.isWhitespace { spaces += 1 }
            if spaces > 3 || count >= 60 { break }
            count += 1
        }
        return count
    }
}

/// The keys a reply is held against; they leave this process in no form.
struct WatchedKeys: Codable, Sendable, ContextKey {
    static let name = "watched-keys"
    static let leavesTheHouse = false

    var keys: [AnswerKey]
    /// The language of the question the conversation is about.
    var language: String?
}
