import Pipeline
import Reactor
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `What a draft may change` {
    @Test func `is all of it for an operator, and for nobody when it is wrong, with every fault told`() async throws {
        let it = try await TestHost()
        let wrong = #"{ "version": 1, "respond": [ { "use": "sya" }, { "use": "say", "txt": "Hi" } ] }"#
        for path in ["/admin/config", "/admin/config/check"] {
            let refused = await it.send("POST", path, as: "operator", text: wrong)
            #expect(refused.status == 400 && refused.json["faults"]?.array?.count ?? 0 >= 2, "\(refused.text)")
            #expect(refused.json["detail"]?.string?.hasPrefix("responders.json:1:") == true)
            #expect(refused.headers["Content-Type"] == "application/problem+json")
        }
        let checked = await it.send("POST", "/admin/config/check", as: "operator", text: SmallChain.saying("New."))
        #expect(checked.json["good"] == true)
        #expect(try await it.explained()["answer"] == "Think again.")
        let applied = await it.send("POST", "/admin/config", as: "operator", text: SmallChain.saying("New."))
        #expect(applied.json["revision"] == checked.json["revision"] && applied.json["cause"] == "draft")
        #expect(try await it.explained()["answer"] == "New.")
        let shown = await it.send("GET", "/admin/config", as: "team").json
        #expect(shown["text"] == .string(SmallChain.saying("New.")))
    }

    @Test func `is told to whoever sends a file under the name of that file, each fault once`() async throws {
        let it = try await TestHost()
        let wrong = #"{ "version": 1, "respond": [ { "use": "sya" }, { "use": "say", "txt": "Hi" } ] }"#
        let answer = await it.send("POST", "/admin/config", as: "operator", text: wrong)
        let lines = RunningHost.refusal(answer.json, of: "my/draft.json")?.split(separator: "\n") ?? []
        #expect(lines.first == "this cannot be brought into force." && lines.count == Set(lines).count, "\(lines)")
        #expect(lines.count == (answer.json["faults"]?.array?.count ?? 0) + 1)
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("my/draft.json:1:") }, "\(lines)")
        let other = await it.send("POST", "/admin/config", as: "learner", text: wrong)
        #expect(RunningHost.refusal(other.json, of: "my/draft.json") == other.json["detail"]?.string)
    }

    @Test func `is told of test questions that do not find their answers, and so is the log when files are read again`()
        async throws
    {
        let files = Atom(SmallChain.files)
        let it = try await TestHost(files: files)
        let untried = await it.send("POST", "/admin/config/check", as: "team", text: SmallChain.faq)
        #expect(untried.json["warnings"] == .array([]), "\(untried.text)")
        files.change {
            $0["algebra/faq.md"] = "## What is a slope?\n- module: lines\n- test: how tall is it\n\nRise over run.\n"
        }
        let checked = await it.send("POST", "/admin/config/check", as: "team", text: SmallChain.faq)
        let warning = checked.json["warnings"]?.array?.first
        #expect(checked.json["good"] == true && warning?["line"]?.integer == 3, "\(checked.text)")
        #expect(warning?["file"] == "algebra/faq.md" && warning?["severity"] == "warning")
        #expect(await it.host.office.reload(.signal))
        let told = it.lines.value.filter { $0.contains("algebra/faq.md:3:1: warning: the test") }
        #expect(told.count == 1, "\(it.lines.value)")
    }

    @Test func `is told of answers for a module that the course does not have`() async throws {
        let files = Atom(SmallChain.files)
        let it = try await TestHost(files: files)
        files.change { $0["algebra/faq.md"] = "## What is a slope?\n- module: linse\n\nRise over run.\n" }
        let checked = await it.send("POST", "/admin/config/check", as: "team", text: SmallChain.faq)
        let warning = checked.json["warnings"]?.array?.first
        let told = #"algebra-1 has no module "linse", so this entry is never used; did you mean "lines"?"#
        #expect(warning?["line"]?.integer == 2 && warning?["message"]?.string == told, "\(checked.text)")
        #expect(checked.json["good"] == true && checked.json["warnings"]?.array?.count == 1)
        #expect(await it.host.office.reload(.signal))
        #expect(it.lines.value.filter { $0.contains("answers belong to modules that are not there") }.count == 1)
    }

    @Test func `is told of courses and modules that are not there, as somebody is who reads the log`() async throws {
        let files = Atom(SmallChain.files)
        let it = try await TestHost(files: files)
        let locks = #""modules": { "lines": { "lock": "closed" }, "linse": { "lock": "closed" } }"#
        let draft = SmallChain.faq.replacing(#""algebra-1": {"#, with: #""algebra-1": { \#(locks),"#)
            .replacing(#""other": {"#, with: #""othre": { "modules": { "lines": {} },"#)
        let checked = await it.send("POST", "/admin/config/check", as: "operator", text: draft)
        let warnings = checked.json["warnings"]?.array ?? []
        let told = [
            #"algebra-1 has no module "linse", so what is written for it is not used; did you mean "lines"?"#,
            #"there is no course "othre", so what is written for it is not used; did you mean "other"?"#,
        ]
        #expect(checked.json["good"] == true, "\(checked.text)")
        #expect(warnings.compactMap { $0["message"]?.string } == told, "\(checked.text)")
        #expect(warnings.map { $0["line"]?.integer } == [5, 6])
        #expect(it.lines.value.allSatisfy { !$0.contains("not there") })
        files.change { $0["responders.json"] = draft }
        #expect(await it.host.office.reload(.signal))
        let logged = it.lines.value.filter { $0.contains("the chain names courses or modules that are not there") }
        #expect(logged.count == 1 && logged[0].contains(#""names":"2""#), "\(it.lines.value)")
    }

    @Test func `is for a team its own courses, with what the operator names`() async throws {
        let it = try await TestHost(files: Atom(SmallChain.files))
        let own = SmallChain.faq.replacing("0.5", with: "0.6")
        let more = SmallChain.faq.replacing("algebra/faq.md", with: "algebra/more.md")
        for draft in [own, more] {
            let applied = await it.send("POST", "/admin/config", as: "team", text: draft)
            #expect(applied.status == 200, "\(applied.text)")
        }
        #expect(try await it.explained()["answer"] == "How steep it is.")
        let back = await it.send("POST", "/admin/config/rollback", as: "team", [:])
        #expect(back.status == 200, "\(back.text)")

        let foreign = SmallChain.faq.replacing("other/faq.md\"", with: "other/faq.md\", \"threshold\": 0.9")
        let everywhere = SmallChain.faq.replacing("Open a course.", with: "Go away.")
        let cases = [
            (foreign, 403, "This needs the operator, or the team of “other”: it changes that course."),
            (everywhere, 403, "This needs the operator: it changes settings for all courses."),
        ]
        for (draft, status, sentence) in cases {
            let refused = await it.send("POST", "/admin/config", as: "team", text: draft)
            #expect(refused.status == status && refused.json["detail"] == .string(sentence), "\(refused.text)")
            let operated = await it.send("POST", "/admin/config/check", as: "operator", text: draft)
            #expect(operated.status == 200, "\(operated.text)")
        }
    }

    @Test func `is for a team the tests of its own courses, and not those of others or of all`() async throws {
        func chain(_ tests: String...) -> String {
            SmallChain.faq.replacing(
                "\"version\": 1,",
                with: "\"version\": 1, \"tests\": [\(tests.joined(separator: ","))],"
            )
        }
        let all = #"{ "say": "Hello?", "expect": { "contains": "Open a course" } }"#
        let others = #"{ "say": "What is a cell?", "course": "other", "expect": { "contains": "room" } }"#
        let own = #"{ "say": "What is a slope?", "course": "algebra-1", "expect": { "contains": "run" } }"#
        let files = SmallChain.files.merging(["responders.json": chain(all, others, own)]) { $1 }
        let it = try await TestHost(files: Atom(files))
        let cases = [
            (chain(), 403), (chain(others, own), 403), (chain(all, own), 403),
            (chain(all, others.replacing("room", with: "small"), own), 403),
            (chain(all, others, own, all.replacing("Hello?", with: "Hi?")), 403),
            (chain(own, others, all), 200), (chain(all, others, own.replacing("run", with: "Rise")), 200),
            (chain(all, others), 200),
        ]
        for (draft, status) in cases {
            let answer = await it.send("POST", "/admin/config", as: "team", text: draft)
            #expect(answer.status == status, "\(draft): \(answer.text)")
        }
    }

    @Test func `is nothing when something else came into force since it was begun, if it says from what`() async throws
    {
        let it = try await TestHost(files: Atom(SmallChain.files))
        let base = it.host.teaching.current.revision
        func send(_ path: String, _ text: String, from revision: String?) async -> Answer {
            let headers: HeaderFields = revision.map { ["If-Match": $0] } ?? [:]
            return await it.send("POST", path, as: "team", headers: headers, text: text)
        }
        let first = SmallChain.faq.replacing("0.5", with: "0.6")
        #expect(await send("/admin/config", first, from: "\"\(base)\"").status == 200)
        let inForce = it.host.teaching.current.revision
        for stale in ["\"\(base)\"", base] {
            let refused = await send("/admin/config", SmallChain.faq.replacing("0.5", with: "0.7"), from: stale)
            #expect(refused.status == 409 && refused.code == "state_conflict", "\(refused.text)")
            #expect(refused.json["in_force"]?["revision"] == .string(inForce))
            #expect(refused.json["in_force"]?["author"] == "team")
            #expect(refused.json["detail"]?.string?.contains("team brought revision \(inForce)") == true)
        }
        #expect(it.host.teaching.current.revision == inForce)
        // Whoever says nothing means it, and so does whoever has seen what came between.
        let again = first.replacing("0.6", with: "0.7")
        #expect(await send("/admin/config", again, from: "\"\(inForce)\"").status == 200)
        #expect(await send("/admin/config", first, from: nil).status == 200)
        #expect(await send("/admin/config", again, from: "*").status == 200)

        // What the operator changed meanwhile is not the team's doing, and it is not told so.
        let foreign = again.replacing("Open a course.", with: "Choose a course.")
        #expect(await it.send("POST", "/admin/config", as: "operator", text: foreign).status == 200)
        let checked = await send("/admin/config/check", again, from: "\"\(inForce)\"")
        #expect(checked.status == 409, "\(checked.text)")
        #expect(await send("/admin/config/check", again, from: nil).status == 403)
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
    func `is for a team nothing that names what the operator's file does not`(
        entry: String,
        what: String
    ) async throws {
        let trusted = SmallChain.faq.replacing(
            "\"algebra-1\": { \"respond\": [",
            with: "\"algebra-1\": { \"respond\": [ { \"use\": \"process\", \"command\": [\"python3\", \"solver.py\"] },"
        )
        let files = SmallChain.files.merging(["responders.json": trusted]) { $1 }
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
        #expect(told.contains("a draft may not name \(what), because the operator's file does not"), "\(refused.text)")
        #expect(refused.json["detail"]?.string?.hasPrefix("This needs the operator: a draft may not name ") == true)
        #expect(it.host.teaching.current.revision == before)
    }

    @Test(arguments: ["tutorline.key", "../elsewhere/faq.md", "/etc/passwd", "notes.md"])
    func `is for a team nothing that names a file of others`(file: String) async throws {
        let it = try await TestHost(files: Atom(SmallChain.files))
        let draft = SmallChain.faq.replacing("algebra/faq.md", with: file)
        let refused = await it.send("POST", "/admin/config", as: "team", text: draft)
        #expect(refused.status == 400 && refused.text.contains("a draft may not name the file"), "\(refused.text)")
        #expect(!refused.text.contains("secret"))
    }
}
