/// Reads Moodle XML.
enum MoodleReader {
    static func read(_ text: String, into bank: inout QuestionBankDraft) {
        do throws(MarkupReader.Fault) {
            let quiz = try MarkupReader.read(text)
            guard quiz.name == "quiz" else {
                return bank.fault(quiz.line, "the outermost element of Moodle XML must be <quiz>, not <\(quiz.name)>")
            }
            for element in quiz.all("question") { question(element, into: &bank) }
        } catch {
            bank.fault(error.line, error.message)
        }
    }

    private static func question(_ element: MarkupReader.Element, into bank: inout QuestionBankDraft) {
        let type = element.attributes["type"] ?? ""
        if type == "category" {
            let path = element.first("category")?.first("text")?.text.trimmedText ?? ""
            if let category = QuestionCategory(path: path) {
                bank.category = category
            } else if !path.hasPrefix("$") {
                bank.fault(element.line, "write a category as subject/topic/subtopic, each of 200 bytes at most")
            }
            return
        }
        do throws(MarkupReader.Fault) {
            let kind = try kind(type, element)
            let written = element.first("questiontext")
            let text = written?.first("text")?.text.trimmedText ?? ""
            let name = element.first("name")?.first("text")?.text.trimmedText ?? ""
            let format = TextFormat(moodle: written?.attributes["format"])
            bank.add(
                PracticeQuestion(
                    name: name.isEmpty ? bank.name(from: format.plain(text)) : name,
                    category: bank.category,
                    format: format,
                    text: text,
                    kind: kind,
                    hints: hints(element)
                ),
                at: element.line
            )
        } catch {
            bank.fault(error.line, error.message)
        }
    }

    /// Moodle's hints, or, where there are none, its general feedback: in GIFT that is where hints stand.
    private static func hints(_ element: MarkupReader.Element) -> [String] {
        let hints = element.all("hint").compactMap { text($0) }
        if !hints.isEmpty { return hints }
        return element.first("generalfeedback").flatMap(text).map { [$0] } ?? []
    }

    private static func kind(
        _ type: String,
        _ element: MarkupReader.Element
    ) throws(MarkupReader.Fault) -> PracticeQuestion.Kind {
        let answers = element.all("answer")
        switch type {
        case "multichoice":
            let choices = try answers.map { answer throws(MarkupReader.Fault) in
                Choice(text(answer) ?? "", try weight(answer), remark: remark(answer))
            }
            let isSingle = element.first("single")?.text.trimmedText != "false"
            return isSingle ? .single(choices) : .multiple(choices)
        case "truefalse":
            var remarks: [Bool: String] = [:]
            var truth: Bool?
            for answer in answers {
                let word = text(answer)?.lowercased()
                guard word == "true" || word == "false" else {
                    throw MarkupReader.Fault(line: answer.line, message: "the answer here must be true or false")
                }
                if try weight(answer).isFull { truth = word == "true" }
                remarks[word == "true"] = remark(answer)
            }
            guard let truth else {
                throw MarkupReader.Fault(line: element.line, message: "no answer is marked as right")
            }
            return .truth(truth, ifWrong: remarks[!truth], ifRight: remarks[truth])
        case "numerical":
            return .number(
                try answers.map { answer throws(MarkupReader.Fault) in try number(answer) }.compactMap(\.self)
            )
        case "shortanswer":
            let accepted = try answers.map { answer throws(MarkupReader.Fault) in
                AcceptedWords(text(answer) ?? "", try weight(answer), remark: remark(answer))
            }
            return .words(accepted, minding: element.first("usecase")?.text.trimmedText == "1" ? .exact : .any)
        default:
            throw MarkupReader.Fault(
                line: element.line,
                message: "questions of the type \"\(type.prefix(60))\" cannot be asked here; "
                    + "the types are multichoice, truefalse, numerical and shortanswer"
            )
        }
    }

    /// An accepted number; `nil` for a star without a remark, which says nothing.
    private static func number(_ answer: MarkupReader.Element) throws(MarkupReader.Fault) -> AcceptedNumber? {
        let (written, weight) = (text(answer) ?? "", try weight(answer))
        if written == "*" {
            guard weight == .none else {
                let message = "* stands for every other number, so its fraction must be 0"
                throw MarkupReader.Fault(line: answer.line, message: message)
            }
            return .anyOther(remark: remark(answer))
        }
        let tolerance = answer.first("tolerance")?.text.trimmedText ?? ""
        guard !written.isEmpty, let number = GIFTNumber("\(written):\(tolerance)") else {
            let message = GIFTNumber.complaint(about: tolerance.isEmpty ? written : "\(written):\(tolerance)")
            throw MarkupReader.Fault(line: answer.line, message: message)
        }
        return AcceptedNumber(number.value, tolerance: number.tolerance, weight, remark: remark(answer))
    }

    private static func text(_ element: MarkupReader.Element) -> String? {
        let text = element.first("text")?.text.trimmedText ?? ""
        return text.isEmpty ? nil : text
    }

    private static func remark(_ answer: MarkupReader.Element) -> String? { answer.first("feedback").flatMap(text) }

    private static func weight(_ answer: MarkupReader.Element) throws(MarkupReader.Fault) -> AnswerWeight {
        guard let weight = AnswerWeight(answer.attributes["fraction"] ?? "0") else {
            throw MarkupReader.Fault(line: answer.line, message: "a fraction must be a percentage from -100 to 100")
        }
        return weight
    }
}

extension TextFormat {
    init(moodle name: String?) {
        switch name {
        case "markdown": self = .markdown
        case "plain_text": self = .plain
        case "moodle_auto_format": self = .moodle
        default: self = .html
        }
    }

    var moodleName: String {
        switch self {
        case .markdown: "markdown"
        case .plain: "plain_text"
        case .moodle: "moodle_auto_format"
        case .html: "html"
        }
    }
}
