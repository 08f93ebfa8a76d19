import Pipeline

/// A bank while it is read: questions, and everything that is wrong with them.
struct QuestionBankDraft {
    let file: String
    /// What the next question is about.
    var category: QuestionCategory
    private(set) var questions: [PracticeQuestion] = []
    private(set) var faults: [Fault] = []
    private var lines: [String: Int] = [:]
    /// The last number that made a name of these words, so that nobody counts up to it again.
    private var numbers: [String: Int] = [:]

    static let mostQuestions = 10_000
    static let mostFaults = 100

    init(file: String, category: QuestionCategory) {
        self.file = file
        self.category = category
    }

    mutating func fault(_ line: Int, _ message: String) {
        if faults.count < Self.mostFaults { faults.append(Fault(file: file, line: line, message: message)) }
    }

    /// Adds a question, if nothing is wrong with it.
    mutating func add(_ question: PracticeQuestion, at line: Int) {
        guard questions.count < Self.mostQuestions else {
            if questions.count == Self.mostQuestions, lines["\u{0}"] == nil {
                lines["\u{0}"] = line
                fault(line, "there are more than \(Self.mostQuestions) questions; split the file")
            }
            return
        }
        let complaints = question.complaints
        for complaint in complaints { fault(line, complaint) }
        guard complaints.isEmpty else { return }
        if let first = lines[question.name] {
            return fault(line, "\"\(question.name)\" is already the name of the question in line \(first)")
        }
        lines[question.name] = line
        questions.append(question)
    }

    /// A name for a question that has none: its first words, with a number where somebody else has these.
    mutating func name(from text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let start = words.count > 60 ? "\(words.prefix(59).description.trimmedText)…" : words
        guard lines[start] != nil else { return start }
        var number = numbers[start, default: 1] + 1
        while lines["\(start) (\(number))"] != nil { number += 1 }
        numbers[start] = number
        return "\(start) (\(number))"
    }

    func finish() throws(Faults) -> [PracticeQuestion] {
        guard faults.isEmpty else { throw Faults(faults) }
        guard !questions.isEmpty else {
            throw Faults([Fault(file: file, line: 1, message: "there is no question in this file")])
        }
        return questions
    }
}

extension PracticeQuestion {
    /// Why this cannot be asked, in sentences for its author.
    var complaints: [String] {
        var complaints: [String] = []
        func check(_ isRight: Bool, _ complaint: String) { if !isRight { complaints.append(complaint) } }
        check(!name.trimmedText.isEmpty && name.utf8.count <= 250, "a question's name must be 1 to 250 bytes long")
        check(!text.trimmedText.isEmpty, "the question has no text")
        check(
            !texts.contains(where: \.hasControls),
            "the question contains a character that cannot be read, such as a control code"
        )
        check(text.utf8.count <= 16_384, "the question's text is longer than 16 KB")
        check(
            hints.count <= 20 && hints.allSatisfy { $0.utf8.count <= 8192 },
            "a hint is longer than 8 KB, or there are more than 20"
        )
        switch kind {
        case .single(let choices):
            complaints += Self.complaints(choices)
            check(choices.count { $0.weight.isFull } == 1, "exactly one choice must be right; mark it with =")
        case .multiple(let choices):
            complaints += Self.complaints(choices)
            let sum = choices.filter(\.weight.isCredit).reduce(0) { $0 + $1.weight.units }
            check(
                abs(sum - AnswerWeight.full.units) <= 100_000,
                "the weights of the right choices must add up to 100 %"
            )
        case .truth: break
        case .number(let accepted):
            check(accepted.contains { $0.weight.isFull }, "no number is marked as right")
            check(accepted.count <= 100, "there are more than 100 numbers")
            check(accepted.allSatisfy { $0.tolerance >= 0 }, "a tolerance must not be negative")
        case .words(let accepted, _):
            check(accepted.contains { $0.weight.isFull }, "no answer is marked as right")
            check(accepted.count <= 100, "there are more than 100 answers")
            let fits = accepted.allSatisfy { !$0.form.trimmedText.isEmpty && $0.form.utf8.count <= 1000 }
            check(fits, "an accepted answer must be 1 to 1000 bytes long")
        }
        return complaints
    }

    private static func complaints(_ choices: [Choice]) -> [String] {
        var complaints: [String] = []
        if !(2...50).contains(choices.count) { complaints.append("there must be 2 to 50 choices") }
        if choices.contains(where: { $0.text.trimmedText.isEmpty || $0.text.utf8.count > 4096 }) {
            complaints.append("a choice must be 1 to 4096 bytes long")
        }
        if Set(choices.map(\.text)).count < choices.count { complaints.append("two choices are the same") }
        return complaints
    }
}

extension PracticeQuestion {
    /// Everything in it that somebody wrote.
    private var texts: [String] {
        let answers: [String?]
        switch kind {
        case .single(let choices), .multiple(let choices): answers = choices.flatMap { [$0.text, $0.remark] }
        case .truth(_, let ifWrong, let ifRight): answers = [ifWrong, ifRight]
        case .number(let accepted): answers = accepted.map(\.remark)
        case .words(let accepted, _): answers = accepted.flatMap { [$0.form, $0.remark] }
        }
        return [name, text] + hints + answers.compactMap(\.self)
    }
}

extension StringProtocol {
    /// Whether there are control codes in it other than tabs and new lines; XML has no place for them.
    var hasControls: Bool {
        unicodeScalars.contains { scalar in
            scalar.value < 0x20 && scalar != "\t" && scalar != "\n" || scalar.value & 0xFFFE == 0xFFFE
        }
    }
}
