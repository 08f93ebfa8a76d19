import Locking
import Testing

@testable import Reactor

@Suite struct `A lock` {
    private final class Guest: Sendable {
        let leave: @Sendable () -> Void

        init(leave: @escaping @Sendable () -> Void) { self.leave = leave }

        deinit { leave() }
    }

    @Test func `one thread at a time touches what is behind it`() async {
        let count = Lock(0)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { for _ in 0..<10_000 { count.withLock { $0 += 1 } } }
            }
        }
        #expect(count.withLock { $0 } == 80_000)
    }

    @Test func `what is behind it goes with its last owner`() {
        let left = Lock(false)
        var lock: Lock<Guest>? = Lock(Guest { left.withLock { $0 = true } })
        let other = lock
        lock = nil
        #expect(!left.withLock { $0 })
        _ = consume other
        #expect(left.withLock { $0 })
    }
}
