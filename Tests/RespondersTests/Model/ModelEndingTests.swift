import Pipeline
import PipelineTesting
import Testing

@testable import Responders

/// What comes behind the reason why a model has finished is no part of its answer, and can spoil none.
@Suite(.timeLimit(.minutes(5))) struct `A model's answer that is complete` {
    private let model = ScriptedModel()

    struct Sequel: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var headers = ""
        let script: @Sendable (Peer) -> Void
    }

    private static let finished =
        ScriptedModel.said("All of it.") + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"

    static let sequels: [Sequel] = [
        Sequel(testDescription: "a line that stays open") { $0.waitForClose() },
        Sequel(testDescription: "comments for ever") { peer in
            while peer.send(": still here\n\n") { usleepBriefly() }
        },
        Sequel(testDescription: "the end without a word") { _ in },
        Sequel(testDescription: "a body that is cut", headers: "content-length: 5000\r\n") { _ in },
        Sequel(testDescription: "a chunk that is none", headers: "transfer-encoding: chunked\r\n") { _ in },
        Sequel(testDescription: "junk") { $0.send("data: {oops\n\n") },
        Sequel(testDescription: "an error") { $0.send("data: {\"error\":{\"type\":\"overloaded_error\"}}\n\n") },
    ]

    @Test(arguments: sequels, [false, true])
    func `stays one whatever comes after it`(sequel: Sequel, inOnePiece: Bool) async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\(sequel.headers)\r\n")
            let size = String(Self.finished.utf8.count, radix: 16)
            peer.send(sequel.headers.contains("chunked") ? "\(size)\r\n\(Self.finished)\r\nzz" : Self.finished)
            if !inOnePiece { usleepBriefly() }
            sequel.script(peer)
        }
        defer { upstream.stop() }
        let coach = try model.asking(upstream) { $0.betweenTokens = .seconds(4) }
        let (text, outcome) = try await coach.run(.sample())
        #expect(text == "All of it.")
        if case .answered = outcome {} else { Issue.record("\(outcome)") }
        #expect(upstream.connections == 1)
    }

    @Test func `has its tokens counted when they are told a little later`() async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send(ScriptedModel.head + Self.finished)
            usleepBriefly()
            peer.send("data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}}\n\n")
            peer.waitForClose()
        }
        defer { upstream.stop() }
        guard case .answered(let said) = try await model.asking(upstream).run(.sample()).outcome else {
            Issue.record("it was not answered")
            return
        }
        #expect(said.inputTokens == 7 && said.outputTokens == 2)
    }

    @Test func `goes on when its server finds more to say`() async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send(ScriptedModel.head + Self.finished)
            usleepBriefly()
            peer.send(ScriptedModel.said(" And more."))
            usleepBriefly()
            peer.send(ScriptedModel.end)
        }
        defer { upstream.stop() }
        #expect(try await model.asking(upstream).run(.sample()).text == "All of it. And more.")
    }

    @Test(arguments: [false, true]) func `and came at once is taken though its length lies`(closes: Bool) async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            let body = #"{"choices":[{"message":{"content":"All of it."},"finish_reason":"stop"}]}"#
            peer.send("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n\(body)")
            if !closes { peer.waitForClose() }
        }
        defer { upstream.stop() }
        let coach = try model.asking(upstream) {
            $0.stream = false
            $0.total = .seconds(60)
        }
        #expect(try await coach.run(.sample()).text == "All of it.")
    }

    @Test(arguments: ["content_filter", "refusal", "error"])
    func `is none for the reason that it gives`(reason: String) async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send(
                ScriptedModel.head + ScriptedModel.said("Half")
                    + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"\(reason)\"}]}\n\n"
            )
        }
        defer { upstream.stop() }
        let coach = try model.asking(upstream)
        await #expect(throws: ModelFailure.self) { try await coach.run(.sample()) }
    }
}
