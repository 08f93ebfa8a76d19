import Locking

/// Lets only so many do something at once that takes a lot of the machine; the rest is told to come back.
final class Turnstile: Sendable {
    private let inside = Lock(0)
    private let places: Int

    init(places: Int) { self.places = places }

    /// Does something once there is nobody in the way; throws at once when there is.
    func pass<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        try enter()
        defer { leave() }
        return try await body()
    }

    func enter() throws(Refused) {
        let isIn = inside.withLock { inside in
            guard inside < places else { return false }
            inside += 1
            return true
        }
        guard isIn else { throw Refused(.tooMany) }
    }

    func leave() { inside.withLock { $0 -= 1 } }
}
