import Pipeline
import Testing

/// One way to be wrong, and what is said about it.
struct Mistake: Sendable, CustomTestStringConvertible {
    let json: String
    let faults: [String]
    var testDescription: String { faults.first ?? json }

    /// A whole file.
    init(_ json: String, _ faults: String...) {
        self.json = json
        self.faults = faults
    }

    /// An entry of `respond` in a line of its own.
    static func entry(_ entry: String, _ faults: String...) -> Mistake {
        Mistake(json: "{\"version\":1,\"respond\":[\n\(entry)\n]}", faults: faults)
    }

    /// A condition of an entry, in a line of its own.
    static func when(_ condition: String, _ faults: String...) -> Mistake {
        let json = "{\"version\":1,\"enrich\":[\"course\"],\"respond\":[{\"use\":\"hint\",\"when\":\n\(condition)\n}]}"
        return Mistake(json: json, faults: faults)
    }

    /// More members of the file, in a line of their own.
    static func file(_ members: String, _ faults: String...) -> Mistake {
        let json = "{\"version\":1,\"guard\":[\"nod\"],\"respond\":[\"hint\",\"park\"],\n\(members)\n}"
        return Mistake(json: json, faults: faults)
    }

    private init(json: String, faults: [String]) {
        self.json = json
        self.faults = faults
    }
}

private let files = SourceFiles.texts([
    "faq.md": "good\nbad\n", "coach.md": "Be kind.", "deep/notes.md": "Notes.", "key": "swordfish\n",
])

private let entries: [Mistake] = [
    .entry("7", "2:1: error: respond[0]: expected the name of a part, or an object with \"use\", found 7"),
    .entry("{}", "2:1: error: respond[0]: \"use\" is missing: it names the part"),
    .entry("\"hnit\"", "2:1: error: respond[0]: nothing is called \"hnit\"; did you mean \"hint\"?"),
    .entry("{ \"use\": 3 }", "2:10: error: respond[0].use: expected a text in quotes, found 3"),
    .entry(
        "\"swordfish\"",
        "2:1: error: respond[0]: nothing is called \"swordfish\"; there is \"distant\", \"hint\", \"park\", \"say\", \"worked-hint\""
    ),
    .entry("\"nod\"", "2:1: error: respond[0]: \"nod\" is a guard; it belongs under \"guard\""),
    .entry("\"course\"", "2:1: error: respond[0]: \"course\" is an enricher; it belongs under \"enrich\""),
    .entry(
        "{ \"use\": \"hint\", \"name\": \"a b\" }",
        "2:26: error: respond[0].name: \"a b\" is no name;"
            + " write at most 64 letters (a to z), digits, \"-\", \"_\" and \".\""
    ),
    .entry(
        "\"hint\", { \"use\": \"hint\" }",
        "2:9: error: respond[1]: \"hint\" is already the name of respond[0] in line 2; give this one a \"name\""
    ),
    .entry(
        "\"hint\", { \"use\": \"park\", \"name\": \"hint\" }",
        "2:9: error: respond[1]: \"hint\" is already the name of respond[0] in line 2; choose another \"name\""
    ),
    .entry(
        "{ \"use\": \"hint\", \"required\": true }",
        "2:30: error: respond[0].required: only an enricher may be required; guards always are"
    ),
    .entry(
        "{ \"use\": \"hint\", \"within\": \"0s\" }",
        "2:28: error: respond[0].within: nobody can answer in no time"
    ),
    .entry(
        "{ \"use\": \"say\", \"text\": \"Bye.\" },\n\"hint\"",
        "3:1: error: respond[1]: nobody gets here: \"say\" in line 2 always answers;"
            + " give it a \"when\", or put it last"
    ),
    .entry("{ \"use\": \"say\" }", "2:1: error: respond[0]: \"text\" is what \"say\" says; give it some words"),
]

