extension Route {
    /// What an answer is when all is well: which types it may have, and what it consists of where that is JSON.
    struct Answers: Sendable {
        /// What it is, in a word or two.
        let meaning: String
        let types: [(name: String, shape: FrameShape.Kind?)]
    }
}

extension Route.Answers {
    static let nothing = Route.Answers(meaning: "nothing", types: [])
    /// Where somebody reads who has to be signed in for it.
    static let page = Route.Answers(meaning: "a page, or the way to the one to sign in on", types: [("text/html", nil)])
    static let events = Route.Answers(meaning: "server-sent events", types: [("text/event-stream", nil)])

    static func json(_ shape: AnswerShape) -> Self {
        Route.Answers(meaning: shape.meaning, types: [("application/json", .shape(shape))])
    }

    /// One of these shapes; which one, the request decides.
    static func json(_ first: AnswerShape, or second: AnswerShape) -> Self {
        Route.Answers(
            meaning: "\(first.meaning), or \(second.meaning)",
            types: [("application/json", .either([first, second]))]
        )
    }

    static func type(_ names: String..., meaning: String) -> Self {
        Route.Answers(meaning: meaning, types: names.map { ($0, nil) })
    }

    /// Where the request decides between types.
    func or(_ name: String, _ meaning: String, _ shape: FrameShape.Kind? = nil) -> Self {
        Route.Answers(meaning: "\(self.meaning), or \(meaning)", types: types + [(name, shape)])
    }
}
