import Pipeline
import Reactor
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `A replay of a draft` {
    private static let chain = #"""
        {
          "version": 1, "enrich": ["course"],
          "respond": [ { "use": "say", "text": "Open a course." } ],
          "courses": {
            "algebra-1": { "respond": [ "learned", { "use": "say", "text": "Think again." } ] },
            "other": { "respond": [ { "use": "say", "text": "Think elsewhere." } ] }
          }
        }
        """#

    /// A host in which both courses were asked something.
    private func asked() async throws -> TestHost {
        let it = try await TestHost(chain: Self.chain)
        for (person, course, count) in [("learner", "algebra-1", 3), ("other learner", "other", 2)] {
            let opened = await it.send(
                "POST",
                "/api/v1/tutoring/sessions",
                as: person,
                ["key": .key(), "course": .string(course), "module": "lines"]
            )
            let path = "/api/v1/tutoring/sessions/\(opened.json["id"]?.string ?? "")/messages"
            for number in 0..<count {
                _ = await it.send("POST", path, as: person, ["key": .key(), "text": .string("Question \(number)?")])
            }
        }
        return it
    }

    private func replay(
        _ it: TestHost,
        _ draft: String,
        course: String? = "algebra-1",
        showing most: Int = 10
    ) async throws -> [JSON] {
        var subject = Subject(it.id("operator"))
        subject.isOperator = true
        let author = ConfigurationOffice.Author(account: subject.account, subject: subject)
        let edition = try await it.host.office.candidate(Array(draft.utf8), by: author)
        let replay = DraftReplay(blueprint: edition.blueprint, since: Moment(milliseconds: 0), course: course)
        var lines: [JSON] = []
        try await replay.run(it.host.settings["database"], showing: most) { line in
            lines.append(try JSON(parsing: Array(line.utf8)))
        }
        return lines
    }

    @Test func `tells how far it is, every difference, and what it comes to`() async throws {
        let it = try await asked()
        let same = try await replay(it, Self.chain)
        #expect(same.first?["progress"]?["of"] == 3 && same.first?["progress"]?["seen"] == 3)
        #expect(same.last?["summary"]?["compared"] == 3 && same.last?["summary"]?["differ"] == 0)
        let draft = Self.chain.replacing("Think again.", with: "Draw it.")
        let differing = try await replay(it, draft)
        let turns = differing.compactMap { $0["difference"] }
        #expect(turns.map { $0["question"] } == ["Question 0?", "Question 1?", "Question 2?"])
        #expect(turns.allSatisfy { $0["before"]?["text"] == "Think again." && $0["after"]?["text"] == "Draw it." })
        let few = try await replay(it, draft, showing: 1)
        #expect(few.count { $0["difference"] != nil } == 1)
        #expect(few.last?["summary"]?["differ"] == 3 && few.last?["summary"]?["shown"] == 1)
        let all = try await replay(it, draft.replacing("Think elsewhere.", with: "No."), course: nil)
        #expect(all.compactMap { $0["progress"]?["of"] } == [5] && all.last?["summary"]?["differ"] == 5)
    }

    @Test func `tells a team nothing of how much is asked in courses of others`() async throws {
        let it = try await asked()
        let own = try await replay(it, Self.chain)
        #expect(own.compactMap { $0["progress"] } == [["seen": 3, "of": 3]], "\(own)")
        #expect(own.last?["summary"]?["compared"] == 3 && own.last?["summary"]?["left_out"] == 0)
        let none = try await replay(it, Self.chain, course: "never-was")
        #expect(none.count == 1 && none.last?["summary"]?["compared"] == 0)
    }

    @Test func `knows what was learned, so that what it answered is no difference`() async throws {
        let it = try await asked()
        let turn = try #require(
            try await it.host.store.latestTurns(of: ["algebra-1"], outcome: nil, before: nil, limit: 1).turns.first
        )
        let learned = try await it.host.store.propose(
            LearnedDraft(
                turn: turn.id,
                question: "What is a blorp?",
                also: [],
                tests: [],
                answer: "Round.",
                author: it.id("tutor")
            )
        )
        var approved = learned
        approved.state = .approved
        _ = try await it.host.store.revise(approved, by: it.id("team"))
        try await it.host.office.relearn(it.host.shelf)
        let path = "/api/v1/tutoring/sessions/\(turn.id.session)/messages"
        let asked = await it.send("POST", path, as: "learner", ["key": .key(), "text": "What is a blorp?"])
        let told = await it.send("GET", "/admin/turns/\(asked.json["turn"]?.string ?? "")", as: "team")
        #expect(told.json["by"] == "learned", "\(told.text)")
        let same = try await replay(it, Self.chain)
        #expect(same.last?["summary"]?["compared"] == 4 && same.last?["summary"]?["differ"] == 0, "\(same)")
    }

    @Test func `ends when nobody reads it any more`() async throws {
        struct Gone: Error {}
        let it = try await asked()
        let edition = await it.host.office.current.edition
        let replay = DraftReplay(blueprint: edition.blueprint, since: Moment(milliseconds: 0), course: nil)
        await #expect(throws: Gone.self) {
            try await replay.run(it.host.settings["database"], showing: 1) { _ in throw Gone() }
        }
    }

    @Test func `is for one's own courses and for drafts that are in order`() async throws {
        let it = try await asked()
        func status(_ query: String, as person: String, _ draft: String = Self.chain) async -> (Int, String) {
            let answer = await it.send("POST", "/admin/replay?\(query)", as: person, text: draft)
            return (answer.status, answer.json["detail"]?.string ?? "")
        }
        #expect(await status("course=algebra-1", as: "team").0 == 200)
        #expect(await status("", as: "operator").0 == 200)
        #expect(await status("", as: "team").0 == 400)
        #expect(await status("course=other", as: "team").0 == 404)
        #expect(await status("course=never-was", as: "team").0 == 404)
        #expect(await status("course=algebra-1", as: "tutor").0 == 403)
        #expect(await status("course=algebra-1&days=0", as: "team").0 == 400)
        #expect(await status("course=algebra-1", as: "team", "{").0 == 400)
        let beyond = await status(
            "course=algebra-1",
            as: "team",
            Self.chain.replacing("Think elsewhere.", with: "No.")
        )
        #expect(beyond.0 == 403 && beyond.1.contains("or the team of “other”"), "\(beyond)")
    }
}
