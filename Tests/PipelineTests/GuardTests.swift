import Pipeline
import PipelineTesting
import Testing

/// A responder that writes these pieces.
private struct Pieces: Responder {
    let pieces: [String]

    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        for piece in pieces { try await reply.write(piece) }
        return .answered()
    }
}

/// Says back, piece by piece, what it was asked and what it knows of the past.
private struct Parrot: Responder {
    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        let past = turn.context[History.self]?.messages.map(\.text).joined(separator: " ") ?? ""
        for character in "\(turn.text) | \(past)" { try await reply.write(String(character)) }
        return .answered()
    }
}

/// What a responder was asked.
private actor Overheard {
    private(set) var texts: [String] = []
    func hear(_ text: String) { texts.append(text) }
}

private struct Listening: Responder {
    let overheard: Overheard
    let inner: any Responder

    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        let past = turn.context[History.self]?.messages.map(\.text) ?? []
        for text in [turn.text, turn.context[Message.self]?.text ?? ""] + past { await overheard.hear(text) }
        return try await inner.respond(to: turn, into: reply)
    }
}

/// Refuses a reply with a forbidden word; holds back what could become one.
private struct Forbidding: Guard {
    let word: String

    func screen(_ draft: Draft, of turn: Turn) async throws -> Screening {
        if draft.pending.contains(word) { return .refuse("No.") }
        return draft.isFinal ? .release : .hold(last: word.count)
    }
}

private struct Failing: Guard {
    struct Broken: Error {}
    func screen(_ draft: Draft, of turn: Turn) async throws -> Screening { throw Broken() }
}

private struct Past: HistoryReader {
    let text: String
    func latestMessages(
        in session: Identifier<TutoringSession>,
        before turn: Identifier<Turn>,
        limit: Int
    ) async throws -> [PastMessage] { [PastMessage(author: .learner, text: text)] }
}

@Suite(.timeLimit(.minutes(5))) struct `Guards` {
    private func run(_ pieces: [String], _ guards: [any Guard]) async throws -> (Ending.Result, String) {
        let transcript = Transcript()
        let chain = Chain(
            guards: guards.enumerated().map { Step($1, name: "guard-\($0)") },
            responders: [Step(Pieces(pieces: pieces), name: "model")]
        )
        let ending = try await chain.run(.sample(), into: transcript.writer)
        return (ending.result, await transcript.text)
    }

    @Test func `let a good answer through whole, however it is cut`() async throws {
        for pieces in [["All is well."], ["All ", "is ", "well."], "All is well.".map(String.init)] {
            let (result, text) = try await run(pieces, [Forbidding(word: "forty-two")])
            #expect(result == .answered(Attribution(), by: "model"))
            #expect(text == "All is well.")
        }
    }

    @Test func `stop an answer before the forbidden word is read, however it is cut`() async throws {
        for pieces in [["It is forty-two."], ["It is for", "ty-t", "wo."], "It is forty-two.".map(String.init)] {
            let (result, text) = try await run(pieces, [Forbidding(word: "forty-two")])
            #expect(result == .refused("No.", by: "guard-0"))
            #expect(!text.contains("forty"))
        }
    }

    @Test func `that fail let nothing through`() async throws {
        let (result, text) = try await run(["Anything"], [Failing()])
        guard case .refused(_, "guard-0") = result else {
            Issue.record("expected a refusal, not \(result)")
            return
        }
        #expect(text.isEmpty)
    }

    @Test func `mask personal details for responders and restore them for the learner`() async throws {
        let overheard = Overheard()
        let transcript = Transcript()
        let said = "Write to ada@example.org or call +44 20 7946 0958; card 4111 1111 1111 1111, 12 Station Road."
        var turn = Turn.sample(said)
        turn.context[Message.self] = Message(said)
        let chain = Chain(
            enrichers: [Step(HistoryWindow(.init(), reading: Past(text: "I am bob@example.org")), name: "history")],
            guards: [Step(PIIGuard(), name: "pii")],
            responders: [Step(Listening(overheard: overheard, inner: Parrot()), name: "parrot")]
        )
        _ = try await chain.run(turn, into: transcript.writer)
        let heard = await overheard.texts.joined(separator: "\n")
        for secret in ["ada@", "7946", "4111", "Station", "bob@"] { #expect(!heard.contains(secret), "\(secret)") }
        #expect(heard.contains("[email 1]") && heard.contains("[phone 1]") && heard.contains("[card 1]"))
        #expect(await transcript.text == "\(said) | I am bob@example.org")
    }

    @Test(arguments: [
        "What is 3.14159 · 2?", "Solve 3x - 5 = 16", "1000000 divided by 250000", "Exercise 2.3 on page 117",
        "The year 1789 and 1848", "12 apples and 7 pears", "It costs $5 and $6", "1,2,3,4,5,6,7,8,9", "2^10 = 1024",
        "me@home", "a@b", "@everyone",
    ])
    func `leave sums and exercises alone`(text: String) async throws {
        var turn = Turn.sample(text)
        _ = try await PIIGuard().admit(&turn)
        #expect(turn.text == text)
    }

    @Test func `let a learner ask so often and no oftener, and others as before`() async throws {
        let clock = HandClock()
        var settings = RateGuard.Settings()
        (settings.messages, settings.per) = (3, .minutes(1))
        let rate = RateGuard(settings, Assembly(clock: clock))
        var turn = Turn.sample()
        for _ in 0..<3 { #expect(try await rate.admit(&turn) == .pass) }
        guard case .refuse(let refusal) = try await rate.admit(&turn) else {
            Issue.record("the fourth was not refused")
            return
        }
        #expect(refusal.retryAfter == .seconds(20))
        var other = Turn(id: turn.id, session: turn.session, learner: Identifier("l2"), text: "Hi")
        #expect(try await rate.admit(&other) == .pass)
        clock.advance(by: .seconds(20))
        #expect(try await rate.admit(&turn) == .pass)
        guard case .refuse = try await rate.admit(&turn) else {
            Issue.record("the fifth was not refused")
            return
        }
    }
}
