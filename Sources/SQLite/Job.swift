/// Work for a database thread: first done, then told how it went.
///
/// Telling comes later than doing, because a write has only happened once the commit has.
@usableFromInline
final class Job<Memory>: Sendable {
    /// Does the work, and returns why it failed, if it did.
    let run: @Sendable (Connection, inout Memory) -> (any Error)?
    /// Tells the caller what came of it, or that nothing did.
    let finish: @Sendable (DatabaseError?) -> Void

    @usableFromInline init(
        run: @escaping @Sendable (Connection, inout Memory) -> (any Error)?,
        finish: @escaping @Sendable (DatabaseError?) -> Void
    ) {
        self.run = run
        self.finish = finish
    }
}

extension Job {
    /// Open to the compiler, so that what comes of the work is handed on as what it is, not as anything there may be.
    @inlinable convenience init<Value: Sendable>(
        _ body: @escaping @Sendable (Connection, inout Memory) throws -> Value,
        then: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        let work = Work<Value>()
        self.init(
            run: { connection, memory in
                do {
                    work.outcome = .success(try body(connection, &memory))
                    return nil
                } catch {
                    work.outcome = .failure(error)
                    return error
                }
            },
            finish: { failure in
                // A job that failed by itself keeps its own reason, which says more than the fate of the batch it was in.
                if case .failure(let error)? = work.outcome { return then(.failure(error)) }
                if let failure { return then(.failure(failure)) }
                then(work.outcome ?? .failure(DatabaseError.closed))
            }
        )
    }
}

/// What came of a job, between the doing and the telling.
///
/// Safe to send: a job is posted once, and from then on belongs to the thread that takes it.
@usableFromInline
final class Work<Value: Sendable>: @unchecked Sendable {
    @exclusivity(unchecked) @usableFromInline var outcome: Result<Value, any Error>?

    @usableFromInline init() {}
}

extension DatabaseError {
    @usableFromInline static var closed: DatabaseError { DatabaseError(.closed, "The database was closed.") }
}
