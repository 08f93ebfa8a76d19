import Pipeline

/// Something a learner wants answered, in the form the log and the chain each need.
struct Question: Sendable {
    let message: LearnerMessage
    /// What the chain is asked; not always what the log shows, as when the learner wants another hint.
    let text: String
    let asksForPerson: Bool
    /// Whether the log shows other words than the chain is asked.
    var isRephrased = false

    init(session: SessionID, author: AccountID, key: CommandKey, text: String, clientTime: String? = nil) {
        var body = JSONText(capacity: text.utf8.count + 48)
        body.field("role", "learner")
        body.field("text", text)
        if let clientTime { body.field("client_at", clientTime) }
        self.init(session: session, author: author, key: key, text: text, body: body.closed())
    }

    /// `meaning` is what a repeat of the command has in common with it, where that is not its whole body.
    private init(
        session: SessionID,
        author: AccountID,
        key: CommandKey,
        text: String,
        asksForPerson: Bool = false,
        body: [UInt8],
        meaning: [UInt8]? = nil
    ) {
        let command = CommandStamp(key, meaning: meaning ?? body)
        message = LearnerMessage(session: session, author: author, command: command, body: body)
        self.text = text
        self.asksForPerson = asksForPerson
    }

    /// The next hint on what was asked before.
    static func nextHint(on earlier: String, session: SessionID, author: AccountID, key: CommandKey) -> Question {
        var body = JSONText(capacity: earlier.utf8.count + 96)
        body.field("role", "learner")
        body.field("text", "Another hint, please.")
        body.field("asks", "hint")
        body.field("about", earlier)
        var question = Question(
            session: session,
            author: author,
            key: key,
            text: earlier,
            body: body.closed(),
            meaning: Array("hint".utf8)
        )
        question.isRephrased = true
        return question
    }

    /// A person, please.
    static func person(_ reason: String?, session: SessionID, author: AccountID, key: CommandKey) -> Question {
        let text = reason.flatMap { $0.hasWord ? $0 : nil } ?? "I would like to talk to a person."
        var body = JSONText(capacity: text.utf8.count + 64)
        body.field("role", "learner")
        body.field("text", text)
        body.field("asks", "person")
        return Question(
            session: session,
            author: author,
            key: key,
            text: text,
            asksForPerson: true,
            body: body.closed()
        )
    }

    /// What a stored turn had asked the chain.
    static func stored(_ turn: StoredTurn) -> (text: String, asksForPerson: Bool) {
        let body = try? JSON(parsing: Array(turn.message.body))
        return (body?["about"]?.string ?? body?["text"]?.string ?? "", body?["asks"]?.string == "person")
    }
}
