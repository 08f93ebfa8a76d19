import Locking
import Pipeline
import PipelineTesting
import Testing

@testable import Responders

private struct Improper: Guard {
    var admission: @Sendable (inout Turn) async throws -> Admission = { _ in .pass }
    var screening: @Sendable (Draft, Turn) async throws -> Screening = { _, _ in .release }

    var covering: @Sendable (inout Turn) async throws -> Void = { _ in }
    var patience: Duration?

    func cover(_ turn: inout Turn) async throws { try await covering(&turn) }
    func admit(_ turn: inout Turn) async throws -> Admission { try await admission(&turn) }
    func screen(_ draft: Draft, of turn: Turn) async throws -> Screening { try await screening(draft, turn) }
}

@Suite(.timeLimit(.minutes(5))) struct `The contract of guards` {
    /// - Parameter promptness: short only for one that misses it; a machine with much else to do misses it as well.
    private func broken(
        replies: [String] = [],
        promptness: Duration = .seconds(20),
        _ part: Improper
    ) async throws -> [String] {
        let contract = GuardContract(replies: replies, patience: .seconds(20), promptness: promptness) { part }
        do { try await contract.check() } catch let violation as ContractViolation {
            return violation.breaches.map(\.rule)
        }
        return []
    }

    @Test func `is kept by one that lets everything pass, and by one that waits for a whole word`() async throws {
        #expect(try await broken(Improper()) == [])
        // Shows everything but the word it stands guard over.
        let careful = Improper(screening: { draft, _ in
            if draft.pending.contains("secret") { return .refuse("no") }
            return draft.isFinal ? .release : .hold(last: 6)
        })
        #expect(try await broken(replies: ["the secret is out"], careful) == [])
    }

    @Test func `catches one that sees no word that comes in pieces`() async throws {
        let careless = Improper(screening: { draft, _ in draft.pending.contains("secret") ? .refuse("no") : .release })
        let rules = try await broken(replies: ["the secret is out"], careless)
        #expect(rules == ["should come to the same end however a reply is cut up"])
    }

    @Test func `catches one that never makes up its mind`() async throws {
        #expect(
            try await broken(Improper(screening: { _, _ in .hold })) == ["should not hold anything back at the end"]
        )
        // It rewrites, and keeps the last word of it for ever.
        let covering = Improper(screening: { draft, _ in
            .replace(String(draft.pending.dropLast(3)), holdingLast: min(3, draft.pending.count))
        })
        #expect(try await broken(covering) == ["should not hold anything back at the end"])
    }

    @Test func `catches one whose patience never ends`() async throws {
        let patient = Improper(
            screening: { draft, _ in draft.isFinal ? .release : .hold },
            patience: .seconds(1)
        )
        #expect(try await broken(patient) == ["should show some of what has waited too long"])
        #expect(try await broken(Improper(screening: patient.screening)) == [], "it has not promised to be quick")
    }

    @Test func `catches one that fails at a reply, or at one that has waited`() async throws {
        struct Unreadable: Error {}
        let failing = Improper(screening: { draft, _ in
            if draft.pending.contains("secret") { throw Unreadable() }
            return draft.isFinal ? .release : .hold
        })
        #expect(try await broken(replies: ["the secret is out"], failing) == ["should decide about any reply"])
        let hasty = Improper(
            screening: { draft, _ in
                if draft.isOverdue { throw Unreadable() }
                return draft.isFinal ? .release : .hold
            },
            patience: .seconds(1)
        )
        #expect(try await broken(hasty) == ["should show some of what has waited too long"])
    }

    @Test func `catches one that cannot cover what had been said`() async throws {
        struct Unreadable: Error {}
        let shy = Improper(covering: { turn in
            if turn.context[History.self]?.messages.first?.text.contains("\u{202E}") == true { throw Unreadable() }
        })
        #expect(try await broken(shy) == ["should cover whatever was found out"])
    }

    @Test func `catches one that cannot take every text`() async throws {
        struct Unreadable: Error {}
        let question = Improper(admission: { turn in
            if turn.text.contains("\u{202E}") { throw Unreadable() }
            return .pass
        })
        #expect(try await broken(question) == ["should decide about any question"])
        let reply = Improper(screening: { draft, _ in
            if draft.pending.contains("\u{202E}") { throw Unreadable() }
            return .release
        })
        #expect(try await broken(reply) == ["should decide about any reply"])
    }

    @Test func `catches one that does not heed a cancel`() async throws {
        let stubborn = Stubborn()
        defer { stubborn.release() }
        let rules = try await broken(
            promptness: .milliseconds(200),
            Improper(screening: { draft, _ in
                if draft.pending == "A mole is 6.022e23 of anything." { await stubborn.work() }
                return .release
            })
        )
        #expect(rules == ["should end promptly when it is cancelled"])
    }

    @Test func `catches one that mixes up turns`() async throws {
        let latest = Lock("")
        let rules = try await broken(
            Improper(
                admission: { turn in
                    latest.withLock { [text = turn.text] in $0 = text }
                    return .pass
                },
                screening: { draft, _ in
                    guard draft.isFinal else { return .hold }
                    try await Task.sleep(for: .milliseconds(10))
                    return .replace(latest.withLock { $0 })
                }
            )
        )
        #expect(rules.contains("should keep turns that run at once apart"))
    }
}
