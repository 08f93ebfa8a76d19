import FoundationEssentials
import Pipeline
import PipelineTesting
import Testing

@testable import Responders

@Suite(.timeLimit(.minutes(5))) struct `Every built-in part keeps its contract` {
    @Test func `say`() async throws {
        var settings = Say.Settings()
        settings.text = "Ask again on Monday."
        try await ResponderContract { [settings] in Say(settings, Assembly()) }.check()
    }

    @Test func `relay`() async throws {
        try await ResponderContract { Relay(Relay.Settings(), Assembly()) }.check()
    }

    @Test func `faq`() async throws {
        var settings = FAQSettings()
        settings.file = TextFile(path: "faq.md", text: "## What is a mole?\n\nA number of things.\n")
        try await ResponderContract { [settings] in try FAQResponder(settings) }.check()
    }

    @Test func `webhook`() async throws {
        struct Question: Decodable {
            struct Body: Decodable { let text: String }
            let turn: Body
        }
        let upstream = try Upstream { peer in
            while let request = peer.request() {
                let body = request.utf8.split(separator: 10).last.map { Data($0) } ?? Data()
                guard let question = try? JSONDecoder().decode(Question.self, from: body),
                    let said = try? JSONEncoder().encode(["text": "You said \(question.turn.text.suffix(60))"])
                else { return }
                peer.answer(String(decoding: said, as: UTF8.self) + "\n{\"done\":{}}\n")
            }
        }
        let transport = HTTPClient(loop: PollLoop())
        var settings = Webhook.Settings()
        settings.url = upstream.url
        try await ResponderContract { [settings] in try Webhook(settings, asking: transport) }.check()
    }

    @Test func `llm`() async throws {
        struct Question: Decodable {
            struct Message: Decodable { let content: String }
            let messages: [Message]
        }
        struct Piece: Encodable {
            struct Choice: Encodable { let delta: [String: String] }
            let choices: [Choice]
        }
        let upstream = try Upstream { peer in
            while let request = peer.request() {
                let body = request.utf8.split(separator: 10).last.map { Data($0) } ?? Data()
                guard let question = try? JSONDecoder().decode(Question.self, from: body).messages.last else { return }
                var stream = ""
                for text in ["You said ", String(question.content.suffix(60))] {
                    guard let said = try? JSONEncoder().encode(Piece(choices: [.init(delta: ["content": text])]))
                    else { return }
                    stream += "data: " + String(decoding: said, as: UTF8.self) + "\n\n"
                }
                peer.answer(stream + "data: [DONE]\n\n", headers: "content-type: text/event-stream\r\n")
            }
        }
        let transport = HTTPClient(loop: PollLoop())
        var settings = LanguageModelSettings()
        settings.endpoint = "http://127.0.0.1:\(upstream.port)/v1"
        settings.model = "small"
        try await ResponderContract { [settings] in try LanguageModel(settings, asking: transport) }.check()
    }

    @Test func `process`() async throws {
        let echo = """
            import json, sys
            for line in sys.stdin:
                text = json.loads(line)["turn"]["text"]
                print(json.dumps({"text": "You said " + text[:60]}))
                print('{"done":{}}', flush=True)
            """
        try await ResponderContract { Script(python: echo) { $0.copies = 2 }.responder }.check()
    }

    @Test func `history`() async throws {
        struct Told: HistoryReader {
            func latestMessages(
                in session: Identifier<TutoringSession>,
                before turn: Identifier<Turn>,
                limit: Int
            ) async throws -> [PastMessage] {
                [PastMessage(author: .learner, text: "In \(session)", turn: "t0")]
            }
        }
        try await EnricherContract { HistoryWindow(HistoryWindow.Settings(), reading: Told()) }.check()
    }

    @Test func `course`() async throws {
        struct Catalogue: CourseReader {
            func course(of session: Identifier<TutoringSession>) -> Course? {
                Course(id: "c", title: "Chemistry for \(session)", language: "en", subject: "chemistry")
            }

            func passages(
                of course: String,
                module: String?,
                matching question: String,
                limit: Int
            ) async throws -> [Passage] {
                [Passage(module: "m", anchor: "a", title: "About it", text: "What was asked: \(question.prefix(80))")]
            }
        }
        try await EnricherContract { CourseEnricher(CourseEnricher.Settings(), reading: Catalogue()) }.check()
    }
}
