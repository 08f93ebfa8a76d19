/// Runs `body` in a task of its own and waits for it no longer than `limit`; `nil` when it is not done by then.
///
/// The task is cancelled when time is up, and left behind when it does not heed that: a test must not hang with it.
func finished<Value: Sendable>(
    within limit: Duration,
    _ body: @escaping @Sendable () async -> Value
) async -> Value? {
    let (values, continuation) = AsyncStream.makeStream(of: Value?.self)
    let work = Task { continuation.yield(await body()) }
    let alarm = Task {
        try? await Task.sleep(for: limit)
        continuation.yield(nil)
    }
    defer {
        work.cancel()
        alarm.cancel()
    }
    for await value in values { return value }
    return nil
}

/// What `body` gives, or the error it throws; takes no longer than `limit`.
func outcome<Value: Sendable>(
    within limit: Duration,
    of body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    let result = await finished(within: limit) { () -> Result<Value, any Error> in
        do { return .success(try await body()) } catch { return .failure(error) }
    }
    guard let result else { throw Evidence("it still ran after \(limit)") }
    return try result.get()
}

/// Whether a task has ended, one way or the other, after no more than `limit`.
func hasEnded<Value: Sendable>(_ task: Task<Value, any Error>, within limit: Duration) async -> Bool {
    await finished(within: limit) { () -> Bool in
        _ = await task.result
        return true
    } ?? false
}
