import Locking
import Pipeline
import PipelineTesting
import Testing

@testable import Responders

/// What a question costs that has no answer: asking and taking it back must not be free.
@Suite(.timeLimit(.minutes(5))) struct `A question without an answer` {
    /// Remembers what was counted.
    private final class Till: TokenLedger {
        let counted: Lock<[Int]> = Lock([])

        func reserve(_ tokens: Int, for spender: TokenSpender, within limits: TokenLimits) -> TokenReservation? {
            TokenReservation(number: 1)
        }

        func settle(_ reservation: TokenReservation, used: Int) { counted.withLock { $0.append(used) } }
    }

    struct Course: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let isPaid: Bool
        var isStopped = false
        var isSilent = false
        var streams = true
        /// Signals once the question may be stopped.
        let script: @Sendable (Peer, Signal) -> Void
    }

    static let courses: [Course] = [
        Course(testDescription: "stopped before the server answers", isPaid: true, isStopped: true) {
            $1.signal()
            $0.waitForClose()
        },
        Course(testDescription: "stopped before the first word", isPaid: true, isStopped: true) {
            $0.send(ScriptedModel.head)
            $1.signal()
            $0.waitForClose()
        },
        Course(testDescription: "a server that says nothing in time", isPaid: true, isSilent: true) { peer, _ in
            peer.waitForClose()
        },
        Course(
            testDescription: "a whole answer that does not come in time",
            isPaid: true,
            isSilent: true,
            streams: false
        ) {
            peer,
            _ in
            peer.waitForClose()
        },
        Course(testDescription: "a stream that says nothing in time", isPaid: true, isSilent: true) { peer, _ in
            peer.send(ScriptedModel.head)
            peer.waitForClose()
        },
        Course(testDescription: "an answer that is empty", isPaid: true) { peer, _ in
            peer.send(ScriptedModel.head + ScriptedModel.end)
        },
        Course(testDescription: "too many requests", isPaid: false) { peer, _ in peer.answer("", status: "429 No") },
        Course(testDescription: "a server that is out of order", isPaid: false) { peer, _ in
            peer.answer("", status: "500 No")
        },
        Course(testDescription: "an error before the first word", isPaid: false) { peer, _ in
            peer.send(ScriptedModel.head + "data: {\"error\":{\"type\":\"overloaded_error\"}}\n\n")
        },
        Course(testDescription: "a page that is none of a model's", isPaid: false) { peer, _ in
            peer.answer("<html>Log in</html>", headers: "content-type: text/html\r\n")
        },
        Course(testDescription: "a line that is cut before the answer", isPaid: false) { _, _ in },
    ]

    @Test(arguments: courses) func `costs its prompt once the server has it, unless the server failed`(course: Course)
        async throws
    {
        let (till, mayStop) = (Till(), Signal())
        let upstream = try Upstream { peer in
            if peer.request() != nil { course.script(peer, mayStop) }
        }
        defer { upstream.stop() }
        let coach = try ScriptedModel().asking(upstream, ledger: till) {
            $0.learnerTokens = 1_000
            $0.retries = 0
            $0.stream = course.streams
            if course.isSilent { ($0.firstToken, $0.total) = (.milliseconds(300), .milliseconds(600)) }
        }
        let task = Task { try await coach.run(.sample()) }
        if course.isStopped {
            await mayStop.arrival()
            task.cancel()
        }
        if case .success = await task.result { Issue.record("it was answered") }
        let counted = till.counted.withLock { $0 }
        #expect(counted.count == 1 && counted.allSatisfy { $0 > 0 } == course.isPaid, "\(counted)")
    }

    @Test func `costs nothing where nobody is to be reached, or while it waits for its turn`() async throws {
        let (till, isIn) = (Till(), Signal())
        let upstream = try Upstream { peer in
            _ = peer.request()
            isIn.signal()
            peer.waitForClose()
        }
        let coach = try ScriptedModel().asking(upstream, ledger: till) {
            ($0.learnerTokens, $0.concurrency) = (1_000, 1)
        }
        let first = Task { try await coach.run(.sample()) }
        await isIn.arrival()
        let second = Task { try await coach.run(.sample()) }
        second.cancel()
        _ = await second.result
        #expect(till.counted.withLock { $0 }.allSatisfy { $0 == 0 })
        first.cancel()
        _ = await first.result
        upstream.stop()
        let gone = try ScriptedModel().asking(upstream, ledger: till) { ($0.learnerTokens, $0.retries) = (1_000, 0) }
        _ = try? await gone.run(.sample())
        #expect(till.counted.withLock { $0.last } == 0)
    }
}
