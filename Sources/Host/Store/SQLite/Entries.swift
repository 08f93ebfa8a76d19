internal import SQLite

extension SQLiteStore {
    package func entries(
        of session: SessionID,
        after seq: Int64,
        for audience: Audience,
        limit: Int,
        then: @escaping StoreReply<EntryPage>
    ) {
        read({ db in try db.page(of: session, after: seq, for: audience, limit: limit) }, then: then)
    }

    package func entries(
        of session: SessionID,
        before seq: Int64,
        for audience: Audience,
        limit: Int
    ) async throws(StoreError) -> EntryPage {
        try await read { db in
            let row = try db.sessionRow(session)
            return try db.page(of: session, row, before: seq, for: audience, limit: limit)
        }
    }

    package func record(_ event: LogEvent) async throws(StoreError) -> Recorded {
        let now = rules.now()
        return try await write { db, memory in
            let live = try db.live(event.session, &memory)
            let author = try db.person(event.author, in: live)
            if let entry = try db.earlier(event.command, by: author, in: live) {
                return Recorded(entry: entry, duplicate: true)
            }
            if let turn = event.turn, turn.session != event.session { throw StoreError.unknownTurn }
            let draft = EntryDraft(
                kind: event.kind,
                audience: event.audience,
                membership: event.turn.map { .belongs(to: $0.seq) } ?? .none,
                author: author,
                command: event.command,
                body: event.body[...]
            )
            return Recorded(entry: try db.append(draft, to: live, at: now).entry, duplicate: false)
        }
    }
}

extension Connection {
    func sessionRow(_ id: SessionID) throws -> Int64 {
        let row = try first("SELECT id FROM tutoring_session WHERE uuid = ?", .id(id)) { $0.integer(0) }
        guard let row else { throw StoreError.unknownSession }
        return row
    }

    func page(of id: SessionID, after seq: Int64, for audience: Audience, limit: Int) throws -> EntryPage {
        let session = try sessionRow(id)
        var reader = EntryReader(id)
        try each(
            """
            SELECT seq, prev, kind, audience, turn, author, body, at, key FROM entry
            WHERE session = ? AND seq > ? AND audience <= ? ORDER BY seq LIMIT ?
            """,
            .integer(session),
            .integer(seq),
            .integer(audience.rawValue),
            .integer(Int64(max(0, limit)))
        ) { reader.take($0) }
        return EntryPage(entries: try reader.entries(self), head: try head(of: session, for: audience))
    }

    func page(
        of id: SessionID,
        _ session: Int64,
        before seq: Int64,
        for audience: Audience,
        limit: Int
    ) throws -> EntryPage {
        var reader = EntryReader(id)
        try each(
            """
            SELECT seq, prev, kind, audience, turn, author, body, at, key FROM entry
            WHERE session = ? AND seq < ? AND audience <= ? ORDER BY seq DESC LIMIT ?
            """,
            .integer(session),
            .integer(seq),
            .integer(audience.rawValue),
            .integer(Int64(max(0, limit)))
        ) { reader.take($0) }
        return EntryPage(entries: try reader.entries(self).reversed(), head: try head(of: session, for: audience))
    }

    func entry(at seq: Int64, of session: Int64, _ id: SessionID) throws -> Entry? {
        var reader = EntryReader(id)
        try each(
            """
            SELECT seq, prev, kind, audience, turn, author, body, at, key FROM entry WHERE session = ? AND seq = ?
            """,
            .integer(session),
            .integer(seq)
        ) { reader.take($0) }
        return try reader.entries(self).first
    }
}

/// Collects rows of a log: all bodies in one buffer, and each author's name looked up once.
struct EntryReader {
    private struct Line {
        let seq: Int64
        let previousVisible: Int64
        let kind: EntryKind
        let audience: Audience
        let turn: Int64?
        let author: Int64?
        let body: Range<Int>
        let at: Moment
        let key: CommandKey?
    }

    private let session: SessionID
    private var lines: [Line] = []
    private var bodies: [UInt8] = []

    init(_ session: SessionID) { self.session = session }

    /// Takes `seq, prev, kind, audience, turn, author, body, at, key`.
    mutating func take(_ row: borrowing Row) {
        lines.append(
            Line(
                seq: row.integer(0),
                previousVisible: row.integer(1),
                kind: EntryKind(row.text(2)),
                // What is neither is for staff: a kind of audience that this version does not know is no learner's.
                audience: Audience(rawValue: row.integer(3)) ?? .staff,
                turn: row.optionalInteger(4),
                author: row.optionalInteger(5),
                body: row.append(6, to: &bodies),
                at: Moment(row, 7),
                key: row.isNull(8) ? nil : CommandKey(row, 8)
            )
        )
    }

    func entries(_ db: Connection) throws -> [Entry] {
        var names: [Int64: AccountID] = [:]
        return try lines.map { line in
            if let author = line.author, names[author] == nil {
                names[author] = try db.first("SELECT uuid FROM account WHERE id = ?", .integer(author)) {
                    AccountID($0, 0)
                }
            }
            return Entry(
                session: session,
                seq: line.seq,
                previousVisible: line.previousVisible,
                kind: line.kind,
                audience: line.audience,
                turnSeq: line.turn,
                author: line.author.flatMap { names[$0] },
                key: line.key,
                body: bodies[line.body],
                at: line.at
            )
        }
    }
}
