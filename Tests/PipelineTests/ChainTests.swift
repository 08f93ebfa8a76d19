import Pipeline
import PipelineTesting
import Testing

/// A responder that follows a script.
private struct Scripted: Responder {
    enum Line: Sendable { case write(String), fail, hang }
    struct Broken: Error {}

    let lines: [Line]
    var outcome: Outcome = .answered()

    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        for line in lines {
            switch line {
            case .write(let text): try await reply.write(text)
            case .fail: throw Broken()
            case .hang: try await Task.sleep(for: .seconds(3600))
            }
        }
        return outcome
    }
}

private func chain(_ parts: [(String, Scripted)], guards: [any Guard] = []) -> Chain {
    Chain(
        guards: guards.enumerated().map { Step($1, name: "guard \($0)") },
        responders: parts.map { Step($1, name: $0) }
    )
}

@Suite(.timeLimit(.minutes(5))) struct `A chain` {
    @Test func `lets the first responder that answers have the turn`() async throws {
        let transcript = Transcript()
        let ending = try await chain([
            ("silent", Scripted(lines: [], outcome: .declined("not mine"))),
            ("broken", Scripted(lines: [.fail])),
            ("good", Scripted(lines: [.write("Friday.")])),
            ("late", Scripted(lines: [.write("never heard")])),
        ]).run(.sample(), into: transcript.writer)
        #expect(ending.result == .answered(Attribution(), by: "good"))
        #expect(await transcript.pieces == [.text("Friday.")])
    }

    @Test func `asks the next part when one asks again for people who did not come`() async throws {
        var turn = Turn.sample()
        turn.exhaustedQueues = ["art"]
        let parts = ["art", "maths"].map { queue in
            (queue, Scripted(lines: [], outcome: .parked(Parking(queue: queue))))
        }
        let ending = try await chain(parts).run(turn, into: Transcript().writer)
        #expect(ending.result == .parked(Parking(queue: "maths"), by: "maths"))
    }

    @Test func `lets a part call the same people again when they should look at once`() async throws {
        var turn = Turn.sample()
        turn.exhaustedQueues = ["art"]
        let call = Parking(queue: "art", alert: "somebody may be in danger")
        let parts = [("watch", Scripted(lines: [], outcome: .parked(call)))]
        #expect(try await chain(parts).run(turn, into: Transcript().writer).result == .parked(call, by: "watch"))
    }

    @Test func `keeps what was read of an answer that broke off, and goes on below a seam`() async throws {
        let transcript = Transcript()
        let ending = try await chain([
            ("model", Scripted(lines: [.write("The slope "), .fail])),
            ("say", Scripted(lines: [.write("Ask again.")])),
        ]).run(.sample(), into: transcript.writer)
        #expect(ending.result == .answered(Attribution(), by: "say"))
        #expect(
            await transcript.pieces == [.text("The slope "), .seam(Seam(after: "model")), .text("Ask again.")]
        )
    }

    @Test func `goes on as if an enricher had never been asked that fails half way`() async throws {
        let (turn, say) = (Turn.sample(), Step<any Responder>(Instant(text: "Here."), name: "say"))
        let chain = Chain(enrichers: [Step(HalfDone(), name: "half")], responders: [say])
        let ending = try await chain.run(turn, into: Transcript().writer)
        #expect(ending.result == .answered(Attribution(), by: "say"))
        #expect(ending.turn.text == turn.text && ending.turn.context[Course.self] == nil)
    }

    @Test func `refuses a question whose guard fails half way, as it was`() async throws {
        let (turn, say) = (Turn.sample(), Step<any Responder>(Instant(text: "Here."), name: "say"))
        let chain = Chain(guards: [Step(HalfJudged(), name: "half")], responders: [say])
        let ending = try await chain.run(turn, into: Transcript().writer)
        guard case .refused(_, by: "half") = ending.result else {
            Issue.record("\(ending.result)")
            return
        }
        #expect(ending.turn.text == turn.text && ending.turn.context[Course.self] == nil)
    }

    @Test func `cuts a responder off when its budget is spent`() async throws {
        var chain = chain([("slow", Scripted(lines: [.hang])), ("quick", Scripted(lines: [.write("Here.")]))])
        chain.responders[0] = Step(chain.responders[0].part, name: "slow", budget: .milliseconds(5))
        let ending = try await chain.run(.sample(), into: Transcript().writer)
        #expect(ending.result == .answered(Attribution(), by: "quick"))
    }
}