private let values: [Mistake] = [
    .entry(
        "{ \"use\": \"hint\", \"txet\": 1 }",
        "2:18: error: respond[0]: there is no setting \"txet\"; did you mean \"text\"?"
    ),
    .entry(
        "{ \"use\": \"hint\", \"wihtin\": \"1s\" }",
        "2:18: error: respond[0]: there is no setting \"wihtin\"; did you mean \"within\"?"
    ),
    .entry(
        "{ \"use\": \"hint\", \"firstToken\": \"1s\" }",
        "2:18: error: respond[0]: there is no setting \"firstToken\"; did you mean \"first-token\"?"
    ),
    .entry(
        "{ \"use\": \"hint\", \"text\": 7 }",
        "2:26: error: respond[0].text: expected a text in quotes, found 7"
    ),
    .entry(
        "{ \"use\": \"hint\", \"times\": 1.5 }",
        "2:27: error: respond[0].times: expected a whole number, found 1.5"
    ),
    .entry(
        "{ \"use\": \"hint\", \"times\": 99999999999999999999 }",
        "2:27: error: respond[0].times: 99999999999999999999 is out of range;"
            + " write a number from -9223372036854775808 to 9223372036854775807"
    ),
    .entry(
        "{ \"use\": \"hint\", \"times\": 0 }",
        "2:27: error: respond[0].times: 0 hints are none; write at least 1"
    ),
    .entry("{ \"use\": \"hint\", \"warmth\": 1e999 }", "2:28: error: respond[0].warmth: 1e999 is too large"),
    .entry(
        "{ \"use\": \"hint\", \"is-loud\": \"yes\" }",
        "2:29: error: respond[0].is-loud: expected true or false, found \"yes\""
    ),
    .entry(
        "{ \"use\": \"hint\", \"tone\": \"stict\" }",
        "2:26: error: respond[0].tone: \"stict\" is not known here; did you mean \"strict\"?"
    ),
    .entry(
        "{ \"use\": \"hint\", \"topics\": [\"a\", 1, \"b\", null] }",
        "2:34: error: respond[0].topics[1]: expected a text in quotes, found 1",
        "2:42: error: respond[0].topics[3]: expected a text in quotes, found null"
    ),
    .entry(
        "{ \"use\": \"hint\", \"topics\": \"a\" }",
        "2:28: error: respond[0].topics: expected a list, found \"a\""
    ),
    .entry(
        "{ \"use\": \"hint\", \"first-token\": \"20 parsecs\" }",
        "2:33: error: respond[0].first-token: \"20 parsecs\" is no length of time;"
            + " write \"250ms\", \"20s\", \"10m\" or \"2h\""
    ),
    .entry(
        "{ \"use\": \"hint\", \"key\": \"sk-123\" }",
        "2:25: error: respond[0].key: a secret does not stand in the file;"
            + " write { \"env\": \"NAME\" } or { \"file\": \"path\" }"
    ),
    .entry(
        "{ \"use\": \"hint\", \"key\": { \"env\": \"A\", \"file\": \"b\" } }",
        "2:25: error: respond[0].key: write either { \"env\": \"NAME\" } or { \"file\": \"path\" }"
    ),
    .entry(
        "{ \"use\": \"hint\", \"key\": { \"evn\": \"A\" } }",
        "2:25: error: respond[0].key: write either { \"env\": \"NAME\" } or { \"file\": \"path\" }"
    ),
    .entry(
        "{ \"use\": \"hint\", \"file\": \"fqa.md\" }",
        "2:26: error: respond[0].file: there is no file \"fqa.md\"; did you mean \"faq.md\"?"
    ),
    .entry(
        "{ \"use\": \"hint\", \"prompt\": { \"file\": \"deep/note.md\" } }",
        "2:38: error: respond[0].prompt.file: there is no file \"deep/note.md\"; did you mean \"deep/notes.md\"?"
    ),
    .entry(
        "{ \"use\": \"hint\", \"prompt\": 3 }",
        "2:28: error: respond[0].prompt: expected a text or { \"file\": \"path\" }, found 3"
    ),
]

