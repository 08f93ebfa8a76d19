/// What is wrong with a file as a whole, with its courses and with its tests.
extension Mistake {
    static let wholes: [Mistake] = [
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
            "2:9: error: lock: \"shut\" is not known here; choose from \"closed\", \"hints\", \"off\", \"people\""
        ),
        .file(
            "\"define\": { \"a b\": \"hint\" }",
            "2:13: error: define: \"a b\" is not a name; write at most 64 letters (a to z), digits, \"-\", \"_\" and \".\""
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
            "2:45: error: define.one.name: a definition takes its name from \"define\"; leave out \"name\""
        ),
        .file(
            "\"queues\": { \"tutor\": {} }",
            "2:13: error: queues.tutor: no entry uses the queue \"tutor\"; did you mean \"tutors\"?"
        ),
        .file(
            "\"queues\": { \"tutors\": { \"hours\": \"always\", \"lease\": \"1s\", \"patience\": \"10ms\" } }",
            "2:34: error: queues.tutors.hours: \"always\" are not opening hours;"
                + " write \"Mon-Fri 08:00-18:00, Sat 09:00-12:00 Europe/Paris\""
        ),
        .file(
            "\"queues\": { \"tutors\": { \"lease\": \"1s\" } }",
            "2:34: error: queues.tutors.lease: a lease of 1s is over before a tutor can answer; write at least \"5s\""
        ),
        .file(
            "\"queues\": { \"tutors\": { \"away\": \"Tomorrow.\" } }",
            "2:33: error: queues.tutors.away: \"away\" is shown outside the \"hours\", but there are none"
        ),
    ]

    static let courses: [Mistake] = [
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
            "2:56: error: courses.c.settings.hint: no entry is called \"hint\" here; choose from \"nod\", \"park\""
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
            "2:67: error: courses.c.modules.m.lock: \"hints\" is less strict than \"people\", which applies here;"
                + " a lock may only get stricter"
        ),
    ]

    static let tests: [Mistake] = [
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
            "2:36: error: tests[0].stub.nod: no responder is called \"nod\" here; choose from \"hint\", \"park\"",
            "2:74: error: tests[0].expect.by: no entry is called \"hnit\" here; did you mean \"hint\"?"
        ),
        .file(
            "\"tests\": [ { \"say\": \"x\", \"stub\": { \"hint\": \"sleep\" }, \"expect\": { \"by\": \"hint\" } } ]",
            "2:44: error: tests[0].stub.hint: \"sleep\" is not known here; choose from \"decline\", \"error\", \"timeout\""
        ),
        .file(
            "\"tests\": [ { \"say\": \"x\", \"facts\": { \"human.free\": \"two\", \"human.fre\": 1 }, \"expect\": { \"by\": \"hint\" } } ]",
            "2:51: error: tests[0].facts.human.free: \"human.free\" is a number, not \"two\"",
            "2:58: error: tests[0].facts.human.fre: no fact is called \"human.fre\"; did you mean \"human.free\"?"
        ),
        .file(
            "\"tests\": [ { \"say\": \"x\", \"history\": [ { \"pupil\": \"Hi\" } ], \"expect\": { \"by\": \"hint\" } } ]",
            "2:39: error: tests[0].history[0]: nobody here is called \"pupil\"; choose from \"assistant\", \"learner\", \"tutor\""
        ),
    ]
}
