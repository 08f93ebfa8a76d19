internal import SQLite

/// An entry on its way into the log, but for what only the log knows.
struct EntryDraft {
    /// The turn that an entry belongs to.
    enum Membership {
        case none
        /// It opens the turn that is named after it.
        case opens
        case belongs(to: Int64)
    }

    var kind: EntryKind
    var audience = Audience.everyone
    var membership = Membership.none
    var author: Person?
    var command: CommandStamp?
    var body: ArraySlice<UInt8>
}

/// The writer's side of a session's log; every verb that adds to a log does so through here.
extension Connection {
    /// Adds an entry at the log's end, and returns it with its row.
    func append(_ draft: EntryDraft, to live: LiveSession, at now: Moment) throws -> (entry: Entry, row: Int64) {
        let seq = live.head + 1
        let turn: Int64? =
            switch draft.membership {
            case .none: nil
            case .opens: seq
            case .belongs(let turn): turn
            }
        if draft.command != nil { try makeRoom(in: live) }
        try run(
            """
            INSERT INTO entry (session, seq, prev, kind, audience, turn, author, key, fingerprint, body, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ) { row in
            row.put(live.row)
            row.put(seq)
            row.put(live.visibleHead)
            row.put(draft.kind.name)
            row.put(draft.audience.rawValue)
            row.put(turn)
            row.put(draft.author?.row)
            row.put(draft.command?.key)
            row.put(draft.command?.fingerprint)
            row.put(utf8: draft.body)
            row.put(now)
        }
        let entry = Entry(
            session: live.id,
            seq: seq,
            previousVisible: live.visibleHead,
            kind: draft.kind,
            audience: draft.audience,
            turnSeq: turn,
            author: draft.author?.id,
            key: draft.command?.key,
            body: draft.body,
            at: now
        )
        live.head = seq
        if draft.audience == .everyone { live.visibleHead = seq }
        if let command = draft.command {
            live.keys.add(RecentKeys.Known(author: draft.author?.row ?? 0, command: command, seq: seq))
        }
        return (entry, lastInserted)
    }

    /// The entry that a command made earlier, when it is a repeat; throws when its key meant something else then.
    func earlier(_ command: CommandStamp?, by author: Person?, in live: LiveSession) throws -> Entry? {
        guard let command else { return nil }
        let author = author?.row ?? 0
        var known = live.keys.find(command.key, by: author)
        if known == nil, live.keys.hasOlder, try command.key <= greatestKey(of: author, in: live) {
            known = try first(
                "SELECT fingerprint, seq FROM entry_key WHERE session = ? AND author = ? AND key = ?",
                .integer(live.row),
                .integer(author),
                .id(command.key)
            ) { row in
                let stamp = CommandStamp(key: command.key, fingerprint: row.integer(0))
                return RecentKeys.Known(author: author, command: stamp, seq: row.integer(1))
            }
        }
        guard let known else { return nil }
        guard known.command == command else { throw StoreError.keyConflict }
        return try entry(at: known.seq, of: live.row, live.id)
    }

    private func greatestKey(of author: Int64, in live: LiveSession) throws -> CommandKey {
        try live.keys.greatest(by: author) {
            try first(
                "SELECT key FROM entry_key WHERE session = ? AND author = ? ORDER BY key DESC LIMIT 1",
                .integer(live.row),
                .integer(author)
            ) { CommandKey($0, 0) }
        }
    }

    private func makeRoom(in live: LiveSession) throws {
        guard let first = live.keys.overflow.first, let last = live.keys.overflow.last else { return }
        try run(
            """
            INSERT OR IGNORE INTO entry_key (session, author, key, fingerprint, seq)
            SELECT session, coalesce(author, 0), key, fingerprint, seq FROM entry
            WHERE session = ? AND seq BETWEEN ? AND ? AND key IS NOT NULL AND fingerprint IS NOT NULL
            """,
            .integer(live.row),
            .integer(first.seq),
            .integer(last.seq)
        )
        live.keys.dropOverflow()
    }
}
