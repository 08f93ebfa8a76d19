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
