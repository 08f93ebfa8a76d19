import Responders

package typealias LearnedAnswerID = StoreID<LearnedAnswer>

/// An answer that a tutor gave once and the chain may give from then on.
package struct LearnedAnswer: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
        case proposed
        /// The chain answers with it.
        case approved
        case withdrawn
    }

    package let id: LearnedAnswerID
    package var course: String
    package var module: String?
    package var question: String
    package var also: [String]
    /// Questions that must find it.
    package var tests: [String]
    package var answer: String
    package var state: State
    /// The turn that it answered first.
    package let turn: TurnID
    package let author: String?
    package let reviewer: String?
    package let at: Moment

    /// A question as it is kept.
    static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The entry as the FAQ's index takes it.
    var entry: FAQEntry {
        var entry = FAQEntry(id: "learned-\(id.description.prefix(13))", ask: [question] + also, answer: answer)
        entry.module = module
        entry.tests = tests
        return entry
    }
}

/// Remembers them.
package protocol LearnedStore: Sendable {
    /// Proposes an answer; gives back the one that came from the same turn, if there is one.
    func propose(_ draft: LearnedDraft) async throws(StoreError) -> LearnedAnswer

    func learned(_ id: LearnedAnswerID) async throws(StoreError) -> LearnedAnswer
    func learned(in course: String) async throws(StoreError) -> [LearnedAnswer]
    func approvedAnswers() async throws(StoreError) -> [LearnedAnswer]

    /// Withdraws what somebody proposed themselves, as long as nobody has approved it.
    func takeBack(_ id: LearnedAnswerID, by author: AccountID) async throws(StoreError) -> LearnedAnswer

    /// Writes down an answer as somebody has changed it.
    func revise(_ answer: LearnedAnswer, by reviewer: AccountID) async throws(StoreError) -> LearnedAnswer
}

package struct LearnedDraft: Sendable {
    package var turn: TurnID
    package var question: String
    package var also: [String]
    package var tests: [String]
    package var answer: String
    package var author: AccountID

    /// The entry it would be.
    var entry: FAQEntry {
        var entry = FAQEntry(id: "learned", ask: [question] + also, answer: answer)
        entry.tests = tests
        return entry
    }
}

extension FAQEntry {
    /// Why it cannot stand among others as it is; `nil` when it can.
    var fault: String? {
        let lines = answer.split(whereSeparator: \.isNewline)
        if lines.contains(where: { $0.hasPrefix("## ") || $0.hasPrefix("### ") || $0.hasPrefix("# ") }) {
            return "An answer must not contain headings: in a file of questions they begin the next entry."
        }
        let text = FAQMarkdownWriter.text(of: [self], title: "Learned")
        do {
            let index = FAQIndex(try FAQDocument(text, file: "learned.md").entries, language: .english)
            return index.failedTests().first.map { "The test question does not find it: \($0)." }
        } catch {
            return "This cannot be an entry: \(error)"
        }
    }
}
