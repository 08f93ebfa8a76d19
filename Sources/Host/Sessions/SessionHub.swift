import Locking

/// Finds the sessions that are live, and gives events to those who listen.
///
/// A room lives as long as somebody uses it: a line that listens, a turn that runs, a request that is looking. The hub
/// itself keeps none alive, so that nobody can be left in a room that others no longer find.
final class SessionHub: Sendable {
    fileprivate struct Place: Sendable {
        let number: Int
        weak var room: SessionRoom?
    }

    /// What was published of a session while it was being made live, which those who read it then may have missed.
    fileprivate struct Loading: Sendable {
        var readers = 1
        var entries: [Entry] = []
    }

    fileprivate struct State: Sendable {
        var places: [SessionID: Place] = [:]
        var rooms = 0
        var loading: [SessionID: Loading] = [:]
    }

    typealias Restore = @Sendable (SessionID) async throws(StoreError) -> RestoredSession

    private let store: any Store
    private let clock: any Clock<Duration>
    private let restore: Restore
    private let state = Lock(State())

    convenience init(store: any Store, clock: any Clock<Duration> = ContinuousClock()) {
        self.init(store: store, clock: clock) { id async throws(StoreError) in
            // The latest entries tell how far the learner is on hint ladders.
            try await store.restore(id, for: .staff, limit: 100)
        }
    }

    /// `restore` is how a session is read before it is live.
    init(store: any Store, clock: any Clock<Duration> = ContinuousClock(), restore: @escaping Restore) {
        (self.store, self.clock, self.restore) = (store, clock, restore)
    }

    /// A session that is live already.
    func live(_ id: SessionID) -> SessionRoom? { state.withLock { $0.places[id]?.room } }

    var all: [SessionRoom] { state.withLock { $0.places.values.compactMap(\.room) } }

    /// The session, made live when it is not.
    func session(_ id: SessionID) async throws(StoreError) -> SessionRoom {
        if let live = live(id) { return live }
        state.withLock { state in
            if state.loading[id] == nil { state.loading[id] = Loading() } else { state.loading[id]?.readers += 1 }
        }
        do { return room(of: id, with: try await restore(id)) } catch {
            _ = state.withLock { $0.missed(id) }
            throw error
        }
    }

    /// The room of a session that was read, unless another reader has made one.
    private func room(of id: SessionID, with restored: RestoredSession) -> SessionRoom {
        state.withLock { state in
            let missed = state.missed(id)
            if let present = state.places[id]?.room { return present }
            state.rooms += 1
            let live = SessionRoom(restored) { [weak self, number = state.rooms] in self?.ended(id, number) }
            // Under the lock, so that nobody finds it as it was before.
            _ = live.publish(missed)
            state.places[id] = Place(number: state.rooms, room: live)
            return live
        }
    }

    /// Forgets a room that is no more, unless there is a new one already.
    ///
    /// It goes by the number: looking at the room could make this the last one to use it, which then ends under the lock.
    private func ended(_ id: SessionID, _ number: Int) {
        state.withLock { state in
            if state.places[id]?.number == number { state.places[id] = nil }
        }
    }

    // Publishing

    /// Gives committed events to those who listen to their session.
    func publish(_ entries: [Entry], of id: SessionID) {
        let live = state.withLock { state in
            state.loading[id]?.entries += entries
            return state.places[id]?.room
        }
        if let live { give(entries, to: live) }
    }

    func publish(_ entries: [Entry], in live: SessionRoom) {
        state.withLock { $0.loading[live.id]?.entries += entries }
        give(entries, to: live)
    }

    func publish(_ change: SessionChange) {
        if let expiry = change.expiry { publish([expiry], of: expiry.session) }
        guard let entry = change.entry else { return }
        publish([entry], of: change.session.id)
    }

    private func give(_ entries: [Entry], to live: SessionRoom) {
        guard live.publish(entries) != nil, live.beginMending() else { return }
        Task { await mend(live) }
    }

    /// Reads what is missing before events that have come, however often it takes.
    private func mend(_ live: SessionRoom) async {
        // The store's answers may overtake each other, and then nothing has to be read.
        await Task.yield()
        while let place = live.gap() {
            do {
                let page = try await store.entries(of: live.id, after: place, for: .staff, limit: 1000)
                // Nothing is missing of a conversation that was taken out.
                guard !page.entries.isEmpty else { return }
                _ = live.publish(page.entries)
            } catch {
                guard error.retry, !live.isEnding else { return }
                try? await clock.sleep(for: .milliseconds(250))
            }
        }
    }
}

extension SessionHub.State {
    /// What was published while somebody who has read a session now did so.
    fileprivate mutating func missed(_ id: SessionID) -> [Entry] {
        guard var reading = loading[id] else { return [] }
        reading.readers -= 1
        loading[id] = reading.readers > 0 ? reading : nil
        return reading.entries
    }
}
