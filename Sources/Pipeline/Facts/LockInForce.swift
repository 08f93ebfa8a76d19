/// How much help the host allows where this question was asked.
public struct LockInForce: Codable, Sendable, Equatable, ContextKey {
    public static let name = "lock"
    public static let facts: [Fact] = [
        .text(
            "lock.grade",
            of: LockInForce.self,
            "how much help is locked: hints, people or closed; absent when all help is there"
        ) {
            $0.grade.rawValue
        }
    ]

    public var grade: LockGrade

    public init(_ grade: LockGrade) { self.grade = grade }
}

/// A responder that may be asked although help is locked, because it keeps to what the lock allows.
///
/// One that does not say so is silent under every lock: a part nobody thought about must not give an answer away.
public protocol LockAwareResponder: Responder {
    /// The strictest lock under which it may be asked.
    static var strictestLock: LockGrade { get }
}

extension Chain {
    /// The chain as it is under a lock.
    public func under(_ lock: LockGrade) -> Chain {
        var chain = self
        chain.lock = lock
        return chain
    }
}

extension LockGrade {
    /// Whether a part may be asked although help is locked.
    func allows(_ part: any Responder) -> Bool {
        guard self > .off else { return true }
        guard let aware = part as? any LockAwareResponder else { return false }
        return self <= type(of: aware).strictestLock
    }
}
