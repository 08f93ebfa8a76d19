import Testing

@testable import Host

/// Replays the fuzzer's seeds and all that it ever found.
@Suite(.timeLimit(.minutes(5))) struct QuestionCorpusTests {
    @Test(arguments: [("GIFTBank", QuestionFormat.gift), ("AikenBank", .aiken), ("MoodleBank", .xml)])
    func `what holds for every bank of questions holds for what was found`(
        name: String,
        format: QuestionFormat
    ) throws {
        let folder = "\(DeskShell.root)/Fuzz/corpus/\(name)"
        let cases = try Rim.listDirectory(folder).filter { $0.hasPrefix("seed-") || $0.hasPrefix("regression-") }
        #expect(!cases.isEmpty)
        for file in cases {
            let bytes = try Rim.readFile("\(folder)/\(file)")
            #expect(QuestionBankProperties.hold(for: bytes, as: format), "\(name)/\(file)")
        }
    }

    @Test func `signs that carry a mark are signs all the same`() throws {
        let table = CSV(["say \"\u{305} twice", "=\u{305}1"])
        #expect(table.text == "\"say \"\"\u{305} twice\",'=\u{305}1\r\n")
        #expect(MarkupText.escaped("&\u{305}<\u{305}") == "&amp;\u{305}&lt;\u{305}")
        let category = QuestionCategory(subject: "a/\u{305}b", topic: "c")
        #expect(QuestionCategory(path: category.path) == category)
    }

    @Test func `ten thousand questions of the same words are named before the time is up`() throws {
        let bank = String(repeating: "Why?\nA. x\nB. y\nANSWER: A\n\n", count: QuestionBankDraft.mostQuestions)
        let read = try QuestionFormat.aiken.read(Array(bank.utf8), file: "b", category: QuestionCategory(subject: "S"))
        #expect(read.last?.name == "Why? (\(QuestionBankDraft.mostQuestions))")
    }

    @Test func `a bank of more elements than questions need is refused before they are made`() {
        let bank = "<quiz>" + String(repeating: "<a/>", count: MarkupReader.mostElements) + "</quiz>"
        #expect(throws: MarkupReader.Fault.self) { _ = try MarkupReader.read(bank) }
    }
}
