/// Writes GIFT that reads back as the same questions.
enum GIFTWriter {
    static func write(_ questions: [PracticeQuestion]) -> WrittenBank {
        var bank = WrittenBank(text: "")
        var category: QuestionCategory?
        for question in questions {
            if case .words(let accepted, _) = question.kind, accepted.contains(where: { $0.form.makesPairs }) {
                bank.losses.append(.init(question: question.name, what: "left out, because in GIFT -> makes pairs"))
                continue
            }
            if question.category != category {
                bank.text += "\(bank.text.isEmpty ? "" : "\n")$CATEGORY: \(question.category.path)\n"
                category = question.category
            }
            bank.text += "\n::\(escaped(question.name))::[\(question.format.rawValue)]\(escaped(question.text)) "
            bank.text += answers(question) + "\n"
            if question.hints.count > 1 {
                bank.losses.append(.init(question: question.name, what: "its \(question.hints.count) hints became one"))
            }
            if case .words(_, .exact) = question.kind {
                bank.losses.append(.init(question: question.name, what: "capitals no longer matter in its answer"))
            }
        }
        return bank
    }

    private static func answers(_ question: PracticeQuestion) -> String {
        let hint =
            question.hints.isEmpty
            ? "" : "    ####\(told(question.hints.joined(separator: "\n\n"), question.format))\n"
        switch question.kind {
        case .single(let choices):
            let lines = choices.map { choice in
                let sign = choice.weight.isFull ? "=" : "~"
                let isUsual = choice.weight.isFull || choice.weight == .none
                let text = told(choice.text, question.format)
                return line("\(sign)\(weighed(text, choice.weight, isUsual))", choice.remark, question.format)
            }
            return "{\n\(lines.joined())\(hint)}"
        case .multiple(let choices):
            let lines = choices.map {
                line("~\(weighed(told($0.text, question.format), $0.weight, false))", $0.remark, question.format)
            }
            return "{\n\(lines.joined())\(hint)}"
        case .truth(let truth, let ifWrong, let ifRight):
            var text = truth ? "TRUE" : "FALSE"
            if ifWrong != nil || ifRight != nil { text += "#\(told(ifWrong ?? "", question.format))" }
            if let ifRight { text += "#\(told(ifRight, question.format))" }
            return "{\n    \(text)\n\(hint)}"
        case .number(let accepted):
            let lines = accepted.map { number in
                if number.isAnyOther { return line("~", number.remark, question.format) }
                let weight = number.weight.isFull ? "" : "%\(number.weight.text)%"
                let written = "=\(weight)\(number.value.plainText):\(number.tolerance.plainText)"
                return line(written, number.remark, question.format)
            }
            return "{#\n\(lines.joined())\(hint)}"
        case .words(let accepted, _):
            let lines = accepted.map { form in
                line(
                    "=\(weighed(escaped(form.form), form.weight, form.weight.isFull))",
                    form.remark,
                    question.format
                )
            }
            return "{\n\(lines.joined())\(hint)}"
        }
    }

    /// An answer after its weight; the usual one need not be said, unless what follows looks like one.
    private static func weighed(_ text: String, _ weight: AnswerWeight, _ isUsual: Bool) -> String {
        isUsual && text.unicodeScalars.first != "%" ? text : "%\(weight.text)%\(text)"
    }

    private static func line(_ answer: String, _ remark: String?, _ format: TextFormat) -> String {
        "    \(answer)\(remark.map { "#" + told($0, format) } ?? "")\n"
    }

    /// A text of a question; what begins like the name of a format is told after the name of its own.
    private static func told(_ text: String, _ format: TextFormat) -> String {
        (text.unicodeScalars.first == "[" ? "[\(format.rawValue)]" : "") + escaped(text)
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": escaped += "\\n"
            case "~", "=", "#", "{", "}", ":", "\\":
                escaped += "\\"
                escaped.unicodeScalars.append(scalar)
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension String {
    fileprivate var makesPairs: Bool { unicodeScalars.contains("->".unicodeScalars) }
}
