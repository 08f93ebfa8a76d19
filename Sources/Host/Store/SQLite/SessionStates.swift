internal import SQLite

extension Connection {
    /// Makes a paused session active because its learner acts in it; throws when it is over.
    func wake(_ live: LiveSession, at now: Moment, patience: Duration) throws -> Entry? {
        switch live.state(at: now, patience: patience) {
        case .active: return nil
        case .paused: return try change(live, to: .active, reason: "message", by: live.learner, command: nil, at: now)
        case .closed: throw StoreError.notOpen(.closed)
        case .expired: throw StoreError.notOpen(.expired)
        }
    }

    /// Brings a session into a state and writes the entry that says so.
    func change(
        _ live: LiveSession,
        to state: SessionState,
        reason: String,
        by author: Person?,
        command: CommandStamp?,
        since: Moment? = nil,
        at now: Moment
    ) throws -> Entry {
        let body: JSON = ["state": .string(state.rawValue), "reason": .string(reason)]
        let entry = try append(
            EntryDraft(kind: .sessionState, author: author, command: command, body: body.bytes[...]),
            to: live,
            at: now
        ).entry
        // A session that is over leaves its place to the next one on the same module.
        try run(
            """
            UPDATE tutoring_session SET state = ?1, reason = ?2, since = ?3, slot = iif(?4, slot, NULL) WHERE id = ?5
            """,
            .text(state.rawValue),
            .text(reason),
            .moment(since ?? now),
            .flag(state.isOpen),
            .integer(live.row)
        )
        live.state = state
        live.since = since ?? now
        if !state.isOpen { try abandonTicket(of: live, because: state.rawValue, at: now) }
        return entry
    }
}

extension LiveSession {
    func state(at now: Moment, patience: Duration) -> SessionState { state.seen(since: since, at: now, patience) }
}

extension SessionState {
    /// The state as it is at a moment: a session that was paused for too long is over before the sweep says so.
    func seen(since: Moment, at now: Moment, _ patience: Duration) -> SessionState {
        self == .paused && since + patience <= now ? .expired : self
    }
}
