@testable import Pipeline
import Testing

import Responders

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `An explanation` {
    /// Asks through a real chain and gives the turn, ended.
    private func ask(_ it: TestHost, _ text: String) async throws -> TurnID {
        let opened = await it.send(
            "POST",
            "/api/v1/tutoring/sessions",
            as: "learner",
            ["key": .key(), "course": "algebra-1", "module": "lines"]
        )
        let session = opened.json["id"]?.string ?? ""
        let asked = await it.send(
            "POST",
            "/api/v1/tutoring/sessions/\(session)/messages",
            as: "learner",
            ["key": .key(), "text": .string(text)]
        )
        let turn = try #require(TurnID(asked.json["turn"]?.string ?? ""), "\(opened.text) \(asked.text)")
        while try await it.host.store.turn(turn).outcome == nil, !Task.isCancelled { await Task.yield() }
        return turn
    }

    @Test func `tells the team everything, and the learner one sentence`() async throws {
        let it = try await TestHost()
        let turn = try await ask(it, "Why is it so?")
        let team = await it.send("GET", "/admin/turns/\(turn)", as: "team").json
        #expect(team["question"] == "Why is it so?")
        #expect(team["answer"] == "Think again.")
        #expect(team["outcome"] == "answered" && team["by"] == "say")
        #expect(team["course"] == "algebra-1" && team["module"] == "lines")
        #expect(team["learner"] == .null, "names are the operator's to show")
        #expect(team["revision"]?.string == it.host.teaching.current.revision)
        #expect(team["steps"]?.array?.first?["ending"] == "answered")
        #expect(team["facts"]?["message.words"] == 4)
        let learner = await it.send("GET", "/api/v1/tutoring/turns/\(turn)/explanation", as: "learner").json
        #expect(learner["sentence"] == "A prepared answer was given; no model was used.")
        #expect(learner["sentence"] == team["sentence"])
        guard case .object(let members) = learner else { return }
        #expect(members.names == ["turn", "sentence"])
    }

    @Test func `of a foreign turn is word for word that of an unknown one`() async throws {
        let it = try await TestHost()
        let turn = try await ask(it, "Why?")
        for (path, people) in [
            ("/admin/turns/%", ["learner", "tutor", "other team"]),
            ("/api/v1/tutoring/turns/%/explanation", ["team", "operator", "other learner", "tutor"]),
        ] {
            for person in people {
                let foreign = await it.send("GET", path.replacing("%", with: "\(turn)"), as: person)
                for name in ["\(SessionID.fresh()).1", "\(turn.session).99", "rubbish", "\(turn.session).-1"] {
                    let unknown = await it.send("GET", path.replacing("%", with: name), as: person)
                    #expect(foreign.status == 404 && foreign.text == unknown.text, "\(person) \(name)")
                }
            }
        }
    }

    @Test func `says where in line for a person one is`() async throws {
        let it = try await TestHost(
            chain: #"{ "version": 1, "respond": [ { "use": "relay", "queue": "maths" } ] }"#
        )
        let turn = try await ask(it, "Why is it so?")
        // The desk hears of a ticket a moment after it is on the disk; until then nobody knows a place.
        while await it.host.desk.placeInLine(turn.session) == nil, !Task.isCancelled { await Task.yield() }
        let learner = await it.send("GET", "/api/v1/tutoring/turns/\(turn)/explanation", as: "learner").json
        #expect(learner["sentence"] == "Questions go to people here; you are first in line for a tutor.")
        let team = await it.send("GET", "/admin/turns/\(turn)", as: "team").json
        #expect(team["outcome"] == "handed_off" && team["by"] == "relay" && team["sentence"] == learner["sentence"])
    }

    @Test func `names who asked where the operator allows it, to the team and not to the operator`() async throws {
        let it = try await TestHost()
        let turn = try await ask(it, "Why?")
        let routes = TraceRoutes(store: it.host.store, namesAreShown: true).all
        let router = Router(
            routes: routes,
            authenticator: it.host.identity.authenticator,
            log: it.host.log,
            store: it.host.store
        )
        let team = await it.send("GET", "/admin/turns/\(turn)", as: "team", through: router)
        #expect(team.json["learner"] == "learner")
        let operated = await it.send("GET", "/admin/turns/\(turn)", as: "operator", through: router)
        #expect(operated.status == 200 && operated.json["learner"] == .null)
    }

    @Test func `is read from the file while a host has it open`() async throws {
        let it = try await TestHost()
        let turn = try await ask(it, "Why is it so?")
        let shell = DeskShell(environment: ["TUTORLINE_DATABASE": it.host.settings["database"]])
        #expect(await shell.run("explain", "\(turn)") == .success)
        #expect(shell.out.contains("A prepared answer was given; no model was used."))
        #expect(shell.out.contains("Why is it so?") && shell.out.contains("answered by say"))
        let programs = DeskShell(environment: ["TUTORLINE_DATABASE": it.host.settings["database"]])
        #expect(await programs.run("explain", "\(turn)", "--json") == .success)
        #expect(try JSON(parsing: programs.out)["question"] == "Why is it so?")
        let rubbish = DeskShell(environment: ["TUTORLINE_DATABASE": it.host.settings["database"]])
        #expect(await rubbish.run("explain", "rubbish") == .misuse)
        #expect(await rubbish.run("explain", "\(turn.session).77") == .no)
        #expect(rubbish.err.contains("There is no such turn."))
    }

    @Test func `keeps what the chain was given, so that the turn can be run again`() {
        let trace = Trace()
        trace.begin(
            Trace.Beginning(
                course: "algebra-1",
                module: "lines",
                lock: .hints,
                text: "What is a slope?",
                hints: ["slope": 2],
                exhausted: ["maths"]
            )
        )
        trace.note(
            StepReport(
                kind: .responder,
                name: "coach",
                use: "llm",
                place: "respond[0]",
                duration: .milliseconds(1500),
                ending: .answered,
                attribution: Attribution(kind: .model, model: "small", details: ["asked 2 times"])
            )
        )
        var context = Context()
        context[Message.self] = Message("What is a slope, please?")
        context[Course.self] = Course(id: "algebra-1", title: "Algebra 1", language: "en")
        let stored = StoredTrace(trace.written(context))
        let names = ["course.id", "course.language", "message.asks_for_person", "message.is_thanks", "message.words"]
        #expect(stored.facts.map(\.name) == names)
        #expect(stored.facts.map(\.value) == ["algebra-1", "en", false, false, 5])
        #expect(stored.beginning.course == "algebra-1" && stored.beginning.module == "lines")
        #expect(stored.beginning.lock == .hints && stored.beginning.text == "What is a slope?")
        #expect(stored.beginning.hints == ["slope": 2] && stored.beginning.exhausted == ["maths"])
        #expect(stored.steps.first?.use == "llm" && stored.steps.first?.model == "small")
        #expect(stored.steps.first?.microseconds == 1_500_000 && stored.steps.first?.notes == ["asked 2 times"])
        #expect(StoredTrace(Array("rubbish".utf8)) == StoredTrace())
        #expect(StoredTrace(Trace().written(nil)).steps.isEmpty)
    }
}
