import Pipeline
import Reactor
import Testing

import Responders

@testable import Host

@Suite(.timeLimit(.minutes(1))) struct `The configuration in force` {
    private static func chain(_ text: String, more: String = "") -> String {
        """
        { "version": 1,
          "respond": [ { "use": "say", "text": "\(text)" } ]\(more) }
        """
    }

    private static let faq = """
        {
          "version": 1,
          "respond": [ { "use": "say", "text": "Open a course." } ],
          "courses": {
            "algebra-1": { "respond": [ { "use": "faq", "file": "algebra/faq.md", "threshold": 0.5 } ] },
            "other": { "respond": [ { "use": "faq", "file": "other/faq.md" } ] }
          }
        }
        """
    private static let files = [
        "responders.json": faq,
        "algebra/faq.md": "## What is a slope?\n\nRise over run.\n",
        "algebra/more.md": "## What is a slope?\n\nHow steep it is.\n",
        "other/faq.md": "## What is a cell?\n\nA small room.\n",
        "tutorline.key": "secret",
    ]

    /// Asks in a new session, and gives the turn's explanation.
    private func ask(_ it: TestHost, _ text: String = "What is a slope?") async throws -> JSON {
        let opened = await it.send(
            "POST",
            "/api/v1/tutoring/sessions",
            as: "learner",
            ["key": .key(), "course": "algebra-1", "module": "lines"]
        )
        let path = "/api/v1/tutoring/sessions/\(opened.json["id"]?.string ?? "")/messages"
        let asked = await it.send("POST", path, as: "learner", ["key": .key(), "text": .string(text)])
        return await it.send("GET", "/admin/turns/\(asked.json["turn"]?.string ?? "")", as: "team").json
    }

    private func log(_ it: TestHost) async -> [JSON] {
        await it.send("GET", "/admin/config/log", as: "operator").json["configurations"]?.array ?? []
    }

    @Test func `is that of the files again once one has changed and stopped changing`() async throws {
        let files = Atom(Self.files)
        let it = try await TestHost(files: files)
        #expect(try await ask(it)["answer"] == "Rise over run.")
        files.change { $0["algebra/faq.md"] = "## What is a slope?\n\nHow ste" }
        await it.host.office.look()
        files.change { $0["algebra/faq.md"] = "## What is a slope?\n\nHow steep it is.\n" }
        await it.host.office.look()
        #expect(try await ask(it)["answer"] == "Rise over run.", "it has been changing until now")
        await it.host.office.look()
        let changed = try await ask(it)
        #expect(changed["answer"] == "How steep it is.")
        #expect(changed["revision"] == .string(it.host.teaching.current.revision))
        #expect(await log(it).map { $0["cause"] } == ["file", "start"])
    }

    @Test func `stays what it is when the files are wrong or fail their own tests`() async throws {
        let files = Atom(["responders.json": Self.chain("One.")])
        let it = try await TestHost(files: files)
        let failing = #", "tests": [ { "say": "Hello", "expect": { "contains": "Two" } } ]"#
        for wrong in ["{ \"version\": 1", Self.chain("Three.", more: failing)] {
            files.change { $0["responders.json"] = wrong }
            for _ in 0..<4 { await it.host.office.look() }
            #expect(try await ask(it)["answer"] == "One.")
            #expect(await !it.host.office.reload(.signal))
        }
        let told = it.lines.value.filter { $0.contains("not reloaded") }
        #expect(told.count == 4, "each wrong file is told once, and once for each signal: \(told)")
        files.change { $0["responders.json"] = Self.chain("Two.", more: failing) }
        for _ in 0..<2 { await it.host.office.look() }
        #expect(try await ask(it)["answer"] == "Two.")
        #expect(await log(it).count == 2)
    }

    @Test func `changes one at a time, and every turn names exactly one that was in force`() async throws {
        let it = try await TestHost()
        let office = it.host.office
        let author = ConfigurationOffice.Author(account: it.id("operator"), subject: Subject.operating)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask { _ = try await office.apply(Array(Self.chain("Draft \(number).").utf8), by: author) }
            }
            group.addTask {
                for _ in 0..<40 {
                    let turn = try await ask(it)
                    #expect(turn["outcome"] == "answered")
                    let revision = turn["revision"]?.string ?? ""
                    let known = try await it.host.store.configuration(revision)
                    #expect(known.record.revision == revision)
                    let said = turn["answer"]?.string ?? ""
                    let text = String(decoding: known.files["responders.json"] ?? [], as: UTF8.self)
                    #expect(text.contains("\"\(said)\""), "\(said) is not of \(revision)")
                }
            }
            try await group.waitForAll()
        }
        let records = await log(it)
        #expect(Set(records.compactMap { $0["revision"]?.string }).count == 50, "the page shows fifty, all different")
        #expect(records.first?["revision"] == .string(it.host.teaching.current.revision))
        #expect(records.first?["number"] == 61)
    }

    @Test func `goes back with its files as they were, and stays so over a restart until they change`() async throws {
        let folder = try TemporaryFolder()
        let files = Atom(Self.files)
        let it = try await TestHost(files: files, folder: folder)
        let first = it.host.teaching.current.revision
        files.change { $0["algebra/faq.md"] = "## What is a slope?\n\nNonsense.\n" }
        #expect(await it.host.office.reload(.signal))
        #expect(try await ask(it)["answer"] == "Nonsense.")
        let back = await it.send("POST", "/admin/config/rollback", as: "operator", [:])
        #expect(back.json["revision"]?.string == first && back.json["from_files"] == false, "\(back.text)")
        #expect(back.json["author"] == "operator")
        #expect(try await ask(it)["answer"] == "Rise over run.")
        it.host.store.close()

        let again = try await TestHost(files: files, folder: folder)
        #expect(again.host.teaching.current.revision == first)
        #expect(try await ask(again)["answer"] == "Rise over run.")
        #expect(await log(again).count == 3, "a start with what was in force is nothing new")
        for _ in 0..<3 { await again.host.office.look() }
        #expect(again.host.teaching.current.revision == first)
        files.change { $0["algebra/faq.md"] = "## What is a slope?\n\nHow steep it is.\n" }
        for _ in 0..<2 { await again.host.office.look() }
        #expect(try await ask(again)["answer"] == "How steep it is.")
        again.host.store.close()

        let last = try await TestHost(files: files, folder: folder)
        #expect(try await ask(last)["answer"] == "How steep it is.")
        let named = await last.send("POST", "/admin/config/rollback", as: "operator", ["revision": .string(first)])
        #expect(named.json["revision"]?.string == first)
        let unknown = await last.send("POST", "/admin/config/rollback", as: "operator", ["revision": "ffffffffffff"])
        #expect(unknown.status == 404 && last.host.teaching.current.revision == first)
    }

    @Test func `is changed by a draft, and by a wrong one not, with every fault told`() async throws {
        let it = try await TestHost()
        let wrong = #"{ "version": 1, "respond": [ { "use": "sya" }, { "use": "say", "txt": "Hi" } ] }"#
        for path in ["/admin/config", "/admin/config/check"] {
            let refused = await it.send("POST", path, as: "operator", text: wrong)
            #expect(refused.status == 400 && refused.json["faults"]?.array?.count ?? 0 >= 2, "\(refused.text)")
            #expect(refused.json["detail"]?.string?.hasPrefix("responders.json:1:") == true)
            #expect(refused.headers["Content-Type"] == "application/problem+json")
        }
        let checked = await it.send("POST", "/admin/config/check", as: "operator", text: Self.chain("New."))
        #expect(checked.json["good"] == true)
        #expect(try await ask(it)["answer"] == "Think again.")
        let applied = await it.send("POST", "/admin/config", as: "operator", text: Self.chain("New."))
        #expect(applied.json["revision"] == checked.json["revision"] && applied.json["cause"] == "draft")
        #expect(try await ask(it)["answer"] == "New.")
        let shown = await it.send("GET", "/admin/config", as: "team").json
        #expect(shown["text"] == .string(Self.chain("New.")))
    }

    @Test func `is a team's to change in its own courses, with what the operator names`() async throws {
        let it = try await TestHost(files: Atom(Self.files))
        let own = Self.faq.replacing("0.5", with: "0.6")
        let more = Self.faq.replacing("algebra/faq.md", with: "algebra/more.md")
        for draft in [own, more] {
            let applied = await it.send("POST", "/admin/config", as: "team", text: draft)
            #expect(applied.status == 200, "\(applied.text)")
        }
        #expect(try await ask(it)["answer"] == "How steep it is.")
        let back = await it.send("POST", "/admin/config/rollback", as: "team", [:])
        #expect(back.status == 200, "\(back.text)")

        let foreign = Self.faq.replacing("other/faq.md\"", with: "other/faq.md\", \"threshold\": 0.9")
        let everywhere = Self.faq.replacing("Open a course.", with: "Go away.")
        let cases = [
            (foreign, 403, "This needs the operator, or the team of “other”: it changes that course."),
            (everywhere, 403, "This needs the operator: it changes what holds in every course."),
        ]
        for (draft, status, sentence) in cases {
            let refused = await it.send("POST", "/admin/config", as: "team", text: draft)
            #expect(refused.status == status && refused.json["detail"] == .string(sentence), "\(refused.text)")
            let operated = await it.send("POST", "/admin/config/check", as: "operator", text: draft)
            #expect(operated.status == 200, "\(operated.text)")
        }
    }

    @Test(arguments: [
        (#"{ "use": "process", "command": ["python3", "-c", "print(1)"] }"#, "the program \"python3 -c print(1)\""),
        (
            #"{ "use": "process", "command": ["python3", "solver.py"], "environment": { "PYTHONPATH": "/tmp" } }"#,
            "the program \"PYTHONPATH=/tmp python3 solver.py\""
        ),
        (
            #"{ "use": "webhook", "url": "https://elsewhere.example/hook" }"#,
            "the host \"https://elsewhere.example:443\""
        ),
        (
            #"{ "use": "llm", "endpoint": "http://127.0.0.1:1/v1", "model": "m", "prompt": "p", "key": { "env": "HOME" } }"#,
            "the environment variable \"HOME\""
        ),
    ])
    func `is not changed by a team's draft that names what the operator's file does not`(
        entry: String,
        what: String
    ) async throws {
        let trusted = Self.faq.replacing(
            "\"algebra-1\": { \"respond\": [",
            with: "\"algebra-1\": { \"respond\": [ { \"use\": \"process\", \"command\": [\"python3\", \"solver.py\"] },"
        )
        let files = Self.files.merging(["responders.json": trusted]) { $1 }
        let it = try await TestHost(files: Atom(files))
        let before = it.host.teaching.current.revision
        let draft = trusted.replacing(
            "\"respond\": [ { \"use\": \"process\"",
            with: "\"respond\": [ \(entry), { \"use\": \"process\""
        )
        .replacing("\"solver.py\"] },", with: "\"solver.py\"], \"name\": \"known\" },")
        let refused = await it.send("POST", "/admin/config", as: "team", text: draft)
        #expect(refused.status == 403, "\(refused.text)")
        let told = (refused.json["faults"]?.array ?? []).compactMap { $0["message"]?.string }
        #expect(told.contains("a draft may not name \(what), for the operator's file does not"), "\(refused.text)")
        #expect(refused.json["detail"]?.string?.hasPrefix("This needs the operator: a draft may not name ") == true)
        #expect(it.host.teaching.current.revision == before)
    }

    @Test(arguments: ["tutorline.key", "../elsewhere/faq.md", "/etc/passwd", "notes.md"])
    func `is not changed by a team's draft that names a file of others`(file: String) async throws {
        let it = try await TestHost(files: Atom(Self.files))
        let draft = Self.faq.replacing("algebra/faq.md", with: file)
        let refused = await it.send("POST", "/admin/config", as: "team", text: draft)
        #expect(refused.status == 400 && refused.text.contains("a draft may not name the file"), "\(refused.text)")
        #expect(!refused.text.contains("secret"))
    }

    @Test func `is shown with the place where every value is written`() async throws {
        let it = try await TestHost(files: Atom(Self.files))
        let shown = await it.send("GET", "/admin/config?course=algebra-1&module=lines", as: "team").json
        let entry = shown["chain"]?["entries"]?.array?.first
        #expect(entry?["use"] == "faq" && entry?["line"] == 5)
        let values = entry?["values"]?.array ?? []
        let threshold = values.first { $0["key"] == "threshold" }
        #expect(threshold?["value"] == .number(0.5) && threshold?["line"] == 5)
        #expect(threshold?["path"] == "courses.algebra-1.respond[0].threshold")
        #expect(values.first { $0["key"] == "hints" }?["line"] == .null, "what nobody wrote is the default")
        #expect(await it.send("GET", "/admin/config?module=lines", as: "team").status == 400)
    }
}

extension Subject {
    fileprivate static var operating: Subject {
        var subject = Subject(nil)
        subject.isOperator = true
        return subject
    }
}
