import Locking
import Pipeline
import PipelineTesting
import Testing

@testable import Responders

/// A responder that does what a closure says, however wrong.
private struct Improper: Responder {
    let body: @Sendable (Turn, ReplyWriter) async throws -> Outcome
    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome { try await body(turn, reply) }
}

/// Work that ends soon, unless it is cancelled: then it goes on until the test is over.
final class Stubborn: Sendable {
    private let isReleased = Lock(false)

    func release() { isReleased.withLock { $0 = true } }

    func work() async {
        try? await Task.sleep(for: .milliseconds(10))
        while Task.isCancelled, !isReleased.withLock({ $0 }) {
            await Task.detached { try? await Task.sleep(for: .milliseconds(5)) }.value
        }
    }
}

/// Work that fails for whoever comes while it is being done for another.
final class Narrow: Sendable {
    private struct Busy: Error {}
    private let running = Lock(0)

    func work() async throws {
        let count = running.withLock {
            $0 += 1
            return $0
        }
        defer { running.withLock { $0 -= 1 } }
        if count > 1 { throw Busy() }
        try await Task.sleep(for: .milliseconds(10))
    }
}

@Suite(.timeLimit(.minutes(5))) struct `The contract of responders` {
    /// The rules that a responder breaks.
    private func broken(
        _ body: @escaping @Sendable (Turn, ReplyWriter) async throws -> Outcome
    ) async throws -> [String] {
        let contract = ResponderContract(patience: .milliseconds(400), promptness: .milliseconds(200)) {
            Improper(body: body)
        }
        do { try await contract.check() } catch let violation as ContractViolation {
            #expect(violation.description.hasPrefix("Improper breaks its contract:\n  - it should "))
            return violation.breaches.map(\.rule)
        }
        return []
    }

    @Test func `is kept by one that answers, and by one that declines`() async throws {
        #expect(
            try await broken { _, reply in
                try await reply.write("well")
                return .answered()
            } == []
        )
        #expect(try await broken { _, _ in .declined() } == [])
    }

    @Test func `catches an answer without a word`() async throws {
        #expect(try await broken { _, _ in .answered() } == ["should have written something when it says it answered"])
    }

    @Test func `catches words before a decline or a parking`() async throws {
        for outcome in [Outcome.declined(), .parked(Parking(queue: "q"))] {
            let rules = try await broken { _, reply in
                try await reply.write("hm")
                return outcome
            }
            #expect(rules == ["should write nothing when it declines or parks"])
        }
    }

    @Test func `catches words after the ending`() async throws {
        let rules = try await broken { _, reply in
            try await reply.write("well")
            Task {
                try await Task.sleep(for: .milliseconds(5))
                try await reply.write("one more thing")
            }
            return .answered()
        }
        #expect(rules == ["should write nothing after its ending"])
    }

    @Test func `catches one that does not heed a cancel`() async throws {
        let stubborn = Stubborn()
        defer { stubborn.release() }
        let rules = try await broken { _, _ in
            await stubborn.work()
            return .declined()
        }
        #expect(rules == ["should end promptly when it is cancelled"])
    }

    @Test func `catches one that talks to nobody`() async throws {
        let persistent = try await broken { _, reply in
            for word in ["a", "b", "c"] { try? await reply.write(word) }
            return .declined()
        }
        #expect(persistent.contains("should end without answering when its reader is gone"))
        let proud = try await broken { _, reply in
            try? await reply.write("a")
            return .answered()
        }
        #expect(proud == ["should end without answering when its reader is gone"])
    }

    @Test func `catches one that cannot take every text, or takes too long`() async throws {
        struct Unreadable: Error {}
        let brittle = try await broken { turn, _ in
            if turn.text.contains("\0") { throw Unreadable() }
            return .declined()
        }
        #expect(brittle == ["should have an outcome for any text"])
        let slow = try await broken { turn, _ in
            if turn.text.utf8.count > 1_000_000 { try await Task.sleep(for: .seconds(30)) }
            return .declined()
        }
        #expect(slow == ["should have an outcome for any text"])
    }

    @Test func `catches one that mixes up turns`() async throws {
        let latest = Lock("")
        let rules = try await broken { turn, reply in
            latest.withLock { $0 = turn.text }
            try await Task.sleep(for: .milliseconds(10))
            try await reply.write("You said: \(latest.withLock { $0 }).")
            return .answered()
        }
        #expect(rules == ["should keep turns that run at once apart"])
    }

    @Test func `catches one that fails for the question it is meant for`() async throws {
        struct Unreachable: Error {}
        let meant = Turn.sample().text
        let rules = try await broken { turn, _ in
            if turn.text == meant { throw Unreachable() }
            return .declined()
        }
        #expect(rules == ["should have an outcome for the question it is meant for"])
    }

    @Test func `catches one that fails when turns run at once`() async throws {
        let narrow = Narrow()
        let rules = try await broken { _, _ in
            try await narrow.work()
            return .declined()
        }
        #expect(rules == ["should keep turns that run at once apart"])
    }
}
