/// What an answer came to.
package struct Verdict: Sendable, Equatable {
    package var isCorrect: Bool
    /// What the author wants whoever answers so to know; never the right answer by itself.
    package var remark: String?
    /// The answer in words, for those who look at it later.
    package var words: String
}

extension PracticeQuestion {
    /// Checks an answer; throws a sentence when it is none for this question.
    func check(_ answer: GivenAnswer, of id: QuestionID) throws(UnreadableAnswer) -> Verdict {
        switch kind {
        case .single(let choices):
            let chosen = try chosen(answer, among: choices, of: id)
            guard chosen.count == 1, let choice = chosen.first else {
                throw UnreadableAnswer(sentence: "must be one of the question's choices")
            }
            return Verdict(isCorrect: choice.weight.isFull, remark: choice.remark, words: choice.text)
        case .multiple(let choices):
            let chosen = try chosen(answer, among: choices, of: id)
            let isRight =
                chosen.allSatisfy(\.weight.isCredit)
                && chosen.count == choices.count(where: \.weight.isCredit)
            // The first mistake is enough to think about; a word on what was right would give the others away.
            let remark = isRight ? nil : chosen.first { !$0.weight.isCredit }?.remark
            return Verdict(isCorrect: isRight, remark: remark, words: chosen.map(\.text).joined(separator: "; "))
        case .truth(let truth, let ifWrong, let ifRight):
            guard let said = Self.truth(answer) else { throw UnreadableAnswer(sentence: "must be true or false") }
            let isRight = said == truth
            return Verdict(isCorrect: isRight, remark: isRight ? ifRight : ifWrong, words: said ? "True" : "False")
        case .number(let accepted):
            guard case .text(let text) = answer, let number = LearnerNumber(text) else {
                throw .noNumber
            }
            let found = accepted.filter { number.isWithin($0.tolerance, of: $0.value) }.max { $0.weight < $1.weight }
            return Verdict(isCorrect: found?.weight.isFull ?? false, remark: found?.remark, words: text.trimmedText)
        case .words(let accepted, let letterCase):
            guard case .text(let text) = answer, !text.trimmedText.isEmpty else {
                throw UnreadableAnswer(sentence: "must be one or more words")
            }
            let given = AnswerForm(text, minding: letterCase)
            let found = accepted.filter { given.matches(AnswerForm($0.form, minding: letterCase)) }
                .max { $0.weight < $1.weight }
            if found == nil, asksForNumber, LearnerNumber(text) == nil { throw .noNumber }
            return Verdict(isCorrect: found?.weight.isFull ?? false, remark: found?.remark, words: text.trimmedText)
        }
    }

    /// Whether only a number can be right, also where its author lists the ways to write it as words.
    ///
    /// A single way may be what a program shows, and then an error message is an answer too.
    var asksForNumber: Bool {
        switch kind {
        case .number: true
        case .words(let accepted, _):
            accepted.count(where: \.weight.isFull) > 1 && accepted.allSatisfy { LearnerNumber($0.form) != nil }
        case .single, .multiple, .truth: false
        }
    }

    private func chosen(
        _ answer: GivenAnswer,
        among choices: [Choice],
        of id: QuestionID
    ) throws(UnreadableAnswer) -> [Choice] {
        let names: Set<String>
        switch answer {
        case .choices(let chosen): names = chosen
        case .text(let one): names = [one]
        }
        let known = ChoiceName.names(of: choices, in: id)
        let found = zip(known, choices).filter { names.contains($0.0) }.map(\.1)
        guard !names.isEmpty, found.count == names.count else {
            throw UnreadableAnswer(sentence: "must be a choice, or choices, of this question")
        }
        return found
    }

    private static func truth(_ answer: GivenAnswer) -> Bool? {
        let text: String
        switch answer {
        case .text(let given): text = given
        case .choices(let chosen) where chosen.count == 1: text = chosen.first ?? ""
        case .choices: return nil
        }
        switch text.trimmedText.lowercased() {
        case "true": return true
        case "false": return false
        default: return nil
        }
    }

    /// The right answers in words; never for learners.
    package var rightAnswers: [String] {
        switch kind {
        case .single(let choices), .multiple(let choices): choices.filter(\.weight.isCredit).map(\.text)
        case .truth(let truth, _, _): [truth ? "true" : "false"]
        case .number(let accepted): accepted.filter(\.weight.isFull).map(\.value.plainText)
        case .words(let accepted, _): accepted.filter(\.weight.isFull).map(\.form)
        }
    }
}

/// What choices are called outside.
///
/// The name says nothing about the place in the author's list, where the right choice likes to stand first; it is made
/// of the question and the text, so that it is the same tomorrow.
enum ChoiceName {
    static func names(of choices: [Choice], in question: QuestionID) -> [String] {
        var taken: Set<String> = []
        return choices.map { choice in
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in Array(question.description.utf8) + Array(choice.text.utf8) {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            }
            // The last letters hardly reach the first bits, by which names are ordered: without mixing, short answers
            // would come first more often than by chance.
            hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
            hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
            var short = UInt32(truncatingIfNeeded: hash ^ hash >> 33)
            while !taken.insert(hexadecimal(short)).inserted { short &+= 1 }
            return hexadecimal(short)
        }
    }

    private static func hexadecimal(_ number: UInt32) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
