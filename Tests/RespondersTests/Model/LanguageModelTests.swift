import Pipeline
import PipelineTesting
import Synchronization
import Testing

@testable import Responders

@Suite(.timeLimit(.minutes(1))) struct `A language model` {
    private let transport = HTTPClient(loop: PollLoop())

    private func model(
        _ upstream: Upstream,
        _ change: (inout LanguageModelSettings) -> Void = { _ in }
    ) throws -> LanguageModel {
        var settings = LanguageModelSettings()
        settings.endpoint = "http://127.0.0.1:\(upstream.port)/v1"
        settings.model = "small"
        settings.key = Secret("s3cret-key")
        change(&settings)
        try settings.validate()
        return try LanguageModel(settings, asking: transport, chance: { 1 })
    }

    private static let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n"
    private static let end = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
    private static func said(_ text: String) -> String {
        "data: {\"choices\":[{\"delta\":{\"content\":\"\(text)\"}}]}\n\n"
    }

    @Test func `is asked with its key, and its answer streams back with sources and use`() async throws {
        let upstream = try Upstream { peer in
            let request = peer.request() ?? ""
            let isRight =
                request.hasPrefix("POST /v1/chat/completions HTTP/1.1\r\n")
                && request.contains("authorization: Bearer s3cret-key\r\n") && request.contains("\"model\":\"small\"")
                && request.contains("\"role\":\"system\"") && request.contains("Rise over run")
                && request.contains("\"stream\":true")
            peer.send(Self.head + Self.said(isRight ? "Look " : "no"))
            peer.send(Self.said("again."))
            peer.send("data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}}\n\n" + Self.end)
        }
        var turn = Turn.sample("Why is it negative?")
        turn.context[Course.self] = Course(
            id: "c",
            title: "C",
            passages: [Passage(module: "m", anchor: "a", title: "Slope", text: "Rise over run.")]
        )
        let transcript = Transcript()
        let model = try model(upstream) { $0.prompt = "Use this: {{passages}}" }
        let outcome = try await model.respond(to: turn, into: transcript.writer)
        #expect(await transcript.text == "Look again.")
        #expect(await transcript.pieces.first == .source("/courses/c/m#a"))
        let room = "with room for 1500 of passages, 300 of practice, 1500 of history and 2000 of the question"
        let details = ["a prompt of about 21 tokens, \(room)"]
        #expect(
            outcome
                == .answered(
                    Attribution(kind: .model, model: "small", inputTokens: 7, outputTokens: 2, details: details)
                )
        )
    }

    @Test func `of the other protocol is asked in its own way`() async throws {
        let upstream = try Upstream { peer in
            let request = peer.request() ?? ""
            let isRight =
                request.hasPrefix("POST /v1/messages HTTP/1.1\r\n") && request.contains("x-api-key: s3cret-key\r\n")
                && request.contains("anthropic-version: 2023-06-01\r\n") && !request.contains("authorization")
                && request.contains("\"system\":\"Be kind.\"") && request.contains("\"max_tokens\":800")
            let body = """
                {"type":"message","content":[{"type":"text","text":"\(isRight ? "Yes." : "no")"}],\
                "stop_reason":"end_turn","usage":{"input_tokens":3,"output_tokens":1}}
                """
            peer.answer(body, headers: "content-type: application/json\r\n")
        }
        let model = try model(upstream) {
            $0.protocol = .anthropic
            $0.prompt = "Be kind."
            $0.stream = false
        }
        let (text, outcome) = try await model.run(.sample())
        #expect(text == "Yes.")
        guard case .answered(let said) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(said.model == "small" && said.inputTokens == 3 && said.outputTokens == 1)
    }

    /// What the upstream sends after the request, and what comes of it: what was said, and a word of the failure.
    struct Fault: CustomTestStringConvertible, Sendable {
        let name: String
        let said: String
        let failure: String
        var first = Duration.seconds(30)
        var between = Duration.seconds(30)
        let script: @Sendable (Peer) -> Void
        var testDescription: String { name }
    }

    static let faults: [Fault] = [
        Fault(name: "cut after some words", said: "Two words", failure: "without saying") {
            $0.send(head + said("Two ") + said("words"))
        },
        Fault(name: "cut within a piece", said: "Two", failure: "without saying") {
            $0.send(head + said("Two") + "data: {\"choices\":[{\"del")
        },
        Fault(name: "stall after some words", said: "Two", failure: "sent no text", between: .milliseconds(100)) {
            $0.send(head + said("Two"))
            $0.waitForClose()
        },
        Fault(name: "stall behind comments", said: "Two", failure: "sent no text", between: .milliseconds(100)) {
            peer in
            peer.send(head + said("Two"))
            while peer.send(": still here\n\n") { usleepBriefly() }
        },
        Fault(name: "never begins", said: "", failure: "did not begin", first: .milliseconds(100)) {
            $0.waitForClose()
        },
        Fault(name: "a head and no words", said: "", failure: "did not begin", first: .milliseconds(100)) {
            $0.send(head)
            $0.waitForClose()
        },
        Fault(name: "malformed piece", said: "Two", failure: "not JSON") {
            $0.send(head + said("Two") + "data: {oops\n\n" + said("not this") + end)
        },
        Fault(name: "an error within the stream", said: "Two", failure: "overloaded") {
            $0.send(
                head + said("Two") + "data: {\"error\":{\"type\":\"overloaded_error\",\"message\":\"s3cret-key\"}}\n\n"
            )
        },
        Fault(name: "an error whose code is the key", said: "Two", failure: "with an error: error") {
            $0.send(head + said("Two") + "data: {\"error\":{\"code\":\"the S3cret-Key!\"}}\n\n")
        },
        Fault(name: "a length that lies", said: "", failure: "127.0.0.1") {
            $0.send("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n{\"choices\":[]}")
        },
        Fault(name: "rubbish", said: "", failure: "not HTTP") { $0.send("\u{1}\u{2}\u{3} rubbish\r\n\r\n") },
        Fault(name: "a web page", said: "", failure: "text/html") {
            $0.answer("<html>Log in</html>", headers: "content-type: text/html; charset=utf-8\r\n")
        },
        Fault(name: "an empty body", said: "", failure: "answered nothing") {
            $0.answer("", headers: "content-type: application/json\r\n")
        },
        Fault(name: "an empty answer", said: "", failure: "answered nothing") { $0.send(head + end) },
        Fault(name: "a withheld answer", said: "", failure: "withheld") {
            $0.answer(
                "{\"choices\":[{\"message\":{\"content\":\"half\"},\"finish_reason\":\"content_filter\"}]}",
                headers: "content-type: application/json\r\n"
            )
        },
        Fault(name: "a redirect", said: "", failure: "a redirect") {
            $0.answer("", status: "307 Temporary Redirect", headers: "location: http://127.0.0.1:1/\r\n")
        },
        Fault(name: "a wrong key", said: "", failure: "look at \"key\"") {
            $0.answer("{\"error\":{\"message\":\"bad key s3cret-key\",\"code\":\"invalid_api_key\"}}", status: "401 No")
        },
        Fault(name: "an endless event", said: "", failure: "longer than") { peer in
            peer.send(head + "data: ")
            while peer.send(String(repeating: "x", count: 60_000)) {}
        },
    ]

    @Test(arguments: faults)
    func `fails in a defined way, keeps what was said, and never shows its key`(fault: Fault) async throws {
        let upstream = try Upstream { peer in
            guard peer.request() != nil else { return }
            fault.script(peer)
        }
        let model = try model(upstream) {
            $0.firstToken = .milliseconds(Int(fault.first / .milliseconds(1)))
            $0.betweenTokens = .milliseconds(Int(fault.between / .milliseconds(1)))
            $0.retries = 0
        }
        let transcript = Transcript()
        do {
            _ = try await model.respond(to: .sample(), into: transcript.writer)
            Issue.record("it should have failed")
        } catch {
            #expect("\(error)".contains(fault.failure), "\(error)")
            #expect(!"\(error)".contains("s3cret") && !String(reflecting: error).contains("s3cret"))
        }
        #expect(await transcript.text == fault.said)
        upstream.stop()
    }

    @Test func `that drips its answer byte by byte is understood all the same`() async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            for byte in (Self.head + Self.said("Zoë 👩‍👩‍👧") + Self.end).utf8 { peer.send([byte]) }
        }
        #expect(try await model(upstream).run(.sample()).text == "Zoë 👩‍👩‍👧")
    }

    @Test func `is over when it says so, though its connection never closes`() async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send(Self.head + Self.said("Done.") + Self.end)
            peer.waitForClose()
        }
        #expect(try await model(upstream).run(.sample()).text == "Done.")
    }

    @Test(arguments: [
        ("429 No", "retry-after-ms: 1\r\n"), ("503 No", "retry-after: 0\r\n"),
        ("429 No", "retry-after: Sun, 06 Nov 1994 08:49:37 GMT\r\ndate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"),
    ])
    func `is asked again when its server wishes so`(status: String, headers: String) async throws {
        let asked = Counter()
        let upstream = try Upstream { peer in
            while peer.request() != nil {
                guard asked.next() < 2 else {
                    peer.send(Self.head + Self.said("At last.") + Self.end)
                    return
                }
                peer.answer("{\"error\":{\"code\":\"busy\"}}", status: status, headers: headers)
            }
        }
        let (text, outcome) = try await model(upstream).run(.sample())
        #expect(text == "At last.")
        let details = if case .answered(let attribution) = outcome { attribution.details } else { ["\(outcome)"] }
        #expect(details.last == "asked 3 times")
    }

    @Test(arguments: [
        "retry-after-ms: 5", "retry-after: 0", "retry-after: 0.005",
        "date: Sun, 06 Nov 1994 08:49:37 GMT\r\nretry-after: Sun, 06 Nov 1994 08:49:37 GMT",
    ])
    func `that wishes to be asked again later is`(wish: String) async throws {
        let upstream = try Upstream { peer in
            for attempt in 0..<3 {
                guard peer.request() != nil else { return }
                if attempt < 2 {
                    peer.answer("", status: "429 Too Many Requests", headers: wish + "\r\n")
                } else {
                    peer.send(Self.head + Self.said("Now.") + Self.end)
                }
            }
        }
        let (text, outcome) = try await model(upstream).run(.sample())
        #expect(text == "Now.")
        guard case .answered(let attribution) = outcome else { return }
        #expect(attribution.details.contains("asked 3 times"))
        #expect(upstream.connections == 1)
    }

    @Test func `that wishes to be left alone for long is left to the next responder at once`() async throws {
        let upstream = try Upstream { peer in
            while peer.request() != nil { peer.answer("", status: "429 No", headers: "retry-after: 3600\r\n") }
        }
        let failure = await #expect(throws: ModelFailure.self) { try await model(upstream).run(.sample()) }
        #expect(failure?.reason == .status(429, nil))
    }

    @Test func `is not asked again once it has said a word`() async throws {
        let asked = Counter()
        let upstream = try Upstream { peer in
            _ = peer.request()
            _ = asked.next()
            peer.send(Self.head + Self.said("Half"))
        }
        let transcript = Transcript()
        let model = try model(upstream)
        await #expect(throws: ModelFailure.self) { try await model.respond(to: .sample(), into: transcript.writer) }
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
        let model = try model(upstream) { $0.retries = 0 }
        for _ in 0..<5 { await #expect(throws: ModelFailure.self) { try await model.run(.sample()) } }
        do {
            _ = try await model.run(.sample())
            Issue.record("it should rest")
        } catch { #expect("\(error)".contains("failed too often")) }
        #expect(asked.count == 5)
    }

    @Test func `is let go within a tenth of a second when nobody wants its answer`() async throws {
        let (hasBegun, isClosed) = (Signal(), Promise<ContinuousClock.Instant>())
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send(Self.head + Self.said("Once"))
            isClosed.settle(.success(peer.waitForClose()))
        }
        let model = try model(upstream)
        let task = Task { try await model.respond(to: .sample(), into: ReplyWriter { _ in hasBegun.signal() }) }
        await hasBegun.arrival()
        let start = ContinuousClock.now
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await isClosed.value() - start < .milliseconds(100))
    }

    @Test func `that breaks off is followed by the next responder below a seam, and nothing is said twice`()
        async throws
    {
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send(Self.head + Self.said("Slope is "))
        }
        var say = Say.Settings()
        say.text = "Ask your teacher."
        let chain = Chain(
            responders: [
                Step(try model(upstream), name: "coach"), Step(Say(say, Assembly()), name: "sorry"),
            ]
        )
        let transcript = Transcript()
        let ending = try await chain.run(.sample(), into: transcript.writer)
        #expect(ending.result == .answered(Attribution(), by: "sorry"))
        #expect(
            await transcript.pieces == [.text("Slope is "), .seam(Seam(after: "coach")), .text("Ask your teacher.")]
        )
    }

    @Test func `is asked once when sixty-four questions share a budget of one`() async throws {
        let upstream = try Upstream { peer in
            while peer.request() != nil { peer.send(Self.head + Self.said("Yes.") + Self.end); return }
        }
        let model = try model(upstream) { $0.learnerTokens = 1 }
        let answered = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<64 {
                group.addTask {
                    if case .answered = try await model.run(.sample()).outcome { true } else { false }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(answered == 1)
    }

    @Test func `has settings that are checked before it runs`() {
        for change: (inout LanguageModelSettings) -> Void in [
            { $0.endpoint = "" }, { $0.endpoint = "ftp://a" }, { $0.endpoint = "http://a/v1?key=1" }, { $0.model = "" },
            { $0.prompt = "{{secrets}}" }, { $0.temperature = 9 }, { $0.maxTokens = 0 }, { $0.retries = -1 },
            { $0.concurrency = 0 }, { $0.learnerTokens = 0 }, { $0.total = .seconds(0) },
        ] {
            var settings = LanguageModelSettings()
            (settings.endpoint, settings.model) = ("http://127.0.0.1:1/v1", "small")
            change(&settings)
            #expect(throws: InvalidSettings.self) { try settings.validate() }
        }
    }
}

/// Counts from several threads.
final class Counter: Sendable {
    private let value = Atomic(0)
    var count: Int { value.load(ordering: .relaxed) }
    func next() -> Int { value.add(1, ordering: .relaxed).oldValue }
}
