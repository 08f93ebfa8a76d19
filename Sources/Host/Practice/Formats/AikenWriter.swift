/// Writes Aiken, which knows questions with one right choice and nothing else.
enum AikenWriter {
    static func write(_ questions: [PracticeQuestion]) -> WrittenBank {
        var bank = WrittenBank(text: "")
        for question in questions {
            func leaveOut(_ why: String) { bank.losses.append(.init(question: question.name, what: why)) }
            guard let choices = choices(of: question) else {
                leaveOut("left out, because Aiken has only questions with one right choice")
                continue
            }
            let texts = [question.text] + choices.map(\.text)
            guard choices.count <= 26, !texts.contains(where: { $0.contains("\n") }) else {
                leaveOut("left out, because in Aiken every text must fit on one line, with at most 26 choices")
                continue
            }
            guard !question.text.hasPrefix("ANSWER:") else {
                leaveOut("left out, because it begins like an answer in Aiken")
                continue
            }
            guard question.format == .plain || question.format == .moodle || question.format == .markdown else {
                leaveOut("left out, because Aiken has no HTML")
                continue
            }
            var lost = ["its category"]
            if !question.hints.isEmpty { lost.append("its hints") }
            if choices.contains(where: { $0.remark != nil }) { lost.append("its remarks") }
            leaveOut("without " + lost.joined(separator: ", "))
            if !bank.text.isEmpty { bank.text += "\n" }
            bank.text += question.text + "\n"
            for (index, choice) in choices.enumerated() {
                bank.text += "\(AikenReader.letter(index)). \(choice.text)\n"
            }
            let right = choices.firstIndex { $0.weight.isFull } ?? 0
            bank.text += "ANSWER: \(AikenReader.letter(right))\n"
        }
        return bank
    }

    private static func choices(of question: PracticeQuestion) -> [Choice]? {
        switch question.kind {
        case .single(let choices): choices
        case .truth(let truth, _, _):
            [Choice("True", truth ? .full : .none), Choice("False", truth ? .none : .full)]
        case .multiple, .number, .words: nil
        }
    }
}
