import Locking
import Pipeline

/// The locks that hold now: what is set while the host runs, at hand for every question.
///
/// Kept in memory because each message asks; the store has them too, so that a restart lifts none.
final class LockBoard: Sendable {
    private let store: any LockStore
    private let now: @Sendable () -> Moment
    private let locks = NewestReading<[Place: [LiveLock]]>([:])
    /// Told when something was set or lifted.
    private let changed = Lock<@Sendable () -> Void>({})

    private struct Place: Hashable {
        let course: String
        let module: String?
    }

    init(store: any LockStore, now: @escaping @Sendable () -> Moment) {
        self.store = store
        self.now = now
    }

    /// Reads the locks from the store.
    func refresh() async throws(StoreError) {
        try await locks.refresh { () async throws(StoreError) in
            Dictionary(grouping: try await store.locks()) { Place(course: $0.course, module: $0.module) }
        }
        changed.withLock { $0 }()
    }

    func onChange(_ tell: @escaping @Sendable () -> Void) { changed.withLock { $0 = tell } }

    /// The strictest lock that was set for this place, if any holds.
    func lock(course: String, module: String?) -> LiveLock? {
        let locks = locks.value
        guard !locks.isEmpty else { return nil }
        let ofModule = module.flatMap { locks[Place(course: course, module: $0)] } ?? []
        let here = ofModule + (locks[Place(course: course, module: nil)] ?? [])
        guard !here.isEmpty else { return nil }
        let now = now()
        return here.filter { $0.holds(at: now) }.max { $0.grade < $1.grade }
    }

    /// When the next lock begins or ends by itself.
    var nextTurn: Moment? {
        let now = now()
        return locks.value.values.joined().flatMap { [$0.from, $0.until] }.compactMap { $0 }
            .filter { $0 > now }.min()
    }

    func set(_ lock: LiveLock) async throws(StoreError) {
        try await store.setLock(lock)
        try await refresh()
    }

    func lift(course: String, module: String?) async throws(StoreError) -> Bool {
        let lifted = try await store.liftLock(course: course, module: module)
        try await refresh()
        return lifted
    }

    func all() async throws(StoreError) -> [LiveLock] { try await store.locks() }
}
