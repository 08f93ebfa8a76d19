/// Words brought into the one form in which they are compared: what a keyboard or a habit changes is no mistake.
struct AnswerForm: Sendable, Equatable {
    let text: String

    init(_ text: String, minding letterCase: PracticeQuestion.LetterCase) {
        let folded = letterCase == .any ? text.lowercased() : text
        var plain = ""
        for scalar in folded.unicodeScalars {
            switch scalar {
            case "\u{2018}", "\u{2019}": plain.append("'")
            case "\u{201C}", "\u{201D}": plain.append("\"")
            case "\u{2212}", "\u{2013}": plain.append("-")
            case _ where scalar.properties.isWhitespace: plain.append(" ")
            default: plain.unicodeScalars.append(scalar)
            }
        }
        self.text = plain.split(separator: " ").joined(separator: " ")
    }

    /// Whether this is the form, in which a star stands for anything.
    ///
    /// It goes back to the last star only, so the time is at most the product of both lengths.
    func matches(_ form: AnswerForm) -> Bool {
        guard form.text.contains("*") else { return text == form.text }
        let (given, wanted) = (Array(text), Array(form.text))
        var (here, there) = (0, 0)
        var star: (after: Int, here: Int)?
        while here < given.count {
            if there < wanted.count, wanted[there] == "*" {
                star = (there + 1, here)
                there += 1
            } else if there < wanted.count, wanted[there] == given[here] {
                (here, there) = (here + 1, there + 1)
            } else if let last = star {
                star = (last.after, last.here + 1)
                (here, there) = (last.here + 1, last.after)
            } else {
                return false
            }
        }
        return wanted[there...].allSatisfy { $0 == "*" }
    }
}