private let conditions: [Mistake] = [
    .when("{}", "2:1: error: respond[0].when: a condition asks about at least one fact"),
    .when("true", "2:1: error: respond[0].when: expected an object, found true"),
    .when(
        "{ \"mesage.words\": 3 }",
        "2:3: error: respond[0].when.mesage.words: no fact is called \"mesage.words\"; did you mean \"message.words\"?"
    ),
    .when(
        "{ \"message.words\": \"many\" }",
        "2:20: error: respond[0].when.message.words: \"message.words\" is a number, not \"many\";"
            + " compare it with a number, or by \"in\", \"gte\" or \"lt\""
    ),
    .when(
        "{ \"message.asks_for_person\": 1 }",
        "2:30: error: respond[0].when.message.asks_for_person: \"message.asks_for_person\" is true or false, not 1;"
            + " compare it with true or false"
    ),
    .when(
        "{ \"message.text\": { \"gte\": 1 } }",
        "2:28: error: respond[0].when.message.text.gte: \"message.text\" is a text;"
            + " compare it with a text, or by \"in\" or \"words\""
    ),
    .when(
        "{ \"message.words\": { \"greater\": 1 } }",
        "2:22: error: respond[0].when.message.words: there is no comparison \"greater\";"
            + " compare it with a number, or by \"in\", \"gte\" or \"lt\""
    ),
    .when(
        "{ \"message.text\": { \"words\": \"a*b\" } }",
        "2:30: error: respond[0].when.message.text.words: \"a*b\" are no words to look for;"
            + " write such as \"due date*\""
    ),
    .when(
        "{ \"course.id\": { \"in\": [] } }",
        "2:24: error: respond[0].when.course.id.in: this list needs at least one value"
    ),
    .when("{ \"any\": [] }", "2:10: error: respond[0].when.any: this list needs at least one condition"),
    .when(
        "{ \"all\": [ { \"not\": { \"humn.free\": 1 } }, 4 ] }",
        "2:23: error: respond[0].when.all[0].not.humn.free: no fact is called \"humn.free\";"
            + " did you mean \"human.free\"?",
        "2:43: error: respond[0].when.all[1]: expected an object, found 4"
    ),
    .when(
        "{ \"streak.wrong\": { \"gte\": 3 } }",
        "2:1: error: respond[0].when: \"streak.wrong\" is added by \"streak\","
            + " which does not stand before this in \"enrich\""
    ),
]

private let wholes: [Mistake] = [
    Mistake("[]", "1:1: error: expected an object, found a list"),
    Mistake(
        "{}",
        "1:1: error: \"respond\" is missing: it lists who answers",
        "1:1: error: \"version\" is missing; write \"version\": 1"
    ),
    Mistake(
        "{\"version\": 2, \"respond\": [\"park\"]}",
        "1:13: error: version: this program reads version 1, not 2"
    ),
    Mistake("{\"version\": 1, \"respond\": []}", "1:27: error: respond: this list needs at least one entry"),
    Mistake("{\"version\": 1,, }", "1:15: error: expected a key in double quotes"),
    .file("\"enrihc\": []", "2:1: error: there is no setting \"enrihc\"; did you mean \"enrich\"?"),
    .file(
        "\"lock\": \"shut\"",
        "2:9: error: lock: \"shut\" is not known here; there is \"closed\", \"hints\", \"off\", \"people\""
    ),
    .file(
        "\"define\": { \"a b\": \"hint\" }",
        "2:13: error: define: \"a b\" is no name; write at most 64 letters (a to z), digits, \"-\", \"_\" and \".\""
    ),
    .file(
        "\"define\": { \"one\": \"hnit\" }",
        "2:13: warning: define.one: no list uses this definition",
        "2:20: error: define.one: nothing is called \"hnit\"; did you mean \"hint\"?"
    ),
    .file(
        "\"define\": { \"one\": \"hint\", \"two\": { \"use\": \"one\" } }, \"courses\": { \"c\": { \"respond\": [\"one\", \"two\"] } }",
        "2:44: error: define.two.use: \"one\" is a definition itself; a definition uses a part"
    ),
    .file(
        "\"define\": { \"one\": { \"use\": \"hint\", \"name\": \"x\" } }, \"courses\": { \"c\": { \"respond\": [\"one\"] } }",
        "2:45: error: define.one.name: a definition is called what \"define\" calls it"
    ),
    .file(
        "\"queues\": { \"tutor\": {} }",
        "2:13: error: queues.tutor: no entry uses the queue \"tutor\"; did you mean \"tutors\"?"
    ),
    .file(
        "\"queues\": { \"tutors\": { \"hours\": \"always\", \"lease\": \"1s\", \"patience\": \"10ms\" } }",
        "2:34: error: queues.tutors.hours: \"always\" are no hours;"
            + " write \"Mon-Fri 08:00-18:00, Sat 09:00-12:00 Europe/Paris\""
    ),
    .file(
        "\"queues\": { \"tutors\": { \"lease\": \"1s\" } }",
        "2:34: error: queues.tutors.lease: a lease of 1s is over before a tutor can answer; write at least \"5s\""
    ),
    .file(
        "\"queues\": { \"tutors\": { \"away\": \"Tomorrow.\" } }",
        "2:33: error: queues.tutors.away: \"away\" is said outside the \"hours\", and there are none"
    ),
]

