import Pipeline
import PipelineTesting
import Testing

/// Says its name, and keeps to locks up to the one that its type names.
private struct Careless: InstantResponder {
    func answer(_ turn: Turn) -> InstantAnswer? { InstantAnswer("careless") }
}

private struct Hinting: InstantResponder, LockAwareResponder {
    static let strictestLock = LockGrade.hints
    func answer(_ turn: Turn) -> InstantAnswer? { InstantAnswer("hinting") }
}

private struct Personal: LockAwareResponder {
    static let strictestLock = LockGrade.people
    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome { .parked(Parking(queue: "maths")) }
}

/// Calls somebody when it hears the word, and nobody else's words are a concern of its.
private struct Listening: InstantGuard, AlarmGuard {
    func isAlarmed(by text: String) -> Bool { text.contains("danger") }
    func judge(_ turn: inout Turn) throws -> Admission {
        isAlarmed(by: turn.text) ? .park(Parking(queue: "care")) : .pass
    }
    func judge(_ draft: Draft, of turn: Turn) throws -> Screening { .release }
}

/// Takes every word away, as one that hides personal details may.
private struct Hiding: InstantGuard {
    func judge(_ turn: inout Turn) throws -> Admission {
        turn.text = ""
        return .pass
    }
    func judge(_ draft: Draft, of turn: Turn) throws -> Screening { .release }
}

struct `A chain under a lock` {
    private let chain = Chain(responders: [
        Step(Careless(), name: "careless"), Step(Hinting(), name: "hinting"), Step(Personal(), name: "personal"),
    ])

    @Test(arguments: [
        (LockGrade.off, "careless"), (.hints, "hinting"), (.people, "personal"), (.closed, "nobody"),
    ])
    func `asks those who keep to it, and nobody else`(grade: LockGrade, who: String) async throws {
        let transcript = Transcript()
        let ending = try await chain.under(grade).run(.sample(), into: transcript.writer)
        switch ending.result {
        case .answered(_, let by), .parked(_, let by): #expect(by == who)
        default: #expect(who == "nobody" && ending.result == .locked(.closed))
        }
        #expect(ending.turn.context[LockInForce.self]?.grade == (grade == .off ? nil : grade))
    }

    @Test func `ends as locked when those who may be asked have no answer`() async throws {
        var chain = chain
        chain.responders.removeLast()
        let ending = try await chain.under(.people).run(.sample(), into: Transcript().writer)
        #expect(ending.result == .locked(.people))
    }

    @Test func `hears words that mean danger although it takes no question`() async throws {
        var chain = chain.under(.closed)
        chain.guards = [Step(Listening(), name: "listening")]
        let heard = try await chain.run(.sample("I am in danger"), into: Transcript().writer)
        #expect(heard.result == .parked(Parking(queue: "care"), by: "listening"))
        #expect(try await chain.run(.sample("Help"), into: Transcript().writer).result == .locked(.closed))
        // Nobody answers even where such words reach no guard any more.
        chain.guards.insert(Step(Hiding(), name: "hiding"), at: 0)
        let hidden = try await chain.run(.sample("I am in danger"), into: Transcript().writer)
        #expect(hidden.result == .locked(.closed))
    }
}
