import Reactor

/// How long sessions live: paused when the last one leaves and does not come back, expired when nobody does for long.
struct SessionLife: Sendable {
    struct Settings: Sendable, Equatable {
        /// How long after the last one left a session is paused; reloading a page takes less.
        var grace: Duration = .seconds(30)
        /// How long a session waits for somebody to come back.
        var expiry: Duration = .seconds(14 * 86_400)
    }

    let settings: Settings
    let store: any Store
    let hub: SessionHub
    let clock: any Clock<Duration>
    let now: @Sendable () -> Moment

    /// The state as anybody sees it now, whether or not the sweep has been by.
    func state(of session: StoredSession) -> SessionState {
        session.state.seen(since: session.since, at: now(), settings.expiry)
    }

    /// The learner is there: a session that was set aside goes on.
    func came(_ live: SessionRoom) async throws(StoreError) {
        let stored = live.stored
        guard stored.state.isOpen else { return }
        let next: SessionState = state(of: stored) == .expired ? .expired : .active
        guard next != stored.state else { return }
        let change = try await store.setState(
            next,
            of: live.id,
            reason: next == .active ? "back" : "idle",
            by: nil,
            command: nil
        )
        hub.publish(change)
    }

    /// The last one has left: the session is paused unless somebody is back in time.
    @discardableResult
    func lastLeft(_ live: SessionRoom) -> Task<Void, any Error>? {
        guard live.stored.state == .active else { return nil }
        // Begun at once, so that the time is counted from now.
        return Task.immediate { [clock, settings, movements = live.movements] in
            try await clock.sleep(for: settings.grace)
            // Whoever was back in the meantime and has left again has their own time.
            if live.movements == movements { try await setAside(live) }
        }
    }

    /// Pauses a session that nobody is in.
    private func setAside(_ live: SessionRoom) async throws(StoreError) {
        guard !live.hasListeners, !live.hasTurns, live.stored.state == .active else { return }
        hub.publish(try await store.setState(.paused, of: live.id, reason: "left", by: nil, command: nil))
        // Whoever came in this very moment found it active.
        if live.hasListeners { try await came(live) }
    }

    /// Pauses what nobody has come to, such as a session that is used over HTTP only, or could not be paused in time.
    private func setAsideAbandoned() async throws(StoreError) {
        var last: SessionID?
        while true {
            let quiet = try await store.quietSessions(since: now() - settings.grace, after: last, limit: 500)
            for id in quiet where hub.live(id)?.hasListeners != true { try await setAside(try await hub.session(id)) }
            guard quiet.count == 500 else { return }
            last = quiet.last
        }
    }

    /// Sets aside what nobody uses, and marks what has expired, so that lists and exports say so too.
    func sweep() async throws(StoreError) {
        try await setAsideAbandoned()
        while true {
            let changes = try await store.sweepExpired(limit: 200)
            for change in changes { hub.publish(change) }
            if changes.count < 200 { return }
        }
    }

    /// Writes down a session as lists show it.
    func describe(_ session: StoredSession, in text: inout JSONText) {
        text.field("id", session.id)
        text.field("course", session.context.course)
        if let module = session.context.module { text.field("module", module) } else { text.null("module") }
        text.field("state", state(of: session).rawValue)
        text.field("opened_at", session.openedAt)
        text.field("last_activity", session.lastActivity)
        text.field("head", session.head)
    }

    /// A session by itself.
    func described(_ session: StoredSession) -> [UInt8] {
        var text = JSONText()
        describe(session, in: &text)
        return text.closed()
    }
}