private let courses: [Mistake] = [
    .file(
        "\"courses\": { \"c\": { \"gaurd\": [] } }",
        "2:21: error: courses.c: there is no setting \"gaurd\"; did you mean \"guard\"?"
    ),
    .file(
        "\"courses\": { \"c\": { \"settings\": { \"hnit\": {} } } }",
        "2:35: error: courses.c.settings.hnit: no entry is called \"hnit\" here; did you mean \"hint\"?"
    ),
    .file(
        "\"courses\": { \"c\": { \"settings\": { \"hint\": { \"use\": \"park\" } } } }",
        "2:52: error: courses.c.settings.hint.use: an override changes settings; it cannot change \"use\""
    ),
    .file(
        "\"courses\": { \"c\": { \"settings\": { \"hint\": { \"times\": \"two\", \"txet\": 1 } } } }",
        "2:54: error: courses.c.settings.hint.times: expected a whole number, found \"two\"",
        "2:61: error: courses.c.settings.hint: there is no setting \"txet\"; did you mean \"text\"?"
    ),
    .file(
        "\"courses\": { \"c\": { \"respond\": [\"park\"], \"settings\": { \"hint\": {} } } }",
        "2:56: error: courses.c.settings.hint: no entry is called \"hint\" here; there is \"nod\", \"park\""
    ),
    .file(
        "\"courses\": { \"c\": { \"guard\": [\"nod\"] } }",
        "2:31: error: courses.c.guard[0]: \"nod\" is already the name of guard[0] in line 1; give this one a \"name\""
    ),
    .file(
        "\"courses\": { \"c\": { \"respond\": [] } }",
        "2:32: error: courses.c.respond: this list needs at least one entry"
    ),
    .file(
        "\"courses\": { \"c\": { \"lock\": \"people\", \"modules\": { \"m\": { \"lock\": \"hints\" } } } }",
        "2:67: error: courses.c.modules.m.lock: \"hints\" is less strict than \"people\", which holds here;"
            + " a lock may only get stricter"
    ),
]

private let tests: [Mistake] = [
    .file("\"tests\": [ {} ]", "2:12: error: tests[0]: \"say\" is missing: it is what the learner writes"),
    .file(
        "\"tests\": [ { \"say\": \"x\" } ]",
        "2:12: error: tests[0]: \"expect\" is missing: it is what should come of it"
    ),
    .file(
        "\"tests\": [ { \"say\": \"x\", \"expect\": {} } ]",
        "2:36: error: tests[0].expect: expect at least one of \"by\", \"outcome\", \"contains\" and \"absent\""
    ),
    .file(
        "\"tests\": [ { \"say\": \"x\", \"module\": \"m\", \"expect\": { \"by\": \"hint\" } } ]",
        "2:36: error: tests[0].module: a module is part of a course; write \"course\" too"
    ),
    .file(
        "\"tests\": [ { \"say\": \"x\", \"expect\": { \"by\": \"hnit\", \"outcome\": \"answred\" } } ]",
        "2:44: error: tests[0].expect.by: no entry is called \"hnit\" here; did you mean \"hint\"?",
        "2:63: error: tests[0].expect.outcome: \"answred\" is not known here; did you mean \"answered\"?"
    ),
    .file(
        "\"tests\": [ { \"say\": \"x\", \"stub\": { \"nod\": \"decline\" }, \"expect\": { \"by\": \"hnit\" } } ]",
        "2:36: error: tests[0].stub.nod: no responder is called \"nod\" here; there is \"hint\", \"park\"",
        "2:74: error: tests[0].expect.by: no entry is called \"hnit\" here; did you mean \"hint\"?"
    ),
    .file(
        "\"tests\": [ { \"say\": \"x\", \"stub\": { \"hint\": \"sleep\" }, \"expect\": { \"by\": \"hint\" } } ]",
        "2:44: error: tests[0].stub.hint: \"sleep\" is not known here; there is \"decline\", \"error\", \"timeout\""
    ),
    .file(
        "\"tests\": [ { \"say\": \"x\", \"facts\": { \"human.free\": \"two\", \"human.fre\": 1 }, \"expect\": { \"by\": \"hint\" } } ]",
        "2:51: error: tests[0].facts.human.free: \"human.free\" is a number, not \"two\"",
        "2:58: error: tests[0].facts.human.fre: no fact is called \"human.fre\"; did you mean \"human.free\"?"
    ),
    .file(
        "\"tests\": [ { \"say\": \"x\", \"history\": [ { \"pupil\": \"Hi\" } ], \"expect\": { \"by\": \"hint\" } } ]",
        "2:39: error: tests[0].history[0]: nobody here is called \"pupil\"; there is \"assistant\", \"learner\", \"tutor\""
    ),
]

