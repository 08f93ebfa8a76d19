/// How well an index understands questions it has not seen: a figure, not a feeling.
public struct FAQQuality: Sendable {
    /// One question of a set, and the entry that answers it.
    public struct Question: Codable, Sendable, Equatable {
        public var course: String
        public var module: String?
        public var say: String
        /// The id of the entry, or its question word by word; `nil` when nothing in the course answers this.
        public var expect: String?

        public init(course: String, module: String? = nil, say: String, expect: String?) {
            self.course = course
            self.module = module
            self.say = say
            self.expect = expect
        }
    }

    public enum Ending: Sendable, Equatable {
        case right, wrong, missed
        /// Asked which of several is meant, with the right one among them, or without it.
        case askedBack(among: Bool)
        /// Declined, as it should.
        case silent

        public var asksBack: Bool { if case .askedBack = self { true } else { false } }
    }

    /// One question with what came of it.
    public struct Trial: Sendable {
        public var question: Question
        public var ending: Ending
        public var best: FAQMatch?
    }

    public private(set) var trials: [Trial] = []

    /// Puts every question to the index of its course; throws when a course or an entry does not exist.
    public init(
        _ questions: [Question],
        in courses: [String: FAQIndex],
        threshold: Double = FAQIndex.defaultThreshold,
        margin: Double = FAQIndex.defaultMargin
    ) throws(UnknownExpectation) {
        for question in questions {
            guard let index = courses[question.course] else { throw UnknownExpectation(question: question) }
            let expected = try Self.entry(for: question, in: index)
            let finding = index.find(question.say, module: question.module, threshold: threshold, margin: margin)
            trials.append(Self.trial(question, expected, finding))
        }
    }

    private static func entry(for question: Question, in index: FAQIndex) throws(UnknownExpectation) -> String? {
        guard let expect = question.expect else { return nil }
        guard let entry = index.entries.first(where: { $0.id == expect || $0.question == expect }) else {
            throw UnknownExpectation(question: question)
        }
        return entry.id
    }

    private static func trial(_ question: Question, _ expected: String?, _ finding: FAQFinding) -> Trial {
        switch finding {
        case .hit(let match):
            Trial(question: question, ending: match.entry.id == expected ? .right : .wrong, best: match)
        case .ambiguous(let matches):
            Trial(
                question: question,
                ending: .askedBack(among: matches.contains { $0.entry.id == expected }),
                best: matches.first
            )
        case .miss(let nearest):
            Trial(question: question, ending: expected == nil ? .silent : .missed, best: nearest)
        }
    }

    /// Of the answers given, how many were right.
    public var precision: Double {
        let answered = trials.filter { $0.ending == .right || $0.ending == .wrong }
        return answered.isEmpty ? 1 : Double(count(where: { $0 == .right })) / Double(answered.count)
    }

    /// Of the questions that have an answer, how many got it.
    public var recall: Double {
        let answerable = trials.filter { $0.question.expect != nil }
        return answerable.isEmpty ? 1 : Double(count(where: { $0 == .right })) / Double(answerable.count)
    }

    public func count(where isMeant: (Ending) -> Bool) -> Int { trials.reduce(0) { $0 + (isMeant($1.ending) ? 1 : 0) } }
}

/// A set of questions that speaks of a course or an entry that does not exist.
public struct UnknownExpectation: Error, CustomStringConvertible {
    public let question: FAQQuality.Question
    public var description: String {
        "\"\(question.say)\" expects \"\(question.expect ?? "")\" in \(question.course), and there is no such entry"
    }
}
