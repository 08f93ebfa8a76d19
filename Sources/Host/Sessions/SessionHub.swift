import Locking

/// Finds the sessions that are live, and gives events to those who listen.
///
/// A room lives as long as somebody uses it: a line that listens, a turn that runs, a request that is looking. The hub
/// itself keeps none alive, so that nobody can be left in a room that others no longer find.
final class SessionHub: Sendable {
    private struct Place: Sendable {
        let number: Int
        weak var room: SessionRoom?
    }

    private struct State: Sendable {
        var places: [SessionID: Place] = [:]
        var rooms = 0
        /// How many rooms have ended; tells a load that it may have missed something.
        var endings = 0
    }

    private let store: any Store
    private let state = Lock(State())

    init(store: any Store) { self.store = store }

    /// A session that is live already.
    func live(_ id: SessionID) -> SessionRoom? { state.withLock { $0.places[id]?.room } }

    var all: [SessionRoom] { state.withLock { $0.places.values.compactMap(\.room) } }

    /// The session, made live when it is not.
    func session(_ id: SessionID) async throws(StoreError) -> SessionRoom {
        while true {
            if let live = live(id) { return live }
            let endings = state.withLock { $0.endings }
            // The latest entries tell how far the learner is on hint ladders.
            let restored = try await store.restore(id, for: .staff, limit: 100)
            let live = state.withLock { state -> SessionRoom? in
                if let present = state.places[id]?.room { return present }
                guard state.endings == endings else { return nil }
                state.rooms += 1
                let live = SessionRoom(restored) { [weak self, number = state.rooms] in self?.ended(id, number) }
                state.places[id] = Place(number: state.rooms, room: live)
                return live
            }
            if let live { return live }
        }
    }

    /// Forgets a room that is no more, unless there is a new one already.
    ///
    /// It goes by the number: looking at the room could make this the last one to use it, which then ends under the lock.
    private func ended(_ id: SessionID, _ number: Int) {
        state.withLock { state in
            state.endings += 1
            if state.places[id]?.number == number { state.places[id] = nil }
        }
    }

    /// Gives committed events to those who listen to their session.
    func publish(_ entries: [Entry], of id: SessionID) {
        if let live = live(id) { publish(entries, in: live) }
    }

    func publish(_ entries: [Entry], in live: SessionRoom) {
        guard let place = live.publish(entries) else { return }
        // An event before these was committed while the session was being made live: the log has it.
        Task { [store] in
            guard let page = try? await store.entries(of: live.id, after: place, for: .staff, limit: 1000) else {
                return
            }
            _ = live.publish(page.entries)
        }
    }

    func publish(_ change: SessionChange) {
        guard let entry = change.entry else { return }
        publish([entry], of: change.session.id)
    }
}
