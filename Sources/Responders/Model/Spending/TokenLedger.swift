public import Pipeline

/// Keeps count of the tokens that learners and courses use.
///
/// Tokens are reserved before a model is asked, in a commit of their own, and settled when it is known what they were:
/// so many questions at once cannot pass a budget together, and a crash costs a reservation, never the count.
public protocol TokenLedger: Sendable {
    /// Sets tokens aside; `nil` when nothing is left of a budget.
    ///
    /// A question passes as long as anything is left: how long an answer will be is known only afterwards.
    func reserve(_ tokens: Int, for spender: TokenSpender, within limits: TokenLimits) async throws
        -> TokenReservation?

    /// Counts what was used in place of what was reserved.
    func settle(_ reservation: TokenReservation, used: Int) async throws
}

/// Who uses tokens.
public struct TokenSpender: Sendable, Hashable {
    public let turn: Identifier<Turn>
    /// `nil` for what a tutor wants, which only the course pays for.
    public let learner: Identifier<Learner>?
    public let course: String?

    public init(turn: Identifier<Turn>, learner: Identifier<Learner>?, course: String?) {
        (self.turn, self.learner, self.course) = (turn, learner, course)
    }
}

/// How many tokens may be used in a length of time.
public struct TokenLimits: Sendable, Hashable {
    public let learner: Int?
    public let course: Int?
    public let per: Duration

    public init(learner: Int?, course: Int?, per: Duration) {
        (self.learner, self.course, self.per) = (learner, course, per)
    }
}

/// Tokens that were set aside.
public struct TokenReservation: Sendable, Hashable {
    public let number: Int64
    public init(number: Int64) { self.number = number }
}
