/// What is wrong with one part: its name, its settings, their values.
extension Mistake {
    static let entries: [Mistake] = [
        .entry("7", "2:1: error: respond[0]: expected the name of a part, or an object with \"use\", found 7"),
        .entry("{}", "2:1: error: respond[0]: \"use\" is missing: it names the part"),
        .entry("\"hnit\"", "2:1: error: respond[0]: nothing is called \"hnit\"; did you mean \"hint\"?"),
        .entry("{ \"use\": 3 }", "2:10: error: respond[0].use: expected a text in quotes, found 3"),
        .entry(
            "\"swordfish\"",
            "2:1: error: respond[0]: nothing is called \"swordfish\"; choose from \"distant\", \"hint\", \"park\", \"say\", \"worked-hint\""
        ),
        .entry("\"nod\"", "2:1: error: respond[0]: \"nod\" is a guard; it belongs under \"guard\""),
        .entry("\"course\"", "2:1: error: respond[0]: \"course\" is an enricher; it belongs under \"enrich\""),
        .entry(
            "{ \"use\": \"hint\", \"name\": \"a b\" }",
            "2:26: error: respond[0].name: \"a b\" is not a name;"
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
            "2:28: error: respond[0].within: a time limit must be more than zero"
        ),
        .entry(
            "{ \"use\": \"say\", \"text\": \"Bye.\" },\n\"hint\"",
            "3:1: error: respond[1]: nothing gets here: \"say\" in line 2 always answers;"
                + " give it a \"when\", or put it last"
        ),
        .entry("{ \"use\": \"say\" }", "2:1: error: respond[0]: \"text\" is what \"say\" says; give it some words"),
    ]

    static let values: [Mistake] = [
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
            "2:27: error: respond[0].times: 99999999999999999999 is far too large"
        ),
        .entry(
            "{ \"use\": \"hint\", \"times\": -99999999999999999999 }",
            "2:27: error: respond[0].times: -9223372036854775808 hints are none; write at least 1"
        ),
        .entry(
            "{ \"use\": \"hint\", \"times\": -99999999999999999999, \"warmth\": \"x\" }",
            "2:27: error: respond[0].times: -99999999999999999999 is far too small",
            "2:60: error: respond[0].warmth: expected a number, found \"x\""
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
            "2:33: error: respond[0].first-token: \"20 parsecs\" is not a length of time;"
                + " write \"250ms\", \"20s\", \"10m\" or \"2h\""
        ),
        .entry(
            "{ \"use\": \"hint\", \"key\": \"sk-123\" }",
            "2:25: error: respond[0].key: a secret must not be in the file;"
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
}
