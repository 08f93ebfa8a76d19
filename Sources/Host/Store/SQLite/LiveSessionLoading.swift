internal import SQLite

extension Connection {
    /// The session as this transaction finds it.
    func live(_ id: SessionID, _ memory: inout WriterMemory) throws -> LiveSession {
        try memory.session(id) { try load(id) }
    }

    private func load(_ id: SessionID) throws -> LiveSession {
        let found = try first(
            """
            SELECT session.id, account.uuid, account.id, session.state, session.since
            FROM tutoring_session AS session JOIN account ON account.id = session.learner
            WHERE session.uuid = ?
            """,
            .id(id)
        ) { row in
            (
                row: row.integer(0), learner: Person(id: AccountID(row, 1), row: row.integer(2)),
                state: try SessionState(word: row, 3), since: Moment(row, 4)
            )
        }
        guard let found else { throw StoreError.unknownSession }
        let live = LiveSession(
            id: id,
            row: found.row,
            learner: found.learner,
            state: found.state,
            since: found.since,
            head: try head(of: found.row, for: .staff),
            visibleHead: try head(of: found.row, for: .everyone),
            keys: RecentKeys(latest: try latestKeys(of: found.row))
        )
        live.ticket = try liveTicket(ofSession: found.row)
        return live
    }

    /// The last place in a log that an audience may see; 0 where there is none.
    func head(of session: Int64, for audience: Audience) throws -> Int64 {
        try first(
            "SELECT seq FROM entry WHERE session = ? AND audience <= ? ORDER BY seq DESC LIMIT 1",
            .integer(session),
            .integer(audience.rawValue)
        ) { $0.integer(0) } ?? 0
    }

    private func latestKeys(of session: Int64) throws -> [RecentKeys.Known] {
        try all(
            """
            SELECT coalesce(author, 0), key, fingerprint, seq FROM entry
            WHERE session = ? AND key IS NOT NULL ORDER BY seq DESC LIMIT ?
            """,
            .integer(session),
            .integer(Int64(RecentKeys.capacity))
        ) { row in
            RecentKeys.Known(
                author: row.integer(0),
                command: CommandStamp(key: CommandKey(row, 1), fingerprint: row.integer(2)),
                seq: row.integer(3)
            )
        }.reversed()
    }

    /// Whom an account's name means.
    func person(_ id: AccountID) throws -> Person {
        guard let row = try first("SELECT id FROM account WHERE uuid = ?", .id(id), read: { $0.integer(0) }) else {
            throw StoreError.unknownAccount
        }
        return Person(id: id, row: row)
    }

    /// Whom an account's name means; the learner of the session, most of the time, who need not be looked up.
    func person(_ id: AccountID?, in live: LiveSession) throws -> Person? {
        guard let id else { return nil }
        return id == live.learner.id ? live.learner : try person(id)
    }
}
