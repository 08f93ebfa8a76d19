/// Something took longer than it was given.
public struct TimedOut: Error, Equatable, CustomStringConvertible {
    public let limit: Duration

    public init(limit: Duration) { self.limit = limit }

    public var description: String { "no end within \(limit)" }
}

/// Runs `body`, and cancels it when it takes longer than `limit`; with no limit, just runs it.
///
/// Cancelling asks; `body` must heed it, for nothing here outlives its caller. The body starts at once, and only when
/// it has to wait for something is a timer set: parts that happen to know the answer cost no timer.
func within<Value: Sendable>(
    _ limit: Duration?,
    clock: any Clock<Duration>,
    _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    guard let limit else { return try await body() }
    return try await withThrowingTaskGroup(of: Value?.self) { group in
        let isFinished = Finish()
        group.addImmediateTask {
            defer { isFinished.set() }
            return try await body()
        }
        if !isFinished.isSet {
            group.addTask {
                try await clock.sleep(for: limit)
                return nil
            }
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw CancellationError() }
        guard let value = first else { throw TimedOut(limit: limit) }
        return value
    }
}
