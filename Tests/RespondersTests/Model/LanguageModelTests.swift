import Locking
import Pipeline
import PipelineTesting
import Testing

@testable import Responders

@Suite(.timeLimit(.minutes(5))) struct `A language model` {
    private let model = ScriptedModel()

    @Test func `is asked with its key, and its answer streams back with sources and use`() async throws {
        let upstream = try Upstream { peer in
            let request = peer.request() ?? ""
            let isRight =
                request.hasPrefix("POST /v1/chat/completions HTTP/1.1\r\n")
                && request.contains("authorization: Bearer s3cret-key\r\n") && request.contains("\"model\":\"small\"")
                && request.contains("\"role\":\"system\"") && request.contains("Rise over run")
                && request.contains("\"stream\":true")
            peer.send(ScriptedModel.head + ScriptedModel.said(isRight ? "Look " : "no"))
            peer.send(ScriptedModel.said("again."))
            peer.send(
                "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}}\n\n" + ScriptedModel.end
            )
        }
        var turn = Turn.sample("Why is it negative?")
        turn.context[Course.self] = Course(
            id: "c",
            title: "C",
            passages: [Passage(module: "m", anchor: "a", title: "Slope", text: "Rise over run.")]
        )
        let transcript = Transcript()
        let coach = try model.asking(upstream) { $0.prompt = "Use this: {{passages}}" }
        let outcome = try await coach.respond(to: turn, into: transcript.writer)
        #expect(await transcript.text == "Look again.")
        #expect(await transcript.pieces.first == .source("/courses/c/m#a"))
        #expect(
            outcome == .answered(Attribution(kind: .model, model: "small", inputTokens: 7, outputTokens: 2))
        )
    }

    @Test(arguments: ["answers", "breaks off", "is silent", "refuses twice"])
    func `has its prompt in the trace, and what was cut from it, also when it does not answer`(ending: String)
        async throws
    {
        let asked = Counter()
        let upstream = try Upstream { peer in
            while peer.request() != nil {
                switch ending {
                case "answers": peer.send(ScriptedModel.head + ScriptedModel.said("Yes.") + ScriptedModel.end)
                case "breaks off":
                    peer.send(ScriptedModel.head + ScriptedModel.said("Ha"))
                    return
                case "is silent":
                    peer.waitForClose()
                    return
                default: peer.answer("", status: "503 No", headers: asked.next() < 1 ? "retry-after: 0\r\n" : "")
                }
            }
        }
        let coach = try model.asking(upstream) {
            $0.prompt = "Help."
            $0.questionTokens = 50
            $0.retries = 1
        }
        let chain = Chain(responders: [
            Step(coach, name: "coach", budget: ending == "is silent" ? .milliseconds(300) : .seconds(20))
        ])
        let reports = Lock<[StepReport]>([])
        let turn = Turn.sample(String(repeating: "Why is it so? ", count: 20))
        _ = try await chain.run(
            turn,
            into: Transcript().writer,
            observe: { report in
                reports.withLock { $0.append(report) }
            }
        )
        let notes = reports.withLock { $0.first?.notes ?? [] }
        #expect(
            notes.first?.hasPrefix("a prompt of about 56 tokens, with room for 1500 of passages") == true,
            "\(notes)"
        )
        #expect(notes.dropFirst().first == "left out of the prompt: the end of the question")
        let isRepeated = notes.contains { $0.hasPrefix("asked again after: ") && $0.contains("503") }
        #expect(isRepeated == (ending == "refuses twice"), "\(notes)")
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
        let coach = try model.asking(upstream) {
            $0.protocol = .anthropic
            $0.prompt = "Be kind."
            $0.stream = false
        }
        let (text, outcome) = try await coach.run(.sample())
        #expect(text == "Yes.")
        guard case .answered(let said) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(said.model == "small" && said.inputTokens == 3 && said.outputTokens == 1)
    }

    @Test func `that drips its answer byte by byte is understood all the same`() async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            for byte in (ScriptedModel.head + ScriptedModel.said("Zoë 👩‍👩‍👧") + ScriptedModel.end).utf8 {
                peer.send([byte])
            }
        }
        #expect(try await model.asking(upstream).run(.sample()).text == "Zoë 👩‍👩‍👧")
    }

    @Test func `is over when it says so, though its connection never closes`() async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send(ScriptedModel.head + ScriptedModel.said("Done.") + ScriptedModel.end)
            peer.waitForClose()
        }
        #expect(try await model.asking(upstream).run(.sample()).text == "Done.")
    }

    @Test func `is asked once when sixty-four questions share a budget of one`() async throws {
        let upstream = try Upstream { peer in
            while peer.request() != nil {
                peer.send(ScriptedModel.head + ScriptedModel.said("Yes.") + ScriptedModel.end); return
            }
        }
        let coach = try model.asking(upstream) { $0.learnerTokens = 1 }
        let answered = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<64 {
                group.addTask {
                    if case .answered = try await coach.run(.sample()).outcome { true } else { false }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(answered == 1)
    }

    @Test func `takes no longer in all than it may, with waiting for its turn`() async throws {
        let isIn = Signal()
        let upstream = try Upstream { peer in
            _ = peer.request()
            isIn.signal()
            peer.waitForClose()
        }
        defer { upstream.stop() }
        let endpoints = ModelEndpoints()
        let slow = try model.asking(upstream, among: endpoints) { $0.concurrency = 1 }
        let first = Task { try await slow.run(.sample()) }
        await isIn.arrival()
        let quick = try model.asking(upstream, among: endpoints) {
            ($0.concurrency, $0.total) = (1, .milliseconds(100))
        }
        let failure = await #expect(throws: ModelFailure.self) { try await quick.run(.sample()) }
        #expect(failure?.reason == .crowded)
        first.cancel()
        _ = await first.result
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
