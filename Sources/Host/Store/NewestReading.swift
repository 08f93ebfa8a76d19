import Locking

/// What was read of the store last, for those who ask all the time.
///
/// Whoever changes something reads it again behind their commit. Of readings that overlap the one that began last
/// counts: one that began earlier may have seen less, however late it ends.
final class NewestReading<Value: Sendable>: Sendable {
    private struct State: Sendable {
        var value: Value
        var begun = 0
        var shown = 0
    }

    private let state: Lock<State>

    init(_ value: Value) { state = Lock(State(value: value)) }

    var value: Value { state.withLock { $0.value } }

    /// Reads anew; gives what had been known before, and `nil` when a later reading has been shown already.
    @discardableResult
    func refresh(_ read: () async throws(StoreError) -> Value) async throws(StoreError) -> Value? {
        let number = state.withLock { state in
            state.begun += 1
            return state.begun
        }
        let value = try await read()
        return state.withLock { state in
            guard number > state.shown else { return nil }
            defer { (state.value, state.shown) = (value, number) }
            return state.value
        }
    }
}
