import Pipeline
import PipelineTesting
import Testing

@testable import Responders

@Suite(.timeLimit(.minutes(5))) struct `A model that is asked again` {
    private let model = ScriptedModel()

    @Test(arguments: [
        ("429 No", "retry-after-ms: 1\r\n"), ("503 No", "retry-after: 0\r\n"), ("408 No", "retry-after: 0.005\r\n"),
        ("429 No", "retry-after: Sun, 06 Nov 1994 08:49:37 GMT\r\ndate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"),
    ])
    func `is asked again when its server wishes so`(status: String, headers: String) async throws {
        let asked = Counter()
        let upstream = try Upstream { peer in
            while peer.request() != nil {
                guard asked.next() < 2 else {
                    peer.send(ScriptedModel.head + ScriptedModel.said("At last.") + ScriptedModel.end)
                    return
                }
                peer.answer("{\"error\":{\"code\":\"busy\"}}", status: status, headers: headers)
            }
        }
        let (text, outcome) = try await model.asking(upstream).run(.sample())
        #expect(text == "At last.")
        let details = if case .answered(let attribution) = outcome { attribution.details } else { ["\(outcome)"] }
        #expect(details.last == "asked 3 times")
        #expect(upstream.connections == 1)
    }

    @Test(arguments: [false, true])
    func `is asked again although what its server says of the failure never ends`(drips: Bool) async throws {
        let asked = Counter()
        let upstream = try Upstream { peer in
            guard peer.request() != nil else { return }
            guard asked.next() > 0 else {
                peer.send("HTTP/1.1 429 No\r\nretry-after-ms: 1\r\ncontent-length: 10000\r\n\r\n{\"error\":{")
                while drips, peer.send(" ") { usleepBriefly() }
                peer.waitForClose()
                return
            }
            peer.send(ScriptedModel.head + ScriptedModel.said("At last.") + ScriptedModel.end)
        }
        defer { upstream.stop() }
        let coach = try model.asking(upstream) { $0.total = .seconds(60) }
        #expect(try await coach.run(.sample()).text == "At last.")
    }

    @Test func `is asked again when it said nothing but blanks`() async throws {
        let asked = Counter()
        let upstream = try Upstream { peer in
            guard peer.request() != nil else { return }
            let isFirst = asked.next() == 0
            peer.send(ScriptedModel.head + ScriptedModel.said(isFirst ? " \\n" : "At last."))
            if !isFirst { peer.send(ScriptedModel.end) }
        }
        #expect(try await model.asking(upstream).run(.sample()).text == "At last.")
    }

    @Test func `that wishes to be left alone for long is left to the next responder at once`() async throws {
        let upstream = try Upstream { peer in
            while peer.request() != nil { peer.answer("", status: "429 No", headers: "retry-after: 3600\r\n") }
        }
        let failure = await #expect(throws: ModelFailure.self) { try await model.asking(upstream).run(.sample()) }
        #expect(failure?.reason == .status(429, nil))
    }

    @Test func `is not asked again once it has said a word`() async throws {
        let asked = Counter()
        let upstream = try Upstream { peer in
            _ = peer.request()
            _ = asked.next()
            peer.send(ScriptedModel.head + ScriptedModel.said("Half"))
        }
        let transcript = Transcript()
        let coach = try model.asking(upstream)
        await #expect(throws: ModelFailure.self) { try await coach.respond(to: .sample(), into: transcript.writer) }
        #expect(await transcript.text == "Half")
        #expect(asked.count == 1)
    }

    @Test func `is left alone after five failures in a row`() async throws {
        let asked = Counter()
        let upstream = try Upstream { peer in
            while peer.request() != nil {
                _ = asked.next()
                peer.answer("", status: "500 No")
            }
        }
        let coach = try model.asking(upstream) { $0.retries = 0 }
        for _ in 0..<5 { await #expect(throws: ModelFailure.self) { try await coach.run(.sample()) } }
        do {
            _ = try await coach.run(.sample())
            Issue.record("it should rest")
        } catch { #expect("\(error)".contains("failed too often")) }
        #expect(asked.count == 5)
    }
}
