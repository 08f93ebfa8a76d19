import Pipeline
import PipelineTesting
import Testing

@Suite(.timeLimit(.minutes(5))) struct `A blueprint` {
    private let json = """
        { "version": 1,
          "enrich": [ "streak" ],
          "guard": [ "nod" ],
          "define": { "calm": { "use": "hint", "text": "breathe", "within": "3s" } },
          "respond": [
            { "use": "hint", "name": "lost", "when": { "streak.wrong": { "gte": 5 } } },
            "calm",
            { "use": "park", "queue": "maths" }
          ],
          "queues": { "maths": { "patience": "10m", "hours": "Mon-Fri 08:00-18:00 Europe/Paris", "away": "Monday." } },
          "courses": {
            "algebra": {
              "guard": [ { "use": "nod", "name": "second-nod" } ],
              "settings": { "calm": { "times": 2 }, "lost": { "when": null } },
              "lock": "hints",
              "modules": {
                "exam": { "lock": "closed", "settings": { "calm": { "text": "focus" } } },
                "intro": { "respond": [ { "use": "calm", "text": "welcome" } ], "enrich": [ "history" ] }
              }
            }
          } }
        """

    private func blueprint() throws -> Blueprint { try Blueprint(json: json, file: "r.json", modules: .sample) }

    private func names(_ chain: EffectiveChain) -> [String] { chain.entries.map(\.name) }

    private func answer(_ chain: Chain) async throws -> String {
        let transcript = Transcript()
        _ = try await chain.run(.sample("a hint, please"), into: transcript.writer)
        return await transcript.text
    }

    @Test func `appends guards and enrichers, replaces responders, and patches entries, course then module`() throws {
        let blueprint = try blueprint()
        #expect(names(blueprint.effectiveChain()) == ["streak", "nod", "lost", "calm", "park"])
        #expect(names(blueprint.effectiveChain(course: "unheard-of")) == ["streak", "nod", "lost", "calm", "park"])
        #expect(
            names(blueprint.effectiveChain(course: "algebra", module: "any"))
                == ["streak", "nod", "second-nod", "lost", "calm", "park"]
        )
        #expect(
            names(blueprint.effectiveChain(course: "algebra", module: "intro"))
                == ["streak", "history", "nod", "second-nod", "calm"]
        )
    }

    @Test func `knows the line of every value that holds`() throws {
        let chain = try blueprint().effectiveChain(course: "algebra", module: "exam")
        let calm = try #require(chain.entries.first { $0.name == "calm" })
        #expect(calm.use == "hint" && calm.place == "respond[1]" && calm.line == 7 && calm.budget == .seconds(3))
        func value(_ key: String) -> EffectiveChain.Value? { calm.values.first { $0.key == key } }
        #expect(value("within")?.path == "define.calm.within")
        #expect(value("within")?.line == 4)
        #expect(value("times")?.path == "courses.algebra.settings.calm.times")
        #expect(value("times")?.value == "2")
        #expect(value("text")?.path == "courses.algebra.modules.exam.settings.calm.text")
        #expect(value("text")?.value == "\"focus\"")
        #expect(value("tone")?.value == "\"kind\"")
        #expect(value("tone")?.line == nil)
        #expect(chain.lock == .closed)
    }

    @Test func `becomes chains that do what it says`() async throws {
        var ports = Ports()
        ports.offer(NoHistory(), as: (any HistoryReader).self)
        let chains = try blueprint().assemble(ports)
        #expect(try await answer(chains.chain()) == "breathe")
        // The patch took the condition from the first entry of the course.
        #expect(try await answer(chains.chain(course: "algebra")) == "think again")
        #expect(try await answer(chains.chain(course: "algebra", module: "intro")) == "welcome")
        #expect(
            chains.chain(course: "algebra", module: "intro").responders.map(\.place) == [
                "courses.algebra.modules.intro.respond[0]"
            ]
        )
        let budgets = chains.chain().responders.map(\.budget)
        #expect(budgets == [nil, .seconds(3), .seconds(60)])
    }

    @Test func `lets a lock only get stricter, and says what holds`() throws {
        let blueprint = try blueprint()
        #expect(blueprint.lock(course: nil, module: nil) == .off)
        #expect(blueprint.lock(course: "algebra", module: "intro") == .hints)
        #expect(blueprint.lock(course: "algebra", module: "exam") == .closed)
    }

    @Test func `hands parts their queues, and the host how long they wait`() throws {
        let queue = try #require(try blueprint().queues["maths"])
        #expect(queue.patience == .minutes(10) && queue.lease == .seconds(90) && queue.away == "Monday.")
    }

    @Test func `makes parts that say the same once`() throws {
        Counted.made.reset()
        var registry = ModuleRegistry.sample
        registry.register(Counted.self)
        let courses = (0..<50).map { course in
            let modules = (0..<4).map { "\"m\($0)\": { \"guard\": [ { \"use\": \"nod\", \"name\": \"n\($0)\" } ] }" }
            return "\"c\(course)\": { \"modules\": { \(modules.joined(separator: ", ")) } }"
        }
        let json = """
            { "version": 1, "respond": [ { "use": "counted", "text": "a" }, "park" ],
              "courses": { \(courses.joined(separator: ", ")),
                           "other": { "settings": { "counted": { "text": "b" } } },
                           "again": { "respond": [ { "use": "counted", "text": "a" } ] } } }
            """
        _ = try Blueprint(json: json, modules: registry).assemble()
        #expect(Counted.made.count == 2)
    }

    @Test func `reads two hundred parts and puts them in their places`() throws {
        let entries = (0..<200).map { number in
            "{ \"use\": \"hint\", \"name\": \"p\(number)\", \"times\": \(number + 1), \"within\": \"5s\","
                + " \"when\": { \"message.words\": { \"gte\": \(number) } } }"
        }
        let json = "{ \"version\": 1, \"respond\": [\n\(entries.joined(separator: ",\n"))\n] }"
        let blueprint = try Blueprint(json: json, modules: .sample)
        let responders = try blueprint.assemble().chain(course: "any").responders
        #expect(responders.map(\.name) == (0..<200).map { "p\($0)" })
        #expect(responders.map(\.place) == (0..<200).map { "respond[\($0)]" })
        #expect(blueprint.effectiveChain().entries.map(\.line) == Array(2...201))
    }

    @Test func `says which part could not be made, and where it stands`() throws {
        let json = "{ \"version\": 1,\n\"enrich\": [ \"course\",\n\"history\" ], \"respond\": [ \"hint\" ] }"
        let faults = try #require(throws: Faults.self) { try Blueprint(json: json, modules: .sample).assemble() }
        #expect(
            faults.all.map(\.description) == [
                "responders.json:2:13: error: enrich[0]: \"course\" cannot be set up: this host offers no CourseReader",
                "responders.json:3:1: error: enrich[1]: \"history\" cannot be set up: this host offers no HistoryReader",
            ]
        )
    }

    @Test func `lets a draft reach no further than the operator's own file`() throws {
        func blueprint(_ respond: String) throws -> Blueprint {
            let json = "{ \"version\": 1, \"respond\": [\n\(respond) ] }"
            return try Blueprint(json: json, modules: .sample, environment: ["A": "1", "B": "2"])
        }
        let trusted = try blueprint("{ \"use\": \"distant\", \"key\": { \"env\": \"A\" } }")
        #expect(try blueprint("{ \"use\": \"distant\", \"name\": \"x\" }").reachesBeyond(trusted).isEmpty)
        let draft = try blueprint(
            "{ \"use\": \"distant\", \"endpoint\": \"https://evil.example\", \"key\": { \"env\": \"B\" } }"
        )
        #expect(
            draft.reachesBeyond(trusted).map(\.description) == [
                "responders.json:2:1: error: a draft may not name the host \"https://evil.example\","
                    + " because the operator's file does not",
                "responders.json:2:64: error: a draft may not name the environment variable \"B\","
                    + " because the operator's file does not",
            ]
        )
    }
}

private struct NoHistory: HistoryReader {
    func latestMessages(
        in session: Identifier<TutoringSession>,
        before turn: Identifier<Turn>,
        limit: Int
    ) async throws -> [PastMessage] { [] }
}