@Suite struct `A configuration that is wrong` {
    @Test(arguments: entries + values + conditions + wholes + courses + tests)
    func `says what and where`(_ mistake: Mistake) throws {
        let faults = try #require(throws: Faults.self) {
            try Blueprint(json: mistake.json, reading: files, modules: .sample)
        }
        #expect(faults.all.map { String($0.description.dropFirst("responders.json:".count)) } == mistake.faults)
    }

    @Test func `is told everything at once, in the order of the lines`() throws {
        let json = """
            {
              "version": 1,
              "respond": [
                { "use": "hnit" },
                { "use": "hint", "times": "two", "txet": "x" },
                { "use": "say", "text": "x", "within": "20 parsecs", "when": { "mesage.words": 3 } }
              ],
              "enrihc": []
            }
            """
        let faults = try #require(throws: Faults.self) { try Blueprint(json: json, modules: .sample) }
        #expect(
            faults.all.map(\.description) == [
                "responders.json:4:14: error: respond[0].use: nothing is called \"hnit\"; did you mean \"hint\"?",
                "responders.json:5:31: error: respond[1].times: expected a whole number, found \"two\"",
                "responders.json:5:38: error: respond[1]: there is no setting \"txet\"; did you mean \"text\"?",
                "responders.json:6:44: error: respond[2].within: \"20 parsecs\" is no length of time;"
                    + " write \"250ms\", \"20s\", \"10m\" or \"2h\"",
                "responders.json:6:68: error: respond[2].when.mesage.words: no fact is called \"mesage.words\";"
                    + " did you mean \"message.words\"?",
                "responders.json:8:3: error: there is no setting \"enrihc\"; did you mean \"enrich\"?",
            ]
        )
    }

    @Test func `tells of a mistake in a definition once, however many lists use it`() throws {
        let json = """
            { "version": 1, "define": { "one": { "use": "hint", "times": 0 } }, "respond": [ "one" ],
              "courses": { "a": { "respond": [ "one" ] }, "b": { "respond": [ { "use": "one", "name": "x" } ] } } }
            """
        let faults = try #require(throws: Faults.self) { try Blueprint(json: json, modules: .sample) }
        #expect(
            faults.all.map(\.description) == [
                "responders.json:1:62: error: define.one.times: 0 hints are none; write at least 1"
            ]
        )
    }

    @Test func `reports what is wrong inside the files it names, too`() throws {
        let json = #"{ "version": 1, "respond": [ { "use": "hint", "file": "faq.md", "txet": 1 } ] }"#
        let faults = try #require(throws: Faults.self) {
            try Blueprint(
                json: json,
                file: "team/responders.json",
                reading: .texts(["team/faq.md": "a\nbad"]),
                modules: .sample
            )
        }
        #expect(
            faults.all.map(\.description) == [
                "team/responders.json:1:65: error: respond[0]: there is no setting \"txet\"; did you mean \"text\"?"
            ]
        )
        let mended = json.replacing(#", "txet": 1"#, with: "")
        let inside = try #require(throws: Faults.self) {
            try Blueprint(
                json: mended,
                file: "team/responders.json",
                reading: .texts(["team/faq.md": "a\nbad"]),
                modules: .sample
            )
        }
        #expect(inside.all.map(\.description) == ["team/faq.md:2:1: error: this line is bad"])
    }

    @Test func `names the line of a text file that is not UTF-8`() throws {
        let json = #"{ "version": 1, "respond": [ { "use": "hint", "file": "faq.md" } ] }"#
        let broken = SourceFiles(read: { _ in Array("a\nb\n".utf8) + [0xC3, 0x28] })
        let faults = try #require(throws: Faults.self) { try Blueprint(json: json, reading: broken, modules: .sample) }
        #expect(faults.all.map(\.description) == ["faq.md:3:1: error: this line is not UTF-8; save the file as UTF-8"])
    }
}
