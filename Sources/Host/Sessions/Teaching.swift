import Pipeline

/// Which chain answers where.
protocol Teaching: Sendable {
    func lesson(course: String, module: String?) -> Lesson
    /// How much help there is at the moment.
    func lock(course: String, module: String?) -> LockGrade
    /// The part of it that somebody has set, besides what the configuration says.
    func liveLock(course: String, module: String?) -> LockGrade
}

/// A chain as one turn uses it, from the turn's beginning to its end.
///
/// An object that never changes, handed on without copying the chain.
final class Lesson: Sendable {
    let chain: Chain
    let revision: String
    /// How much help the configuration locks here.
    let lock: LockGrade
    /// Keeps alive what the chain's parts rely on.
    private let services: RunningServices?

    init(chain: Chain, revision: String, lock: LockGrade = .off, services: RunningServices? = nil) {
        (self.chain, self.revision, self.lock, self.services) = (chain, revision, lock, services)
    }
}
