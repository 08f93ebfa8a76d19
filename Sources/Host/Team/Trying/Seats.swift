import Locking

/// Lets only so many do something at once that takes a lot of the machine; the rest is told to come back.
final class Seats: Sendable {
    private let free: Lock<Int>

    init(_ count: Int) { free = Lock(count) }

    /// Does something in a free seat; throws at once when there is none.
    func take<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        let hasSeat = free.withLock { free in
            guard free > 0 else { return false }
            free -= 1
            return true
        }
        guard hasSeat else { throw Refused(.tooMany) }
        defer { free.withLock { $0 += 1 } }
        return try await body()
    }
}
