/// Writes Moodle XML; nothing of a question is lost in it.
enum MoodleWriter {
    static func write(_ questions: [PracticeQuestion]) -> WrittenBank {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n"
        var category: QuestionCategory?
        for question in questions {
            if question.category != category {
                category = question.category
                text += "  <question type=\"category\">\n"
                text +=
                    "    <category><text>\(MarkupText.escaped(question.category.path))</text></category>\n  </question>\n"
            }
            text += write(question)
        }
        return WrittenBank(text: text + "</quiz>\n")
    }

    private static func write(_ question: PracticeQuestion) -> String {
        let format = question.format.moodleName
        var text = "  <question type=\"\(type(of: question.kind))\">\n"
        text += "    <name>\(element(question.name))</name>\n"
        text += "    <questiontext format=\"\(format)\">\(element(question.text))</questiontext>\n"
        if question.hints.count == 1 {
            text += "    <generalfeedback format=\"\(format)\">\(element(question.hints[0]))</generalfeedback>\n"
        }
        switch question.kind {
        case .single(let choices), .multiple(let choices):
            let isSingle = if case .single = question.kind { true } else { false }
            text += "    <single>\(isSingle)</single>\n"
            for choice in choices { text += answer(choice.text, choice.weight, choice.remark, format) }
        case .truth(let truth, let ifWrong, let ifRight):
            for word in [true, false] {
                text += answer("\(word)", word == truth ? .full : .none, word == truth ? ifRight : ifWrong, format)
            }
        case .number(let accepted):
            for number in accepted {
                let tolerance = number.isAnyOther ? "0" : number.tolerance.plainText
                text += answer(
                    number.isAnyOther ? "*" : number.value.plainText,
                    number.weight,
                    number.remark,
                    format,
                    more: "<tolerance>\(tolerance)</tolerance>"
                )
            }
        case .words(let accepted, let letterCase):
            text += "    <usecase>\(letterCase == .exact ? 1 : 0)</usecase>\n"
            for form in accepted { text += answer(form.form, form.weight, form.remark, format) }
        }
        if question.hints.count > 1 {
            for hint in question.hints { text += "    <hint format=\"\(format)\">\(element(hint))</hint>\n" }
        }
        return text + "  </question>\n"
    }

    private static func type(of kind: PracticeQuestion.Kind) -> String {
        switch kind {
        case .single, .multiple: "multichoice"
        case .truth: "truefalse"
        case .number: "numerical"
        case .words: "shortanswer"
        }
    }

    private static func answer(
        _ text: String,
        _ weight: AnswerWeight,
        _ remark: String?,
        _ format: String,
        more: String = ""
    ) -> String {
        let feedback = remark.map { "<feedback format=\"\(format)\">\(element($0))</feedback>" } ?? ""
        return
            "    <answer fraction=\"\(weight.text)\" format=\"\(format)\">\(element(text))\(feedback)\(more)</answer>\n"
    }

    private static func element(_ text: String) -> String { "<text>\(MarkupText.escaped(text))</text>" }
}
