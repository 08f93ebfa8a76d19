import Pipeline
import Testing

@Suite(.timeLimit(.minutes(5))) struct `The tests of a configuration` {
    private func run(_ tests: String, respond: String = #""hint", "distant", "park""#) async throws -> [[String]] {
        let json = """
            { "version": 1, "enrich": [ "course", { "use": "history", "messages": 4 }, "streak" ],
              "guard": [ "nod" ],
              "respond": [ \(respond) ],
              "courses": { "maths": { "settings": { "hint": { "text": "count" } },
                                      "modules": { "m2": { "settings": { "hint": { "times": 2 } } } } } },
              "tests": [ \(tests) ] }
            """
        let blueprint = try Blueprint(json: json, modules: .sample)
        return try await blueprint.runTests().map(\.failures)
    }

    @Test func `hold when what is expected happens`() async throws {
        let failures = try await run(
            """
            { "say": "a hint", "expect": { "by": "hint", "contains": ["think", "again"], "absent": "sleep" } },
            { "say": "hello", "expect": { "by": "park", "outcome": "handed_off" } },
            { "say": "a hint", "course": "maths", "module": "m2", "expect": { "contains": "countcount" } }
            """
        )
        #expect(failures == [[], [], []])
    }

    @Test func `say what happened instead`() async throws {
        let failures = try await run(
            """
            { "say": "a hint", "expect": { "by": "park", "outcome": "handed_off", "contains": "x", "absent": "think" } }
            """
        )
        #expect(
            failures == [
                [
                    "expected the outcome \"handed_off\", and it was \"answered\"",
                    "expected \"park\" to end the turn, and \"hint\" did",
                    "expected the answer to contain \"x\", and it is \"think again\"",
                    "expected the answer not to contain \"think\", and it is \"think again\"",
                ]
            ]
        )
    }

    @Test func `let parts that speak to others decline unless they are stubbed`() async throws {
        let failures = try await run(
            """
            { "say": "x", "expect": { "by": "park", "absent": "afar" } },
            { "say": "x", "stub": { "distant": { "answer": "from a stub" } }, "expect": { "by": "distant" } },
            { "say": "a hint", "stub": { "hint": "decline", "distant": "timeout" }, "expect": { "by": "park" } },
            { "say": "a hint", "stub": { "hint": "error", "distant": "error", "park": "error" },
              "expect": { "outcome": "failed", "absent": "think" } }
            """
        )
        #expect(failures == [[], [], [], []])
    }

    @Test func `take facts for granted, whatever enrichers find`() async throws {
        let respond = """
            { "use": "hint", "name": "lost", "text": "lost", "when": { "streak.wrong": { "gte": 5 } } },
            { "use": "hint", "name": "free", "text": "free", "when": { "human.free": { "gte": 1 } } },
            { "use": "hint", "name": "there", "text": "there", "when": { "course.id": "maths", "module.id": "m1" } },
            { "use": "hint", "name": "late", "text": "late", "when": { "history.messages": { "gte": 2 } } },
            "hint"
            """
        let failures = try await run(
            """
            { "say": "a hint", "expect": { "by": "hint" } },
            { "say": "a hint", "facts": { "streak.wrong": 6 }, "expect": { "by": "lost" } },
            { "say": "a hint", "facts": { "human.free": 1 }, "expect": { "by": "free" } },
            { "say": "a hint", "course": "maths", "module": "m1", "expect": { "by": "there" } },
            { "say": "a hint", "history": [ { "learner": "Hi" }, { "assistant": "Hello" } ], "expect": { "by": "late" } }
            """,
            respond: respond
        )
        #expect(failures == [[], [], [], [], []])
    }

    @Test func `carry the place they stand at, and every step`() async throws {
        let json = """
            { "version": 1, "respond": [ "hint" ],
              "tests": [
                { "say": "hello", "expect": { "by": "hint" } } ] }
            """
        let results = try await Blueprint(json: json, file: "r.json", modules: .sample).runTests()
        let result = try #require(results.first)
        #expect(
            result.faults.map(\.description) == [
                "r.json:3:5: error: tests[0]: expected \"hint\" to end the turn, and nobody did"
            ]
        )
        #expect(result.steps.map(\.name) == ["hint"])
        #expect(result.steps.map(\.ending) == [.declined("nothing to say")])
    }
}