/// Knows where the learner is at once, and what else there is after a while.
private struct Searching: StagedEnricher {
    func add(to turn: inout Turn) { turn.context[Course.self] = Course(id: "algebra-1", title: "Algebra 1") }
    func enrich(_ turn: inout Turn) async throws { turn.context[Course.self]?.passages = [] }
}

/// Changes something, and then fails.
private struct HalfDone: InstantEnricher {
    struct Failure: Error {}

    func add(to turn: inout Turn) throws {
        turn.text = "spoilt"
        turn.context[Course.self] = Course(id: "algebra-1", title: "Algebra 1")
        throw Failure()
    }
}

/// Changes something, and then fails to judge.
private struct HalfJudged: InstantGuard {
    func judge(_ turn: inout Turn) throws -> Admission {
        try HalfDone().add(to: &turn)
        return .pass
    }

    func judge(_ draft: Draft, of turn: Turn) -> Screening { .release }
}

private struct Instant: InstantResponder {
    var text: String?
    func answer(_ turn: Turn) -> InstantAnswer? { text.map { InstantAnswer($0) } }
}

private actor Journal {
    private(set) var lines: [String] = []
    func note(_ line: String) { lines.append(line) }
}

@Suite(.timeLimit(.minutes(5))) struct `An instant answer` {
    private let enrichers = [
        Step<any Enricher>(Searching(), name: "course", adds: Set(Course.facts.map(\.name)))
    ]

    @Test func `waits for no enricher, and needs no commit before it`() async throws {
        let journal = Journal()
        let chain = Chain(enrichers: enrichers, responders: [Step(Instant(text: "Friday."), name: "faq")])
        let ending = try await chain.run(
            .sample(),
            into: Transcript().writer,
            beforeWaiting: { await journal.note("commit") }
        )
        #expect(await journal.lines.isEmpty)
        #expect(ending.turn.context[Course.self]?.id == "algebra-1")
        #expect(ending.turn.context[Course.self]?.passages == nil)
    }

    @Test func `that is not there makes the host commit once, and what was put off is found out`() async throws {
        let journal = Journal()
        let chain = Chain(
            enrichers: enrichers,
            responders: [
                Step(Instant(text: nil), name: "faq"),
                Step(Scripted(lines: [], outcome: .declined()), name: "first"),
                Step(Scripted(lines: [.write("So.")]), name: "second"),
            ]
        )
        let ending = try await chain.run(
            .sample(),
            into: Transcript().writer,
            beforeWaiting: { await journal.note("commit") }
        )
        #expect(await journal.lines == ["commit"])
        #expect(ending.turn.context[Course.self]?.passages == [])
    }

    @Test func `waits when its condition asks for what was put off, and only then`() async throws {
        for (fact, commits) in [("course.id", 0), ("course.passages", 1)] {
            let journal = Journal()
            let asked = try #require(Course.facts.first { $0.name == fact })
            let condition = Condition.not(.compare(asked, .equals(.text("elsewhere"))))
            let chain = Chain(
                enrichers: enrichers,
                responders: [Step(Instant(text: "Here."), name: "faq", condition: condition)]
            )
            _ = try await chain.run(
                .sample(),
                into: Transcript().writer,
                beforeWaiting: { await journal.note("commit") }
            )
            #expect(await journal.lines.count == commits, "\(fact)")
        }
    }
}
