extension TurnRunner {
    /// Has the store do something, however often it takes; `nil` when it never will, or when there is no more use.
    func untilDone<Value>(
        unless isOver: () -> Bool,
        _ act: () async throws(StoreError) -> Value
    ) async -> Value? {
        var pause = Duration.milliseconds(250)
        while true {
            do { return try await act() } catch {
                guard error.retry, !isOver() else { return nil }
                do { try await clock.sleep(for: pause) } catch {
                    guard !isOver() else { return nil }
                    // In a task of its own: an answer that was stopped still waits to have its ending written down.
                    try? await Task { [clock, pause] in try await clock.sleep(for: pause) }.value
                }
                pause = min(pause * 2, .seconds(10))
            }
        }
    }
}
