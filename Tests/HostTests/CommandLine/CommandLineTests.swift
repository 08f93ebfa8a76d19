import Cryptography
import Reactor
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `The command line` {
    @Test func `finds nothing wrong with the chain of the project, and its tests hold`() async {
        let check = DeskShell()
        #expect(await check.run("check", "responders.json") == .success)
        #expect(check.err.isEmpty && check.out.contains("good, revision"))
        let test = DeskShell()
        #expect(await test.run("test", "responders.json") == .success)
        #expect(test.out.hasSuffix("0 failed"))
    }

    @Test func `asks the test questions of answers too, and names those that do not find them by file and line`()
        async throws
    {
        let folder = try TemporaryFolder()
        let chain = folder.path("chain.json")
        try folder.write("chain.json", #"{ "version": 1, "respond": [ { "use": "faq", "file": "faq.md" } ] }"#)
        try folder.write(
            "faq.md",
            "## What is a slope?\n- test: what is the slope\n- test: how tall is the tower\n\nRise over run.\n"
        )
        let test = DeskShell()
        #expect(await test.run("test", chain) == .no)
        #expect(test.err.contains("faq.md:3:1: error: the test \"how tall is the tower\" should find"), "\(test.err)")
        #expect(!test.err.contains("what is the slope") && test.out == "1 passed, 1 failed", "\(test.err) \(test.out)")
        let check = DeskShell()
        #expect(await check.run("check", chain) == .success)
        #expect(check.err.contains("faq.md:3:1: warning: the test"), "\(check.err)")
    }

    @Test
    func
        `reports answers for modules that no course which uses their file has: as a mistake by test, else as a warning`()
        async throws
    {
        let folder = try TemporaryFolder()
        try folder.write(
            "chain.json",
            """
            { "version": 1, "respond": [ { "use": "faq", "file": "all.md" } ],
              "courses": {
                "art": { "respond": [ { "use": "faq", "file": "art.md" } ] },
                "later": { "respond": [ { "use": "faq", "file": "later.md" } ] } } }
            """
        )
        let answer = "\n\nSo it is.\n"
        try folder.write(
            "all.md",
            "## Where is it?\n- module: chords\n\(answer)\n## Who was it?\n- module: notes\n\(answer)"
        )
        try folder.write("art.md", "## What is red?\n- module: colour\n\(answer)")
        try folder.write("later.md", "## What comes?\n- module: anything\n\(answer)")
        for (course, module) in [("art", "colours"), ("music", "notes"), ("drama", "masks")] {
            let head = "---\nid: \(course)\ntitle: T\nlanguage: en\nsubject: S\n---\n"
            try folder.write("courses/\(course)/course.md", head)
            try folder.write("courses/\(course)/01-m.md", "---\nid: \(module)\ntitle: T\n---\n\n## One\n\nText.\n")
        }
        let arguments = [folder.path("chain.json"), "--courses", folder.path("courses")]
        let test = DeskShell()
        #expect(await test.run(["test"] + arguments) == .no)
        let red = #"art has no module "colour", so this entry is never used; did you mean "colours"?"#
        #expect(test.err.contains("art.md:2:1: error: \(red)"), "\(test.err)")
        let all = #"no course that uses this file has a module "chords", so this entry is never used; choose from"#
        #expect(test.err.contains("all.md:2:1: error: \(all) \"masks\", \"notes\""), "\(test.err)")
        #expect(
            test.err.split(separator: "\n").count == 2 && test.out == "0 passed, 2 failed",
            "\(test.err)\(test.out)"
        )
        let check = DeskShell()
        #expect(await check.run(["check"] + arguments) == .success)
        #expect(check.err.contains("art.md:2:1: warning: \(red)"), "\(check.err)")
        let later =
            #"there is no course "later", so what is written for it is not used; choose from "art", "drama", "music""#
        #expect(check.err.contains("chain.json:4:5: warning: courses.later: \(later)"), "\(check.err)")
        let alone = DeskShell()
        #expect(await alone.run("check", folder.path("chain.json")) == .success)
        #expect(!alone.err.contains("there is no course"), "\(alone.err)")
        let json = DeskShell()
        #expect(await json.run(["test"] + arguments + ["--json"]) == .no)
        #expect(try JSON(parsing: json.out).array?.count == 2, "\(json.out)")
        try folder.write("courses/art/01-m.md", "---\nid: colour\ntitle: T\n---\n\n## One\n\nText.\n")
        try folder.write("all.md", "## Where is it?\n\(answer)")
        let mended = DeskShell()
        #expect(await mended.run(["test"] + arguments) == .success)
    }

    @Test func `answers a question from the shell and explains who did what`() async {
        let shell = DeskShell()
        let code = await shell.run("ask", "When is homework 2 due?", "--course", "algebra-1", "--explain")
        #expect(code == .success)
        #expect(shell.out.contains("Friday") && shell.out.contains("answered by faq"))
        #expect(shell.out.contains("course.id = \"algebra-1\""))
    }

    @Test func `says the same to programs as JSON`() async throws {
        let shell = DeskShell()
        _ = await shell.run("ask", "When is homework 2 due?", "--course", "algebra-1", "--json")
        let answer = try JSON(parsing: shell.out)
        #expect(answer["outcome"] == "answered" && answer["by"] == "faq")
    }

    @Test func `keeps a conversation over several questions`() async {
        let shell = DeskShell(input: ["When is homework 2 due?", "When is homework 2 due?", ""])
        #expect(await shell.run("ask", "--course", "algebra-1") == .success)
        #expect(shell.out.split(separator: "Friday").count > 2)
    }

    @Test(arguments: [
        (["chek"], "tutorline: there is no command \"chek\"; did you mean \"check\"?"),
        (["check", "--jsn"], "tutorline: check has no option --jsn; did you mean \"--json\"?"),
        (["check", "a", "b"], "tutorline: check does not know what to do with \"b\"."),
        (["check", "--json=1"], "tutorline: --json is a switch and takes no value."),
        (["ask", "--course"], "tutorline: --course needs a value: --course ID."),
        (
            ["ask", "Hi", "--course", "algebra1"],
            "tutorline: there is no course \"algebra1\"; did you mean \"algebra-1\"?"
        ),
        (["ask", "Hi", "--module", "unit-1"], "tutorline: a module belongs to a course; give --course as well."),
        (["modules", "sya"], "tutorline: there is no part \"sya\"; did you mean \"say\"?"),
        (["serve", "--listen", "everywhere"], "tutorline: --listen"),
        (
            ["serve", "--grace", "soon"],
            "tutorline: --grace: \"soon\" is not a length of time; write 30s, 10m, 2h or 14d."
        ),
    ])
    func `tells what is wrong and what was probably meant, and does nothing`(words: [String], sentence: String) async {
        let shell = DeskShell(environment: ["TUTORLINE_DATABASE": "/nonexistent/tutorline.db"])
        let code = await shell.runAll(words)
        #expect(code == .misuse || words.first == "serve")
        #expect(shell.out.isEmpty && !shell.err.contains("?."))
        if words.count < 2 || words[1] != "--listen" { #expect(shell.err.hasPrefix(sentence)) }
    }

    @Test func `makes an account whose token the host takes`() async throws {
        let folder = try TemporaryFolder()
        let database = folder.path("store.db")
        let add = DeskShell(input: ["correct horse"])
        let ada = ["user", "add", "Ada@example.org", "--name", "Ada L.", "--role", "tutor", "--database", database]
        #expect(await add.runAll(ada) == .success)
        let short = DeskShell(input: ["short"])
        #expect(await short.run("user", "add", "bob@example.org", "--database", database) == .misuse)
        let list = DeskShell()
        _ = await list.run("user", "list", "--json", "--database", database)
        let accounts = try JSON(parsing: list.out).array ?? []
        #expect(accounts.map { $0["email"] } == ["ada@example.org"])
        let people = DeskShell()
        _ = await people.run("user", "list", "--database", database)
        #expect(people.out.hasSuffix("  Ada L.  ada@example.org  tutor"), "\(people.out)")
        let token = DeskShell()
        let keys = folder.path("key")
        #expect(await token.run("token", "ada@example.org", "--key-file", keys, "--database", database) == .success)
        #expect(token.err.hasSuffix("key is a new key: only a host that is started with it accepts this token."))
        let again = DeskShell()
        #expect(await again.run("token", "ada@example.org", "--key-file", keys, "--database", database) == .success)
        #expect(again.err.isEmpty)
        let key = TokenKey(try KeyFile.key(at: keys, randomness: .system))
        let held = try key.verify(token.out, now: Rim.now())
        #expect(held.account.description == accounts.first?["id"]?.string)
    }

    @Test func `makes a token while the host runs, and none that would be worth nothing`() async throws {
        let folder = try TemporaryFolder()
        let words = ["--key-file", folder.path("key"), "--database", folder.path("store.db")]
        let store = try await SQLiteStore(folder.path("store.db"), rules: .commandLine)
        let ada = try await store.create(NewAccount(name: "Ada", email: "ada@example.org", roles: [.tutor]))
        let token = DeskShell()
        #expect(await token.runAll(["token", "ada@example.org"] + words) == .success, "\(token.err)")
        let key = TokenKey(try KeyFile.key(at: folder.path("key"), randomness: .system))
        #expect(try key.verify(token.out, now: Rim.now()).account == ada.id)
        // As the host itself, it goes by the environment.
        let unnamed = DeskShell(environment: [
            "TUTORLINE_KEY_FILE": folder.path("key"), "TUTORLINE_DATABASE": folder.path("store.db"),
        ])
        #expect(await unnamed.run("token", "ada@example.org") == .success && unnamed.err.isEmpty, "\(unnamed.err)")
        #expect(try key.verify(unnamed.out, now: Rim.now()).account == ada.id)
        for life in ["0s", "999ms", "91d"] {
            #expect(await DeskShell().runAll(["token", "ada@example.org", "--for", life] + words) == .misuse)
        }
        try await store.setDisabled(true, ada.id)
        let shut = DeskShell()
        #expect(await shut.runAll(["token", "ada@example.org"] + words) == .no)
        #expect(shut.out.isEmpty && shut.err.contains("is shut out"))
    }

    @Test func `lists locks and webhooks while the host runs`() async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteStore(folder.path("store.db"), rules: .commandLine)
        _ = try await store.importCourse(.sample)
        for words in [["locks", "algebra-1"], ["outbox", "list"]] {
            let shell = DeskShell()
            #expect(await shell.runAll(words + ["--database", folder.path("store.db")]) == .success, "\(shell.err)")
        }
    }

    @Test func `refuses a setting of the environment that does not exist`() async {
        let shell = DeskShell(environment: ["TUTORLINE_LISTN": "127.0.0.1:1"])
        #expect(await shell.run("serve") == .misuse)
        #expect(shell.err.hasSuffix("did you mean \"TUTORLINE_LISTEN\"?"))
    }

    @Test func `names a folder that is not there once, and takes none for courses that are tested`() async throws {
        let folder = try TemporaryFolder()
        let (nope, database) = (folder.path("nope"), folder.path("store.db"))
        let serve = DeskShell()
        let files = ["--listen", "127.0.0.1:0", "--database", database, "--key-file", folder.path("key")]
        #expect(await serve.runAll(["serve", "--words", nope] + files) == .misuse)
        #expect(serve.err.hasSuffix("--words: \(nope): No such file or directory."), "\(serve.err)")
        let test = DeskShell()
        #expect(await test.run("test", "--courses", nope) == .misuse)
        #expect(test.err.contains(nope) && test.out.isEmpty, "\(test.err)")
    }
}

extension DeskShell {
    func runAll(_ words: [String]) async -> ExitCode { await TutorServer.run(words, shell) }
}
