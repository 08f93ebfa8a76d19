import Testing

@testable import Host

/// What no other test asks for over HTTP; every answer is held to its route's declaration by the way.
@Suite(.timeLimit(.minutes(5))) struct DeclaredAnswerTests {
    @Test(arguments: ["release", "transfer", "resolve"])
    func `a tutor takes a question, asks for a draft, notes something and parts with it`(_ verb: String) async throws {
        let chain = #"""
            { "version": 1, "respond": [ { "use": "faq", "file": "faq.md" }, { "use": "relay", "queue": "maths" } ] }
            """#
        let host = try await TestHost(files: Atom(["responders.json": chain, "faq.md": "## Anybody?\n\nThe chain.\n"]))
        let ticket = "/api/v1/tickets/\(try await DeskDoor(host).ticket)"
        let claim = await host.send("POST", "\(ticket)/claim", as: "tutor", ["key": .key()])
        let gen = try #require(claim.json["gen"])
        #expect(await host.send("POST", "\(ticket)/draft", as: "tutor").json["text"] == "The chain.")
        let note: JSON = ["key": .key(), "text": "Patience."]
        let noted = await host.send("POST", "\(ticket)/note", as: "tutor", note)
        #expect(noted.json["dup"] == false)
        #expect(await host.send("POST", "\(ticket)/note", as: "tutor", note).json["seq"] == noted.json["seq"])
        let parting: JSON = ["key": .key(), "gen": gen, "to": "maths"]
        let parted = await host.send("POST", "\(ticket)/\(verb)", as: "tutor", parting)
        #expect(parted.status == 200 && parted.json["dup"] == false, "\(parted.text)")
    }

    @Test func `a reply is kept, and a session is closed`() async throws {
        let host = try await TestHost()
        let hello = "/api/v1/courses/algebra-1/replies/hello"
        let kept = await host.send("PUT", hello, as: "tutor", ["text": "Hello."])
        #expect(kept.json == ["name": "hello", "text": "Hello."])
        #expect(await host.send("DELETE", hello, as: "tutor").json["removed"] == true)
        let place: JSON = ["key": .key(), "course": "algebra-1", "module": "lines"]
        let opened = await host.send("POST", "/api/v1/tutoring/sessions", as: "learner", place)
        let session = "/api/v1/tutoring/sessions/\(opened.json["id"]?.string ?? "")"
        let closed = await host.send("POST", "\(session)/close", as: "learner", ["key": .key()])
        #expect(closed.json["state"] == "closed", "\(closed.text)")
    }
}
