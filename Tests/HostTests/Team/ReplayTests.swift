import Pipeline
import Testing

import Responders
import SQLite

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `A replay` {
    @Test
    func `of over a thousand recorded turns finds no difference where there is none, and exactly those there are`()
        async throws
    {
        let lessons = try await RecordedLessons()
        let (none, same) = try await lessons.replay()
        #expect(none.isEmpty, "\(none.first.map { SideBySide(turn: $0, style: Style(isOn: false)).text } ?? "")")
        #expect(same.compared == lessons.asked && same.compared >= 1000 && same.differing == 0)
        #expect(same.refused.before == same.refused.after && same.refused.before > 0, "one asked too much")
        #expect(same.unanswered.before > 0, "a module is locked")

        // One threshold is changed; the FAQ itself says which answers that changes.
        let path = "examples/courses/algebra-1/faq.md"
        let chain = try #require(lessons.files.value["responders.json"])
        let changed = chain.replacing("\"\(path)\" }", with: "\"\(path)\", \"threshold\": 0.85 }")
        #expect(changed != chain)
        var expected: [TurnID] = []
        let old = try faq(lessons, path, nil), new = try faq(lessons, path, 0.85)
        for turn in try TurnArchive(lessons.it.host.settings["database"]).turns(after: 0, limit: 100_000) {
            let script = try #require(TurnScript(turn))
            guard script.trace.beginning.course == "algebra-1", script.result.outcome == "answered" else { continue }
            guard script.result.by == "faq" else { continue }
            let asked = question(script)
            if old.answer(asked)?.text != new.answer(asked)?.text { expected.append(turn.id) }
        }
        let (turns, summary) = try await lessons.replay(changed)
        #expect(turns.map(\.id) == expected && !expected.isEmpty)
        #expect(summary.differing == expected.count && summary.compared == same.compared)
        #expect(turns.allSatisfy { $0.before.by == "faq" && $0.after.by != "faq" && $0.course == "algebra-1" })

        let limit = #"{ "use": "rate", "messages": 20, "per": "1h" }, "#
        let open = chain.replacing(limit, with: "").replacing(#""lock": "closed""#, with: #""lock": "off""#)
        #expect(chain.contains(limit) && chain.contains(#""lock": "closed""#))
        let (answered, unlimited) = try await lessons.replay(open)
        #expect(unlimited.differing == same.refused.before + same.unanswered.before)
        #expect(unlimited.refused.after == 0 && unlimited.unanswered.after == 0)
        #expect(answered.allSatisfy { $0.before.by == "rate" || $0.before.outcome == "locked" })
    }

    private func faq(_ lessons: RecordedLessons, _ path: String, _ threshold: Double?) throws -> FAQResponder {
        var settings = FAQSettings()
        settings.file = TextFile(path: path, text: lessons.files.value[path] ?? "")
        if let threshold { settings.threshold = threshold }
        return try FAQResponder(settings)
    }

    private func question(_ script: TurnScript) -> Turn {
        let beginning = script.trace.beginning
        var turn = Turn(
            id: Identifier("t"),
            session: Identifier("s"),
            learner: Identifier("l"),
            text: script.question
        )
        turn.context[HintLevel.self] = HintLevel(levels: beginning.hints)
        let module = beginning.module.map { CourseModule(id: $0, title: $0) }
        turn.context[Course.self] = Course(id: beginning.course, title: "Algebra 1", module: module)
        return turn
    }

    private static let coach = #"""
        { "use": "llm", "name": "coach", "endpoint": "http://127.0.0.1:1/v1", "model": "small", "prompt": "Help.",
          "retries": 0, "within": "20ms" }
        """#
    private static let say = #"{ "use": "say", "text": "Think again." }"#

    private static func chain(_ responders: String...) -> String {
        #"{ "version": 1, "enrich": ["course", "history"], "respond": [\#(responders.joined(separator: ", "))] }"#
    }

    @Test func `takes from parts that speak to others what they said, and says so when that is not known`() async throws
    {
        let chain = Self.chain(Self.coach, Self.say)
        let lessons = try await RecordedLessons(chain: chain, rounds: 1, most: 4)
        let known = try await lessons.replay()
        #expect(known.1.compared > 0 && known.1.differing == 0, "the coach failed then, and fails again unasked")

        let silent = try await lessons.replay(Self.chain(Self.coach))
        #expect(silent.1.differing == known.1.compared && silent.1.unanswered.after == known.1.compared)

        let other = Self.coach.replacing("\"coach\"", with: "\"other\"")
        let unknown = try await lessons.replay(Self.chain(other, Self.say))
        #expect(unknown.1.unknown == known.1.compared && unknown.1.differing == known.1.compared)
        #expect(unknown.turns.first?.after.by == "other")
    }

    @Test func `gives each of several who spoke their own words`() throws {
        let seam = StreamedReply.seamText
        let text = "Häl🙂f" + seam + "Whole."
        let ending = JSON(members: [
            ("text", .string(text)), ("by", ["kind": "part", "name": "second"]),
            ("seams", [["at": 6, "after": "first"]]),
        ])
        let recorded = RecordedTurn(
            row: 1,
            id: TurnID(session: .fresh(), seq: 1),
            learner: .fresh(),
            openedAt: Moment(milliseconds: 0),
            message: Array(#"{"text":"Why?"}"#.utf8),
            outcome: .answered,
            trace: Array("{}".utf8),
            ending: ending.bytes
        )
        let script = try #require(TurnScript(recorded))
        #expect(script.words(of: "first") == "Häl🙂f" && script.brokeOff("first"))
        #expect(script.words(of: "second") == "Whole." && !script.brokeOff("second"))
        #expect(script.result == TurnResult(outcome: "answered", by: "second", text: text))
    }

    @Test func `cannot write to what it reads`() async throws {
        let it = try await TestHost()
        let archive = TurnArchive(it.host.settings["database"])
        #expect(throws: StoreError.self) { try archive.read { try $0.run("DELETE FROM turn") } }
        #expect(throws: StoreError.self) { _ = try TurnArchive("/nowhere/at/all.db").turns(after: 0, limit: 1) }
    }

    @Test func `is a command whose exit code says whether anything differs`() async throws {
        let lessons = try await RecordedLessons(chain: Self.chain(Self.say), rounds: 1, most: 4)
        // However many run side by side, it comes to the same.
        let different = Self.chain(Self.say.replacing("again", with: "twice"))
        let (alone, many) = try await (lessons.replay(different, workers: 1), lessons.replay(different, workers: 5))
        #expect(alone.1 == many.1 && alone.turns.map(\.json) == many.turns.map(\.json) && !many.turns.isEmpty)
        let folder = try TemporaryFolder()
        try folder.write("same.json", Self.chain(Self.say))
        try folder.write("new.json", Self.chain(Self.say.replacing("again", with: "twice, and then once more")))
        try folder.write("wrong.json", Self.chain(#"{ "use": "sya" }"#))
        func replay(_ words: String...) async -> (DeskShell, ExitCode) {
            let shell = DeskShell(environment: ["TUTORLINE_DATABASE": lessons.it.host.settings["database"]])
            return (shell, await shell.runAll(["replay"] + words))
        }
        let (same, none) = await replay("--chain", folder.path("same.json"))
        #expect(none == .success && same.out.hasPrefix("0 of \(lessons.asked) turns differ"), "\(same.out)\(same.err)")
        let (new, some) = await replay("--chain", folder.path("new.json"), "--show", "2")
        #expect(
            some == .no && new.out.contains("before: answered by say") && new.out.contains("│ after: answered by say")
        )
        #expect(new.out.contains("… and \(lessons.asked - 2) more"))
        #expect(new.out.contains("\(lessons.asked) of \(lessons.asked) turns differ"))
        let (programs, _) = await replay("--chain", folder.path("new.json"), "--json", "--course", "algebra-1")
        let lines = try programs.out.split(separator: "\n").map { try JSON(parsing: String($0)) }
        let compared = lines.last?["summary"]?["compared"]?.integer ?? 0
        #expect(lines.count == Int(compared) + 1 && lines.first?["difference"]?["after"]?["by"] == "say")
        #expect(compared > 0 && compared < Int64(lessons.asked))
        // An alarm of the past calls nobody.
        let safety = #""guard": [ { "use": "safety", "queue": "care", "phrases": ["what*", "how*", "why*"] } ], "#
        try folder.write("safe.json", Self.chain(Self.say).replacing(#""respond""#, with: safety + #""respond""#))
        let (alarmed, _) = await replay("--chain", folder.path("safe.json"))
        #expect(alarmed.out.contains("by safety") && !alarmed.err.contains("danger"), "\(alarmed.out)\(alarmed.err)")
        #expect(await replay("--chain", folder.path("wrong.json")).1 == .misuse)
        #expect(await replay("--chain", folder.path("missing.json")).1 == .misuse)
        #expect(await replay("--since", "yesterday").1 == .misuse)
        let (future, nothing) = await replay("--chain", folder.path("new.json"), "--since", "2100-01-01T00:00:00Z")
        #expect(nothing == .success && future.out.hasPrefix("0 of 0 turns differ"))
    }
}
