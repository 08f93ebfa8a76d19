/// A question with an answer that somebody wants to add, in all its phrasings.
public struct NewQuestion: Sendable {
    public var phrasings: [String]
    /// The only module in which it is meant; `nil` for the whole course.
    public var module: String?

    public init(_ phrasings: [String], module: String? = nil) {
        (self.phrasings, self.module) = (phrasings, module)
    }
}

/// An entry of a file that a new question comes close to: once both are there, they compete for learners' questions.
public struct Resemblance: Sendable, Equatable {
    public var question: String
    public var file: String
    public var line: Int
    /// How well it fits, from 0 to 1.
    public var score: Double

    public init(question: String, file: String, line: Int, score: Double) {
        (self.question, self.file, self.line, self.score) = (question, file, line, score)
    }
}

extension Blueprint {
    /// For each question the entry that comes nearest in the files of a course's chain, if any comes close.
    public func resemblances(to questions: [NewQuestion], course: String) -> [Resemblance?] {
        var nearest = [Resemblance?](repeating: nil, count: questions.count)
        var asked: Set<String> = []
        for module in Set(questions.map(\.module)) {
            for step in lineups.lineup(course: course, module: module).responders
            where asked.insert(step.sharing).inserted {
                for (place, found) in step.part.resemblances(questions).enumerated() {
                    guard let found, found.score > nearest[place]?.score ?? 0 else { continue }
                    nearest[place] = found
                }
            }
        }
        return nearest
    }
}
