import Pipeline
import Reactor
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `The team's pages` {
    /// Asks in a new session, and gives the turn.
    private func ask(
        _ it: TestHost,
        _ text: String,
        as person: String = "learner",
        in course: String = "algebra-1"
    ) async -> String {
        let opened = await it.send(
            "POST",
            "/api/v1/tutoring/sessions",
            as: person,
            ["key": .key(), "course": .string(course), "module": "lines"]
        )
        let path = "/api/v1/tutoring/sessions/\(opened.json["id"]?.string ?? "")/messages"
        let asked = await it.send("POST", path, as: person, ["key": .key(), "text": .string(text)])
        return asked.json["turn"]?.string ?? ""
    }

    @Test func `list the turns of one's own courses, newest first, page by page and by their outcome`() async throws {
        let it = try await TestHost()
        for number in 0..<60 { _ = await ask(it, "Question \(number)?") }
        let foreign = await ask(it, "Elsewhere?", as: "other learner", in: "other")
        let first = await it.send("GET", "/team", as: "team")
        #expect(first.status == 200 && first.text.contains("<strong dir=\"auto\">Question 59?</strong>"))
        #expect(first.text.contains("Question 10?") && !first.text.contains("Question 9?"))
        #expect(!first.text.contains("Elsewhere?"))
        let link = try #require(first.text.firstMatch(of: /rel="next" href="([^"]*)"/)?.1)
        let second = await it.send("GET", String(link).replacing("&amp;", with: "&"), as: "team")
        #expect(second.text.contains("Question 9?") && second.text.contains("Question 0?"))
        #expect(!second.text.contains("Question 10?") && !second.text.contains("rel=\"next\""))
        #expect(!second.text.contains("<team-feed"), "what is long past is not live")

        let all = await it.send("GET", "/team?outcome=prepared", as: "operator")
        #expect(all.text.contains("Elsewhere?") && all.text.contains("Question 59?"))
        #expect(await !it.send("GET", "/team?outcome=failed", as: "team").text.contains("Question 59?"))
        #expect(await it.send("GET", "/team?course=other", as: "team").status == 404)
        let own = await it.send("GET", "/team?course=other", as: "other team")
        #expect(own.text.contains("/team/turns/\(foreign)") && !own.text.contains("Question"))
    }

    @Test func `show a turn with all that was tried, and what learners wrote is never markup`() async throws {
        let chain = #"""
            { "version": 1, "enrich": ["course"], "guard": [{ "use": "rate", "messages": 9, "per": "1m" }],
              "respond": [ { "use": "faq", "file": "faq.md" }, { "use": "say", "text": "Think again." } ] }
            """#
        let it = try await TestHost(files: Atom(["responders.json": chain, "faq.md": "## Why?\n\nBecause.\n"]))
        let turn = await ask(it, "<img src=x onerror=alert(1)>")
        let page = await it.send("GET", "/team/turns/\(turn)", as: "team")
        #expect(page.status == 200 && page.text.contains("&lt;img src=x"))
        #expect(!page.text.contains("<img src=x"))
        #expect(page.text.contains("A prepared answer was given; no model was used."))
        for piece in [
            "<bdi>course</bdi>", "<bdi>rate</bdi>", "<bdi>faq</bdi>", "<bdi>say</bdi>",
        ] {
            #expect(page.text.contains(piece))
        }
        #expect(page.text.contains("<code>respond[1]</code>") && page.text.contains("course.id"))
        #expect(page.text.contains(it.host.teaching.current.revision))
        #expect(
            !page.text.contains("style=\"") && !page.text.contains("learner asked"),
            "names are the operator's to show"
        )
        let policy = page.headers["Content-Security-Policy"] ?? ""
        #expect(policy.contains("require-trusted-types-for 'script'") && !policy.contains("unsafe"))

        let foreign = await it.send("GET", "/team/turns/\(turn)", as: "other team")
        let unknown = await it.send("GET", "/team/turns/\(SessionID.fresh()).2", as: "other team")
        #expect(foreign.status == 404 && foreign.text == unknown.text)
    }

    @Test func `call a prepared text no answer, and name no length for a question that waits for a person`()
        async throws
    {
        let chain = #"""
            { "version": 1, "queues": { "tutors": {} }, "enrich": ["course"],
              "respond": [ { "use": "relay", "queue": "tutors", "when": { "message.asks_for_person": true } },
                           { "use": "faq", "file": "faq.md" }, { "use": "say", "name": "sorry", "text": "Think again." } ] }
            """#
        let it = try await TestHost(files: Atom(["responders.json": chain, "faq.md": "## Why a slope?\n\nBecause.\n"]))
        _ = await ask(it, "Can I talk to a person?")
        var handed = await it.send("GET", "/team", as: "team").text
        while handed.contains("data-outcome=\"running\"") { handed = await it.send("GET", "/team", as: "team").text }
        #expect(handed.contains("data-outcome=\"handed_off\"") && !handed.contains(" µs"))
        _ = await ask(it, "Something else entirely")
        _ = await ask(it, "Why a slope?")
        for (outcome, words) in [("answered", ["answered"]), ("prepared", ["prepared text"]), ("refused", [])] {
            let page = await it.send("GET", "/team?outcome=\(outcome)", as: "team").text
            let marks = page.matches(of: /data-outcome="answered">\s*([^<]*)</).map { String($0.1) }
            #expect(marks == words && page.contains("<option value=\"\(outcome)\" selected>"))
        }
    }

    @Test func `show the chain with the place of every value, and what was in force`() async throws {
        let files = Atom(TestHost.files)
        let it = try await TestHost(files: files)
        let page = await it.send("GET", "/team/chain?at=algebra-1/lines", as: "team")
        #expect(page.text.contains("responders.json:1:30") && page.text.contains("Always answers with the same text"))
        #expect(page.text.contains(">in force</span>") && !page.text.contains("data-deed"))
        files.change { $0["responders.json"] = #"{ "version": 1, "respond": [ { "use": "say", "text": "Two." } ] }"# }
        #expect(await it.host.office.reload(.signal))
        let later = await it.send("GET", "/team/chain", as: "team")
        #expect(later.text.contains("&quot;Two.&quot;"))
        #expect(later.text.contains("data-deed=\"POST /admin/config/rollback\""))
        #expect(await it.send("GET", "/team/chain?at=other", as: "team").status == 404)
        #expect(await it.send("GET", "/team/chain?at=*", as: "team").text.contains("Every other course"))
    }

    @Test func `are there for those who look after a course, and for the operator`() async throws {
        let it = try await TestHost()
        for person in ["team", "other team", "operator"] {
            #expect(await it.send("GET", "/", as: person).text.contains("href=\"/team\""), "\(person)")
        }
        for person in ["learner", "tutor", "parent", "other learner"] {
            let home = await it.send("GET", "/", as: person)
            #expect(!home.text.contains("/team"), "\(person)")
            let page = await it.send("GET", "/team", as: person)
            #expect(page.status == 404 && !page.text.contains("team-feed"), "\(person)")
        }
        #expect(await it.send("GET", "/team").headers["Location"] == "/login?next=%2Fteam")
    }

    @Test func `tell names apart in a sentence, and leave a lone asterisk alone`() {
        #expect(TurnSheet.emphasised("The rule *pii* & more.").text == "The rule <em dir=\"auto\">pii</em> &amp; more.")
        #expect(TurnSheet.emphasised("2 * 3").text == "2 * 3")
    }
}
