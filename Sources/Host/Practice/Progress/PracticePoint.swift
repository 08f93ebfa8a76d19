/// An attempt as far as progress goes: when, whether it was right, and how long it took.
package struct PracticePoint: Sendable, Equatable {
    package let at: Moment
    package let isCorrect: Bool
    package let milliseconds: Int64
    package let subject: String

    package init(at: Moment, isCorrect: Bool, milliseconds: Int64, subject: String) {
        self.at = at
        self.isCorrect = isCorrect
        self.milliseconds = milliseconds
        self.subject = subject
    }

    var tally: PracticeTally { PracticeTally(attempted: 1, correct: isCorrect ? 1 : 0, milliseconds: milliseconds) }

    /// The day it was made on, counted from 1970 in UTC.
    var day: Int64 { at.milliseconds.flooredDivision(by: 86_400_000).quotient }
}

extension Sequence<PracticePoint> {
    var tally: PracticeTally { reduce(PracticeTally()) { $0 + $1.tally } }
}
