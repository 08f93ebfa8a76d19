internal import SQLite

extension SQLiteStore {
    package func session(_ id: SessionID) async throws(StoreError) -> StoredSession {
        let now = rules.now()
        let patience = rules.patience
        return try await read { try $0.storedSession(id, at: now, patience: patience) }
    }

    package func sessions(
        of learner: AccountID,
        before: SessionID?,
        limit: Int
    ) async throws(StoreError) -> [StoredSession] {
        let now = rules.now()
        let patience = rules.patience
        return try await read { db in
            let learner = try db.person(learner)
            let end = try before.map { try db.sessionRow($0) } ?? .max
            return try db.sessions(of: learner.row, before: end, limit: limit, at: now, patience)
        }
    }

    package func quietSessions(
        since: Moment,
        after: SessionID?,
        limit: Int
    ) async throws(StoreError) -> [SessionID] {
        try await read { db in
            let start = try after.map { try db.sessionRow($0) } ?? 0
            return try db.all(
                """
                SELECT uuid FROM stored_session
                WHERE state = 'active' AND row > ?1 AND last_activity <= ?2 ORDER BY row LIMIT ?3
                """,
                .integer(start),
                .moment(since),
                .integer(Int64(max(0, limit)))
            ) { SessionID($0, 0) }
        }
    }

    package func glances(at sessions: [SessionID]) async throws(StoreError) -> [SessionGlance] {
        try await read { db in try sessions.map { try db.glance(at: $0) } }
    }

    package func restore(
        _ id: SessionID,
        for audience: Audience,
        limit: Int
    ) async throws(StoreError) -> RestoredSession {
        let now = rules.now()
        let patience = rules.patience
        let epoch = epoch
        return try await read { db in
            let session = try db.storedSession(id, at: now, patience: patience)
            let row = try db.sessionRow(id)
            let page = try db.page(of: id, row, before: .max, for: audience, limit: limit)
            let earliest = page.entries.first.map { $0.previous(for: audience) } ?? page.head
            return RestoredSession(
                session: session,
                epoch: epoch,
                page: page,
                hasEarlier: earliest > 0,
                ticket: try db.openTicket(ofSession: row),
                offered: try db.coursesOffered(session: row)
            )
        }
    }
}

extension Connection {
    fileprivate func glance(at id: SessionID) throws -> SessionGlance {
        let glance = try first(
            """
            SELECT (SELECT body ->> 'text' FROM entry WHERE session = talk.id AND kind = 'message'
                        AND author = talk.learner AND body ->> 'text' <> '' ORDER BY seq DESC LIMIT 1),
                (SELECT state FROM ticket WHERE session = talk.id AND ended_at IS NULL),
                (SELECT author <> talk.learner FROM entry WHERE session = talk.id AND kind = 'message'
                    AND audience = 0 ORDER BY seq DESC LIMIT 1)
            FROM tutoring_session AS talk WHERE uuid = ?
            """,
            .id(id)
        ) { row in
            SessionGlance(
                question: row.optionalText(0),
                ticket: row.isNull(1) ? nil : try TicketState(word: row, 1),
                // The host and its parts are no authors.
                tutorSpokeLast: row.optionalInteger(2) == 1
            )
        }
        guard let glance else { throw StoreError.unknownSession }
        return glance
    }

    /// A learner's sessions by their rows, latest first, those before `end`.
    func sessions(
        of learner: Int64,
        before end: Int64,
        limit: Int,
        at now: Moment,
        _ patience: Duration
    ) throws -> [StoredSession] {
        try all(
            "SELECT * FROM stored_session WHERE learner_row = ? AND row < ? ORDER BY row DESC LIMIT ?",
            .integer(learner),
            .integer(end),
            .integer(Int64(max(0, limit)))
        ) { try StoredSession($0, at: now, patience: patience) }
    }
}
