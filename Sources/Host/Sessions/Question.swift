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

    private init(
        session: SessionID,
        author: AccountID,
        key: CommandKey,
        text: String,
        asksForPerson: Bool = false,
        body: [UInt8]
    ) {
        let command = CommandStamp(key, meaning: body)
        message = LearnerMessage(session: session, author: author, command: command, body: body)
        self.text = text
        self.asksForPerson = asksForPerson
    }

    /// The next hint on what was asked before.
    static func nextHint(on earlier: String, session: SessionID, author: AccountID, key: CommandKey) -> Question {
        var body = JSONText()
        body.field("role", "learner")
        body.field("text", "Another hint, please.")
        body.field("asks", "hint")
        var question = Question(session: session, author: author, key: key, text: earlier, body: body.closed())
        question.isRephrased = true
        return question
    }

    /// A person, please.
    static func person(_ reason: String?, session: SessionID, author: AccountID, key: CommandKey) -> Question {
        let text = reason.flatMap { $0.isEmpty ? nil : $0 } ?? "I would like to talk to a person."
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

    /// What a stored turn had asked.
    static func stored(_ turn: StoredTurn) -> (text: String, asksForPerson: Bool) {
        let body = try? JSON(parsing: Array(turn.message.body))
        return (body?["text"]?.string ?? "", body?["asks"]?.string == "person")
    }
}
