import Reactor

/// Finds the sessions that are live, and gives events to those who listen.
final class SessionHub: Sendable {
    private struct State: Sendable {
        var sessions: [SessionID: SessionRoom] = [:]
        /// How often a session was let go; tells a load that it may have missed something.
        var releases = 0
    }

    private let store: any Store
    private let state = Lock(State())

    init(store: any Store) { self.store = store }

    /// A session that is live already.
    func live(_ id: SessionID) -> SessionRoom? { state.withLock { $0.sessions[id] } }

    var all: [SessionRoom] { state.withLock { Array($0.sessions.values) } }

    /// The session, made live when it is not.
    func session(_ id: SessionID) async throws(StoreError) -> SessionRoom {
        while true {
            if let live = live(id) { return live }
            let releases = state.withLock { $0.releases }
            // The latest entries tell how far the learner is on hint ladders.
            let restored = try await store.restore(id, for: .staff, limit: 100)
            let live = state.withLock { state -> SessionRoom? in
                if let present = state.sessions[id] { return present }
                guard state.releases == releases else { return nil }
                let live = SessionRoom(restored)
                state.sessions[id] = live
                return live
            }
            if let live { return live }
        }
    }

    /// Lets go of a session that nobody listens to and in which nothing runs.
    func release(_ live: SessionRoom) {
        state.withLock { state in
            guard live.isIdle, state.sessions[live.id] === live else { return }
            state.sessions[live.id] = nil
            state.releases += 1
        }
    }

    /// Gives committed events to those who listen to their session.
    func publish(_ entries: [Entry], of id: SessionID, session: StoredSession? = nil) {
        guard let live = live(id), let place = live.publish(entries, session: session) else { return }
        // An event before these was committed while the session was being made live: the log has it.
        Task { [store] in
            guard let page = try? await store.entries(of: id, after: place, for: .staff, limit: 1000) else { return }
            _ = live.publish(page.entries)
        }
    }

    func publish(_ change: SessionChange) {
        guard let entry = change.entry else { return }
        publish([entry], of: change.session.id, session: change.session)
    }
}
