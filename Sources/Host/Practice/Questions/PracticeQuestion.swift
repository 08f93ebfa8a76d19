/// A question of a course's bank, with its answer key: what is imported, exported and kept.
///
/// It never leaves the host as it is; learners get a ``ShownQuestion``.
package struct PracticeQuestion: Sendable, Equatable {
    /// What it is called; unique within the bank of a course.
    package var name: String
    package var category: QuestionCategory
    package var format: TextFormat
    package var text: String
    package var kind: Kind
    /// Worked hints, each telling more than the one before.
    package var hints: [String]

    package init(
        name: String,
        category: QuestionCategory,
        format: TextFormat = .markdown,
        text: String,
        kind: Kind,
        hints: [String] = []
    ) {
        self.name = name
        self.category = category
        self.format = format
        self.text = text
        self.kind = kind
        self.hints = hints
    }

    /// What counts as an answer.
    package enum Kind: Sendable, Equatable {
        /// One of several.
        case single([Choice])
        /// All that are right, and none that is not.
        case multiple([Choice])
        case truth(Bool, ifWrong: String?, ifRight: String?)
        case number([AcceptedNumber])
        case words([AcceptedWords], minding: LetterCase)
    }

    package enum LetterCase: String, Sendable { case any, exact }
}

/// How the texts of a question are written.
package enum TextFormat: String, Sendable, CaseIterable {
    case markdown, plain, html
    /// Moodle's own mixture; shown as plain text.
    case moodle
}

/// One of the answers one can choose.
package struct Choice: Sendable, Equatable {
    package var text: String
    package var weight: AnswerWeight
    /// What whoever chooses it is told.
    package var remark: String?

    package init(_ text: String, _ weight: AnswerWeight, remark: String? = nil) {
        self.text = text
        self.weight = weight
        self.remark = remark
    }
}

/// A number that is recognised, because it is right or because it is a mistake worth a remark.
package struct AcceptedNumber: Sendable, Equatable {
    package var value: Double
    package var tolerance: Double
    package var weight: AnswerWeight
    package var remark: String?

    package init(_ value: Double, tolerance: Double = 0, _ weight: AnswerWeight = .full, remark: String? = nil) {
        self.value = value
        self.tolerance = tolerance
        self.weight = weight
        self.remark = remark
    }
}

/// A form of words that is recognised; a star in it stands for anything.
package struct AcceptedWords: Sendable, Equatable {
    package var form: String
    package var weight: AnswerWeight
    package var remark: String?

    package init(_ form: String, _ weight: AnswerWeight = .full, remark: String? = nil) {
        self.form = form
        self.weight = weight
        self.remark = remark
    }
}
