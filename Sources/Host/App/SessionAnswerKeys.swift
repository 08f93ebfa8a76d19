import Locking
import Pipeline
import Responders

extension SessionReader: AnswerKeyReader {
    func attachedKey(of session: Identifier<TutoringSession>) async throws -> AnswerKey? {
        guard let id = SessionID(session.text) else { return nil }
        return try await store.attachedQuestion(of: id).map { AnswerKey($0.question.question) }
    }

    /// An answer that was imported a second ago is guarded already: each turn asks whether the bank is still the same.
    ///
    /// Only then is it read: a bank has hundreds of questions, and a turn is about one of them.
    func answerKeys(of course: String) async throws -> [AnswerKey] {
        let edition = try await store.bankEdition(of: course)
        if let known = answers.withLock({ $0[course] }), known.edition == edition { return known.keys }
        let keys = try await store.questions(of: course).map { AnswerKey($0.question) }
        answers.withLock { $0[course] = SessionAnswers(edition: edition, keys: keys) }
        return keys
    }
}

/// The answers of a course's bank, as it was in one edition.
struct SessionAnswers: Sendable {
    let edition: Int64
    let keys: [AnswerKey]
}

extension AnswerKey {
    package init(_ question: PracticeQuestion) {
        let plain = question.format.plain
        var (answers, truth, others): ([String], Bool?, [String]) = ([], nil, [])
        switch question.kind {
        case .single(let choices):
            answers = choices.filter(\.weight.isFull).map { plain($0.text) }
            others = choices.filter { !$0.weight.isCredit }.map { plain($0.text) }
        // One of several right ones gives the answer away as far as it goes.
        case .multiple(let choices):
            answers = choices.filter(\.weight.isCredit).map { plain($0.text) }
            others = choices.filter { !$0.weight.isCredit }.map { plain($0.text) }
        case .truth(let isTrue, _, _): truth = isTrue
        case .number(let accepted): answers = accepted.filter(\.weight.isFull).map { "\($0.value)" }
        case .words(let accepted, _):
            answers = accepted.filter { $0.weight.isFull && !$0.form.contains("*") }.map(\.form)
            others = accepted.filter { !$0.weight.isCredit && !$0.form.contains("*") }.map(\.form)
        }
        self.init(question: plain(question.text), answers: answers, truth: truth, others: others)
    }
}
