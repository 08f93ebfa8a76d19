import Pipeline
import Testing

private let files = SourceFiles.texts([
    "faq.md": "good\nbad\n", "coach.md": "Be kind.", "deep/notes.md": "Notes.", "key": "swordfish\n",
])

@Suite struct `A configuration that is wrong` {
    @Test(arguments: Mistake.all)
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
                "responders.json:6:44: error: respond[2].within: \"20 parsecs\" is not a length of time;"
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
