import Pipeline
import PipelineTesting
import Synchronization
import Testing

@testable import Responders

@Suite(.timeLimit(.minutes(5))) struct `A webhook` {
    private let transport = HTTPClient(loop: PollLoop())

    private func webhook(_ url: String, _ change: (inout Webhook.Settings) -> Void = { _ in }) throws -> Webhook {
        var settings = Webhook.Settings()
        settings.url = url
        change(&settings)
        try settings.validate()
        return try Webhook(settings, asking: transport)
    }

    @Test func `is sent the turn with its key, and its answer streams back`() async throws {
        let upstream = try Upstream { peer in
            let request = peer.request() ?? ""
            let isRight =
                request.contains("authorization: Bearer s3cret\r\n") && request.contains("x-team: red\r\n")
                && request.contains("content-type: application/x-ndjson\r\n")
                && request.hasSuffix("\"text\":\"What is a mole?\"}}\n")
            peer.answer("{\"text\":\"\(isRight ? "A number." : "no")\"}\n{\"done\":{\"model\":\"m\"}}\n")
        }
        let webhook = try webhook(upstream.url) {
            $0.key = Secret("s3cret")
            $0.headers = ["x-team": "red"]
        }
        let (text, outcome) = try await webhook.run(.sample())
        #expect(text == "A number.")
        #expect(outcome == .answered(Attribution(model: "m")))
    }

    @Test func `uses its connection again although its answer ends before its body`() async throws {
        let upstream = try Upstream { peer in
            while peer.request() != nil {
                peer.send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
                peer.send("10\r\n{\"decline\":{ }}\n\r\n0\r\n\r\n")
            }
        }
        let webhook = try webhook(upstream.url)
        for _ in 0..<4 { #expect(try await webhook.run(.sample()).outcome == .declined()) }
        #expect(upstream.connections <= 2)
    }

    @Test(arguments: [
        (302, "a redirect"), (401, "\"key\""), (404, "\"url\""), (500, "instead of 200"), (204, "instead of 200"),
    ])
    func `fails with a sentence when its status is not 200`(status: Int, hint: String) async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.answer("", status: "\(status) No", headers: "location: http://127.0.0.1:1/\r\n")
        }
        do {
            _ = try await webhook(upstream.url) { $0.key = Secret("s3cret") }.run(.sample())
            Issue.record("it should have failed")
        } catch {
            #expect("\(error)".contains(hint))
            #expect(!"\(error)".contains("s3cret") && !"\(error)".contains("/answer"))
        }
    }

    @Test func `that breaks off in the middle has been heard until there, and fails`() async throws {
        let upstream = try Upstream { peer in
            _ = peer.request()
            peer.send("HTTP/1.1 200 OK\r\n\r\n{\"text\":\"A mole \"}\n{\"te")
        }
        let transcript = Transcript()
        let webhook = try webhook(upstream.url)
        await #expect(throws: ExternalFailure.notJSON) {
            try await webhook.respond(to: .sample(), into: transcript.writer)
        }
        #expect(await transcript.text == "A mole ")
    }

    @Test(arguments: [
        ("", [:]), ("ftp://a/", [:]), ("https://me:pw@a/", [:]), ("https://a/", ["authorization": "Bearer x"]),
        ("https://a/", ["x": "a\r\nb: c"]), ("https://a/", ["Host": "b"]), ("https://a/", ["": "b"]),
    ])
    func `has settings that are checked before it runs`(url: String, headers: [String: String]) {
        #expect(throws: InvalidSettings.self) { try webhook(url) { $0.headers = headers } }
    }

    @Test func `says which host it reaches for, port and all`() {
        var settings = Webhook.Settings()
        settings.url = "https://Tutor.example/path?key=1"
        #expect(settings.reaches == [.host("https://tutor.example:443")])
        settings.url = "http://[::1]:8080/"
        #expect(settings.reaches == [.host("http://[::1]:8080")])
        settings.url = "http://[::1]"
        #expect(settings.reaches == [.host("http://[::1]:80")])
    }
}
