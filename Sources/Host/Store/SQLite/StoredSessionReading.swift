internal import SQLite

extension StoredSession {
    /// Reads a row of the view `stored_session`.
    init(_ row: borrowing Row, at now: Moment, patience: Duration) throws {
        let since = Moment(row, 7)
        let state = try SessionState(word: row, 5).seen(since: since, at: now, patience)
        let isOverdue = state == .expired && row.text(5) != state.rawValue
        self.init(
            id: SessionID(row, 0),
            learner: AccountID(row, 1),
            context: SessionContext(course: row.text(2), module: row.optionalText(3), version: row.integer(4)),
            state: state,
            reason: isOverdue ? SessionState.expiryReason : row.optionalText(6),
            since: isOverdue ? since + patience : since,
            openedAt: Moment(row, 8),
            lastActivity: Moment(row, 9),
            head: row.integer(10)
        )
    }
}

extension SessionState {
    /// Why a session is expired.
    static let expiryReason = "nobody came back"
}

extension Connection {
    func storedSession(_ id: SessionID, at now: Moment, patience: Duration) throws -> StoredSession {
        let session = try first("SELECT * FROM stored_session WHERE uuid = ?", .id(id)) {
            try StoredSession($0, at: now, patience: patience)
        }
        guard let session else { throw StoreError.unknownSession }
        return session
    }
}
