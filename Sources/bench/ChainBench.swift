import Pipeline

extension Benchmark {
    /// What a chain costs by itself.
    static let chain = Benchmark(
        name: "chain",
        operation: "a turn through 3 enrichers and 4 declining responders, without I/O"
    ) { bounds in
        let chain = Chain(
            enrichers: (0..<3).map { Step(Knowing(number: $0), name: "enricher-\($0)") },
            responders: (0..<4).map { Step(Silent(), name: "responder-\($0)") }
        )
        let writer = ReplyWriter { _ in }
        var turn = Turn(
            id: Identifier("t"),
            session: Identifier("s"),
            learner: Identifier("l"),
            text: "Why is the slope negative?"
        )
        turn.context[Message.self] = Message(turn.text)
        let start = ContinuousClock.now
        let before = Usage.now
        var operations = 0
        while start.duration(to: .now) < bounds.time {
            for _ in 0..<1000 { _ = try await chain.run(turn, into: writer) }
            operations += 1000
        }
        let (used, time) = (Usage.now - before, start.duration(to: .now))
        return [Figures(label: "3 + 4", operations: operations, time: time, used: used)]
    }

    /// What reading a large configuration costs.
    static let configuration = Benchmark(
        name: "configuration",
        operation: "a configuration of 200 parts read and checked"
    ) { bounds in
        let entries = (0..<199).map { number in
            #"{ "use": "say", "name": "part-\#(number)", "text": "Part \#(number).", "when": { "message.words": { "gte": \#(number) } }, "within": "5s" }"#
        }
        let json = Array(
            #"{ "version": 1, "enrich": ["history"], "respond": [\#(entries.joined(separator: ",\n"))] }"#.utf8
        )
        let start = ContinuousClock.now
        let before = Usage.now
        var operations = 0
        while start.duration(to: .now) < bounds.time {
            _ = try Blueprint(json: json, modules: .core)
            operations += 1
        }
        let (used, time) = (Usage.now - before, start.duration(to: .now))
        return [Figures(label: "\(json.count) bytes", operations: operations, time: time, used: used)]
    }
}

private struct Knowing: InstantEnricher {
    let number: Int
    func add(to turn: inout Turn) {
        switch number {
        case 0: turn.context[Course.self] = Course(id: "algebra-1", title: "Algebra 1")
        case 1: turn.context[History.self] = History(messages: [])
        default: turn.context[HintLevel.self] = HintLevel()
        }
    }
}

private struct Silent: Responder {
    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome { .declined() }
}
