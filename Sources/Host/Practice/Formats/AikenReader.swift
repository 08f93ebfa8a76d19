/// Reads Aiken: a question, its choices one a line, and the letter of the right one.
enum AikenReader {
    static func read(_ text: String, into bank: inout QuestionBankDraft) {
        var draft = Draft()
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let (number, line) = (index + 1, line.trimmed)
            if let letter = answer(line) {
                draft.close(letter, number, into: &bank)
                draft = Draft()
            } else if let (letter, choice) = choice(line), !draft.text.isEmpty {
                draft.add(letter, choice, number, into: &bank)
            } else if !line.isEmpty {
                if !draft.choices.isEmpty {
                    bank.fault(number, "the choices must be followed by a line such as ANSWER: B")
                    draft = Draft()
                }
                if draft.text.isEmpty { draft.line = number }
                draft.text.append(line)
            }
        }
        if !draft.text.isEmpty { bank.fault(draft.line, "the question must end with a line such as ANSWER: B") }
    }

    private struct Draft {
        var line = 0
        var text: [String] = []
        var choices: [String] = []

        mutating func add(_ letter: UInt8, _ choice: String, _ line: Int, into bank: inout QuestionBankDraft) {
            if Int(letter) != choices.count {
                bank.fault(
                    line,
                    "choices must be lettered in order; this one should be \(AikenReader.letter(choices.count))"
                )
            }
            choices.append(choice)
        }

        func close(_ letter: UInt8, _ line: Int, into bank: inout QuestionBankDraft) {
            guard !text.isEmpty else { return bank.fault(line, "there is no question before this answer") }
            guard choices.indices.contains(Int(letter)) else {
                return bank.fault(line, "there is no choice \(AikenReader.letter(Int(letter)))")
            }
            let text = text.joined(separator: "\n")
            let question = PracticeQuestion(
                name: bank.name(from: text),
                category: bank.category,
                format: .plain,
                text: text,
                kind: .single(choices.enumerated().map { Choice($1, $0 == Int(letter) ? .full : .none) })
            )
            bank.add(question, at: self.line)
        }
    }

    static func letter(_ index: Int) -> String {
        String(UnicodeScalar(UInt8(ascii: "A") + UInt8(clamping: min(25, index))))
    }

    private static func answer(_ line: String) -> UInt8? {
        guard line.hasPrefix("ANSWER:") else { return nil }
        let letter = line.dropFirst("ANSWER:".count).trimmed.utf8
        guard letter.count == 1, let first = letter.first else { return 255 }
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) ? first - UInt8(ascii: "A") : 255
    }

    private static func choice(_ line: String) -> (UInt8, String)? {
        let bytes = Array(line.utf8.prefix(3))
        guard bytes.count >= 2, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[0]),
            bytes[1] == UInt8(ascii: ".") || bytes[1] == UInt8(ascii: ")"),
            bytes.count == 2 || bytes[2] == UInt8(ascii: " ")
        else { return nil }
        return (bytes[0] - UInt8(ascii: "A"), String(decoding: line.utf8.dropFirst(3), as: UTF8.self).trimmedText)
    }
}
