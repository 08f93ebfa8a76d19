import Pipeline
import Testing

/// One way to be wrong, and what is said about it.
struct Mistake: Sendable, CustomTestStringConvertible {
    let json: String
    let faults: [String]
    var testDescription: String { faults.first ?? json }

    /// Everything after `json` in the shortest file that holds it.
    init(_ json: String, _ faults: String...) {
        self.json = json
        self.faults = faults
    }

    /// An entry of `respond`, alone in line 1.
    static func entry(_ entry: String, _ faults: String...) -> Mistake {
        var mistake = Mistake("{\"version\":1,\"respond\":[\n\(entry)]}")
        mistake = Mistake(json: mistake.json, faults: faults)
        return mistake
    }

    private init(json: String, faults: [String]) {
        self.json = json
        self.faults = faults
    }
}

private let files = SourceFiles.texts([
    "faq.md": "good\nbad\n", "coach.md": "Be kind.", "deep/notes.md": "", "key": "swordfish\n",
])

@Suite struct `A configuration that is wrong` {
    @Test(
        arguments: [
            .entry("7", "2:1: error: respond[0]: expected the name of a part, or an object with \"use\", found 7")
        ] as [Mistake]
    )
    func `says what and where`(_ mistake: Mistake) throws {
        let faults = try #require(throws: Faults.self) {
            try Blueprint(json: mistake.json, reading: files, modules: .sample)
        }
        #expect(faults.all.map { String($0.description) } == mistake.faults.map { "responders.json:\($0)" })
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
            faults.description == """
                responders.json:4:14: error: respond[0].use: nothing is called "hnit"; did you mean "hint"?
                responders.json:5:31: error: respond[1].times: expected a whole number, found "two"
                responders.json:5:38: error: respond[1]: there is no setting "txet"; did you mean "text"?
                responders.json:6:44: error: respond[2].within: "20 parsecs" is no length of time; write "250ms", "20s", "10m" or "2h"
                responders.json:6:68: error: respond[2].when.mesage.words: no fact is called "mesage.words"; did you mean "message.words"?
                responders.json:8:3: error: there is no setting "enrihc"; did you mean "enrich"?
                """
        )
    }
}
