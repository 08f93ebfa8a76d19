/// Stands between learners and answers: it sees every question before any responder does, and every piece of a reply
/// before the learner does.
///
/// A guard that throws counts as one that refuses: what cannot be checked is not let through.
public protocol Guard: Sendable {
    /// Looks at a question on its way in; may rewrite it.
    func admit(_ turn: inout Turn) async throws -> Admission

    /// Looks at what was found out after the question was admitted, such as what had been said before.
    func cover(_ turn: inout Turn) async throws

    /// Looks at a reply on its way out.
    func screen(_ draft: Draft, of turn: Turn) async throws -> Screening

    /// How long text may be held when no more of it comes; then it is looked at as it is.
    ///
    /// `nil`, which is the default, holds it until there is more text or the reply is complete.
    var patience: Duration? { get }
}

/// A guard that makes up its mind about replies without waiting for anything.
///
/// Replies come word by word: a guard that may wait costs each of them a task and a timer.
public protocol InstantScreen: Guard {
    /// Looks at a reply on its way out, as ``Guard/screen(_:of:)`` does.
    func judge(_ draft: Draft, of turn: Turn) throws -> Screening
}

/// A guard that hears from words alone that somebody has to come at once.
///
/// Such words do not wait for the answer to what was asked before: the host stops it.
public protocol AlarmGuard: Guard {
    func isAlarmed(by text: String) -> Bool
}

/// A guard that makes up its mind without waiting for anything.
public protocol InstantGuard: InstantScreen {
    /// Looks at a question on its way in, as ``Guard/admit(_:)`` does.
    func judge(_ turn: inout Turn) throws -> Admission
}

extension Guard {
    public func admit(_ turn: inout Turn) async throws -> Admission { .pass }
    public func cover(_ turn: inout Turn) async throws {}
    public func screen(_ draft: Draft, of turn: Turn) async throws -> Screening { .release }
    public var patience: Duration? { nil }
}

extension InstantScreen {
    public func screen(_ draft: Draft, of turn: Turn) async throws -> Screening { try judge(draft, of: turn) }
}

extension InstantGuard {
    public func admit(_ turn: inout Turn) async throws -> Admission { try judge(&turn) }
}

/// What a guard says to a question.
public enum Admission: Sendable, Equatable {
    case pass
    case refuse(Refusal)
    case park(Parking)
}

/// What a guard says to a piece of a reply.
public enum Screening: Sendable, Equatable {
    /// All that is pending may be shown.
    case release
    /// The last `characters` of what is pending wait for more text; everything before them may be shown.
    case hold(last: Int)
    /// This is shown instead of what is pending, but for its last characters, which wait for more text.
    case replace(String, holdingLast: Int = 0)
    case refuse(Refusal)

    /// Nothing is shown until there is more text.
    public static var hold: Screening { .hold(last: .max) }
}

/// A reply in the making, as one guard sees it.
public struct Draft: Sendable, Equatable {
    /// What this guard has let through already.
    public var released: String
    /// What has been written since.
    public var pending: String
    /// Nothing more will be written: what is held now is never shown.
    public var isFinal: Bool
    /// What is pending has waited as long as it may: what can be shown of it is to be shown now.
    public var isOverdue: Bool

    public init(released: String = "", pending: String, isFinal: Bool, isOverdue: Bool = false) {
        self.released = released
        self.pending = pending
        self.isFinal = isFinal
        self.isOverdue = isOverdue
    }
}

/// A guard's no, with what the learner is told.
public struct Refusal: Sendable, Equatable, Error, ExpressibleByStringLiteral {
    public var reason: String
    /// When it makes sense to ask again.
    public var retryAfter: Duration?

    public init(_ reason: String, retryAfter: Duration? = nil) {
        self.reason = reason
        self.retryAfter = retryAfter
    }

    public init(stringLiteral value: String) { self.init(value) }
}
