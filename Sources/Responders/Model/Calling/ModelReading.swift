import Pipeline

/// An answer that is read wherever its bytes are brought: its words go on at once if nobody has to wait for that.
struct ModelReading: Sendable {
    private(set) var answer: ModelAnswer
    /// Bytes of text that were handed on, or are to be.
    private(set) var said = 0
    /// What came before the first word that can be seen.
    private var blanks = ""
    private var rest = Rest()

    /// What is left to be done in a task.
    struct Rest: Sendable {
        /// Words whose reader has to be waited for.
        var text = ""
        var isFirst = false
        /// What went wrong behind them.
        var failure: ModelFailure.Reason?
        /// Why nobody wants more words.
        var refusal: (any Error)?
    }

    init(speaking: ModelProtocol) { answer = ModelAnswer(speaking: speaking) }

    /// Takes bytes, and returns whether it may be given the next in the same way.
    mutating func take(_ bytes: Span<UInt8>, into reply: ReplyWriter, _ deadline: TokenDeadline) -> Bool {
        let wasComplete = answer.isComplete
        let (text, failure) = answer.take(bytes)
        if let failure { rest.failure = failure }
        say(text, into: reply, deadline)
        // Behind the end of an answer is waited in another way.
        let goesOn = wasComplete == answer.isComplete && !answer.isOver
        return failure == nil && rest.text.isEmpty && rest.refusal == nil && goesOn
    }

    private mutating func say(_ text: String, into reply: ReplyWriter, _ deadline: TokenDeadline) {
        guard !text.isEmpty else { return }
        // Blanks that nothing follows are no answer: the next one must stand alone, or this one be tried again.
        guard answer.hasText else { return blanks += text }
        let text = blanks + text
        blanks = ""
        // Before the first words sources are named, and that may mean to wait.
        rest.isFirst = said == 0
        said += text.utf8.count
        do {
            if try !rest.isFirst && reply.writeAtOnce(text) { deadline.wordsWereTaken() } else { rest.text = text }
        } catch { rest.refusal = error }
    }

    mutating func takeRest() -> Rest {
        defer { rest = Rest() }
        return rest
    }
}
