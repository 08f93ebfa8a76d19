import Pipeline
import Reactor
import Testing

import Responders

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `The configuration in force` {
    private func log(_ it: TestHost) async -> [JSON] {
        await it.send("GET", "/admin/config/log", as: "operator").json["configurations"]?.array ?? []
    }

    @Test func `is that of the files again once one has changed and stopped changing`() async throws {
        let files = Atom(SmallChain.files)
        let it = try await TestHost(files: files)
        #expect(try await it.explained()["answer"] == "Rise over run.")
        files.change { $0["algebra/faq.md"] = "## What is a slope?\n\nHow ste" }
        await it.host.office.look()
        files.change { $0["algebra/faq.md"] = "## What is a slope?\n\nHow steep it is.\n" }
        await it.host.office.look()
        #expect(try await it.explained()["answer"] == "Rise over run.", "it has been changing until now")
        await it.host.office.look()
        let changed = try await it.explained()
        #expect(changed["answer"] == "How steep it is.")
        #expect(changed["revision"] == .string(it.host.teaching.current.revision))
        #expect(await log(it).map { $0["cause"] } == ["file", "start"])
    }

    @Test func `stays what it is when the files are wrong or fail their own tests`() async throws {
        let files = Atom(["responders.json": SmallChain.saying("One.")])
        let it = try await TestHost(files: files)
        let failing = #", "tests": [ { "say": "Hello", "expect": { "contains": "Two" } } ]"#
        for wrong in ["{ \"version\": 1", SmallChain.saying("Three.", more: failing)] {
            files.change { $0["responders.json"] = wrong }
            for _ in 0..<4 { await it.host.office.look() }
            #expect(try await it.explained()["answer"] == "One.")
            #expect(await !it.host.office.reload(.signal))
        }
        let told = it.lines.value.filter { $0.contains("not reloaded") }
        #expect(told.count == 4, "each wrong file is told once, and once for each signal: \(told)")
        files.change { $0["responders.json"] = SmallChain.saying("Two.", more: failing) }
        for _ in 0..<2 { await it.host.office.look() }
        #expect(try await it.explained()["answer"] == "Two.")
        #expect(await log(it).count == 2)
    }

    @Test func `changes one at a time, and every turn names exactly one that was in force`() async throws {
        let it = try await TestHost()
        let office = it.host.office
        let author = ConfigurationOffice.Author(account: it.id("operator"), subject: Subject.operating)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask {
                    _ = try await office.apply(Array(SmallChain.saying("Draft \(number).").utf8), by: author)
                }
            }
            group.addTask {
                for _ in 0..<40 {
                    let turn = try await it.explained()
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
        let files = Atom(SmallChain.files)
        let it = try await TestHost(files: files, folder: folder)
        let first = it.host.teaching.current.revision
        files.change { $0["algebra/faq.md"] = "## What is a slope?\n\nNonsense.\n" }
        #expect(await it.host.office.reload(.signal))
        #expect(try await it.explained()["answer"] == "Nonsense.")
        let back = await it.send("POST", "/admin/config/rollback", as: "operator", [:])
        #expect(back.json["revision"]?.string == first && back.json["from_files"] == false, "\(back.text)")
        #expect(back.json["author"] == "operator")
        #expect(try await it.explained()["answer"] == "Rise over run.")
        it.host.store.close()

        let again = try await TestHost(files: files, folder: folder)
        #expect(again.host.teaching.current.revision == first)
        #expect(try await again.explained()["answer"] == "Rise over run.")
        #expect(await log(again).count == 3, "a start with what was in force is nothing new")
        for _ in 0..<3 { await again.host.office.look() }
        #expect(again.host.teaching.current.revision == first)
        files.change { $0["algebra/faq.md"] = "## What is a slope?\n\nHow steep it is.\n" }
        for _ in 0..<2 { await again.host.office.look() }
        #expect(try await again.explained()["answer"] == "How steep it is.")
        again.host.store.close()

        let last = try await TestHost(files: files, folder: folder)
        #expect(try await last.explained()["answer"] == "How steep it is.")
        let named = await last.send("POST", "/admin/config/rollback", as: "operator", ["revision": .string(first)])
        #expect(named.json["revision"]?.string == first)
        let unknown = await last.send("POST", "/admin/config/rollback", as: "operator", ["revision": "ffffffffffff"])
        #expect(unknown.status == 404 && last.host.teaching.current.revision == first)
    }

    @Test func `is shown with the place where every value is written`() async throws {
        let it = try await TestHost(files: Atom(SmallChain.files))
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
