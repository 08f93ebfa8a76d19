import Synchronization

/// A value that one thread at a time may touch.
///
/// `Mutex` alone would do, but ThreadSanitizer on Linux does not see its futex and would report races that are none; it
/// sees the baton that is handed on inside.
final class Locked<Value: Sendable>: Sendable {
    private let value: Mutex<Value>
    private let baton = Atomic(false)

    init(_ value: Value) { self.value = Mutex(value) }

    func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
        value.withLock { value in
            _ = baton.load(ordering: .acquiring)
            defer { baton.store(true, ordering: .releasing) }
            return body(&value)
        }
    }
}
