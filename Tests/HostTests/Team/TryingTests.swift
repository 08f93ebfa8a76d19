import Pipeline
import Reactor
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `Trying` {
    private static let chain = #"""
        {
          "version": 1, "enrich": ["course"],
          "respond": [ { "use": "say", "text": "Open a course." } ],
          "courses": {
            "algebra-1": {
              "guard": [ { "use": "rate", "messages": 1, "per": "1m" } ],
              "respond": [
                { "use": "relay", "queue": "tutors", "when": { "message.asks_for_person": true } },
                { "use": "say", "name": "here", "text": "Think again.", "when": { "course.id": "algebra-1" } }
              ],
              "modules": { "lines": { "lock": "closed" } }
            }
          },
          "queues": { "tutors": {} }
        }
        """#

    /// Sends the form of the page.
    private func attempt(_ it: TestHost, _ fields: [(String, String)], as person: String = "team") async -> Answer {
        let form = fields.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
        var request = Request(
            method: "POST",
            target: "/team/try",
            headers: ["Host": "localhost"],
            body: Array(form.utf8)
        )
        request.headers["Content-Type"] = "application/x-www-form-urlencoded"
        request.headers["Authorization"] = "Bearer \(it.token(person))"
        return Answer(await it.router.answer(request, on: nil))
    }

    @Test func `shows all that the chain does, and leaves nothing behind`() async throws {
        let it = try await TestHost(chain: Self.chain)
        // As often as one likes: a limit counts the questions of learners.
        for _ in 0..<3 {
            let page = await attempt(it, [("at", "algebra-1"), ("say", "What is a <slope>?")])
            #expect(page.status == 200 && page.text.contains("Think again.") && page.text.contains("&lt;slope&gt;"))
            #expect(page.text.contains("<strong><bdi>here</bdi></strong>") && page.text.contains("course.id"))
        }
        let person = await attempt(it, [("at", "algebra-1"), ("say", "Why?"), ("person", "yes")])
        #expect(person.text.contains("You asked for a person"))
        let locked = await attempt(it, [("at", "algebra-1/lines"), ("say", "Why?")])
        #expect(locked.text.contains("Tutoring is closed here at the moment"))
        try await it.host.locks.set(LiveLock(course: "algebra-1", grade: .closed))
        let closed = await attempt(it, [("at", "algebra-1"), ("say", "Why?")])
        #expect(closed.text.contains("Somebody had set a lock: closed"))

        #expect(try await it.host.store.latestTurns(of: nil, outcome: nil, before: nil, limit: 9).turns.isEmpty)
        #expect(it.host.meter.json["turns"]?.array?.isEmpty ?? true)
        #expect(try await it.host.store.openTickets().isEmpty)
    }

    @Test func `asks a draft beside the chain in force, within what its author may`() async throws {
        let it = try await TestHost(chain: Self.chain)
        func draft(_ text: String, for other: String) -> [(String, String)] {
            [("at", "algebra-1"), ("say", "Why?"), ("draft", Self.chain.replacing(text, with: other))]
        }
        let both = await attempt(it, draft("Think again.", for: "Draw it."))
        #expect(both.text.contains("Think again.") && both.text.contains("Draw it."))
        #expect(it.host.teaching.current.revision == (await it.host.office.current.record.revision), "nothing changed")
        let faulty = await attempt(it, draft("\"relay\"", for: "\"rely\""))
        #expect(faulty.text.contains("did you mean &quot;relay&quot;?") && faulty.text.contains("Think again."))
        let beyond = await attempt(it, draft("Open a course.", for: "No."))
        #expect(beyond.text.contains("it changes settings for all courses"))
        let operating = await attempt(it, draft("Open a course.", for: "No."), as: "operator")
        #expect(!operating.text.contains("This needs the operator"))
    }

    @Test func `is for one's own courses, wants a question, and is no business of others`() async throws {
        let it = try await TestHost(chain: Self.chain)
        let fields = [("at", "algebra-1"), ("say", "Why?")]
        for person in ["other team", "tutor", "learner", "parent"] {
            #expect(await attempt(it, fields, as: person).status == 404, "\(person)")
        }
        #expect(await attempt(it, [("at", "*"), ("say", "Why?")]).status == 400)
        #expect(await attempt(it, [("at", "*"), ("say", "Why?")], as: "operator").text.contains("Open a course."))
        #expect(await attempt(it, [("at", "algebra-1"), ("say", " \n")]).status == 400)
        #expect(await attempt(it, [("at", "algebra-1/never"), ("say", "Why?")]).status == 404)
    }

    @Test func `lets only so many in at once, and the next when one has left`() async throws {
        let seats = Seats(2)
        func fail() throws { throw CancellationError() }
        try await seats.take {
            try await seats.take {
                _ = await #expect(throws: Refused.self) { try await seats.take {} }
            }
            await #expect(throws: CancellationError.self) { try await seats.take { try fail() } }
            try await seats.take {}
        }
    }
}
