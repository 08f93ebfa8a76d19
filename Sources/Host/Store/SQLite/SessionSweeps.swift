internal import SQLite

extension SQLiteStore {
    package func sweepExpired(limit: Int) async throws(StoreError) -> [SessionChange] {
        let now = rules.now()
        let patience = rules.patience
        return try await write { db, memory in
            let overdue = try db.all(
                "SELECT uuid FROM tutoring_session WHERE state = 'paused' AND since <= ? ORDER BY since LIMIT ?",
                .moment(now - patience),
                .integer(Int64(max(0, limit)))
            ) { SessionID($0, 0) }
            return try overdue.map { id in
                let entry = try db.expire(try db.live(id, &memory), at: now)
                let session = try db.storedSession(id, at: now, patience: patience)
                return SessionChange(session: session, entry: entry, duplicate: false)
            }
        }
    }

    package func pauseAbandoned(limit: Int) async throws(StoreError) -> [SessionChange] {
        let now = rules.now()
        let patience = rules.patience
        return try await write { db, memory in
            let abandoned = try db.all(
                "SELECT * FROM stored_session WHERE state = 'active' ORDER BY since LIMIT ?",
                .integer(Int64(max(0, limit)))
            ) { try StoredSession($0, at: now, patience: patience) }
            return try abandoned.map { left in
                let entry = try db.change(
                    try db.live(left.id, &memory),
                    to: .paused,
                    reason: "the host restarted",
                    by: nil,
                    command: nil,
                    since: left.lastActivity,
                    at: now
                )
                let session = try db.storedSession(left.id, at: now, patience: patience)
                return SessionChange(session: session, entry: entry, duplicate: false)
            }
        }
    }
}
