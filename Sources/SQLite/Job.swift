/// Work for a database thread: first done, then told how it went.
///
/// Telling comes later than doing, because a write has only happened once the commit has.
/// Safe to send: a job is posted once, and from then on belongs to the thread that takes it.
class Job<Memory>: @unchecked Sendable {
    /// Does the work, and returns why it failed, if it did.
    func run(_ connection: Connection, _ memory: inout Memory) -> (any Error)? { nil }

    /// Tells the caller what came of it, or that nothing did.
    func finish(_ failure: DatabaseError?) {}
}

final class Work<Memory, Result: Sendable>: Job<Memory>, @unchecked Sendable {
    typealias Outcome = Swift.Result<Result, any Error>
    private let body: @Sendable (Connection, inout Memory) throws -> Result
    private let then: @Sendable (Outcome) -> Void
    private var outcome: Outcome?

    init(
        _ body: @escaping @Sendable (Connection, inout Memory) throws -> Result,
        then: @escaping @Sendable (Outcome) -> Void
    ) {
        self.body = body
        self.then = then
    }

    override func run(_ connection: Connection, _ memory: inout Memory) -> (any Error)? {
        do {
            outcome = .success(try body(connection, &memory))
            return nil
        } catch {
            outcome = .failure(error)
            return error
        }
    }

    override func finish(_ failure: DatabaseError?) {
        // A job that failed by itself keeps its own reason, which says more than the fate of the batch it was in.
        if case .failure(let error)? = outcome { return then(.failure(error)) }
        if let failure { return then(.failure(failure)) }
        guard let outcome else { return then(.failure(DatabaseError(.closed, "The database was closed."))) }
        then(outcome)
    }
}
