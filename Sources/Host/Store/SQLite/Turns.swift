internal import SQLite

extension SQLiteStore {
    package func accept(_ message: LearnerMessage, ending: TurnEnding?, then: @escaping StoreReply<Accepted>) {
        let now = rules.now()
        let (rules, patience) = (rules, rules.patience)
        write(
            { db, memory in
                let live = try db.live(message.session, &memory)
                // Whose the session is not, does not learn that there is one.
                guard message.author == live.learner.id else { throw StoreError.unknownSession }
                if let earlier = try db.earlier(message.command, by: live.learner, in: live) {
                    return try db.accepted(again: earlier, in: live)
                }
                let woken = try db.wake(live, at: now, patience: patience)
                let opened = try db.append(
                    EntryDraft(
                        kind: .message,
                        membership: .opens,
                        author: live.learner,
                        command: message.command,
                        body: message.body[...]
                    ),
                    to: live,
                    at: now
                )
                // What somebody writes to a person is not for the chain, however quick it was.
                let ending = live.isOwned ? .withPerson : ending
                let entry = try db.open(opened, continues: nil, ending: ending, in: live, at: now)
                let handoff = try ending?.ticket.flatMap {
                    try db.queue($0, opened.entry.seq, in: live, rules, at: now)
                }
                return Accepted(
                    message: opened.entry,
                    ending: entry,
                    woken: woken,
                    handoff: handoff,
                    duplicate: false
                )
            },
            then: then
        )
    }

    package func accepted(
        _ command: CommandStamp,
        by author: AccountID,
        in session: SessionID
    ) async throws(StoreError) -> Accepted? {
        // Nothing is written, but the writer is who remembers a session's latest keys.
        try await write { db, memory in
            let live = try db.live(session, &memory)
            let author = try db.person(author, in: live)
            return try db.earlier(command, by: author, in: live).map { try db.accepted(again: $0, in: live) }
        }
    }

    package func end(_ turn: TurnID, _ ending: TurnEnding, then: @escaping StoreReply<Ended>) {
        let (now, rules) = (rules.now(), rules)
        write(
            { db, memory in
                let live = try db.live(ofTurn: turn, &memory)
                guard !ending.isForPerson || live.isOwned else { throw StoreError.unknownTicket }
                var ended = try db.end(turn, ending, in: live, at: now)
                if ended.isFirst, let ticket = ending.ticket {
                    ended.handoff = try db.queue(
                        ticket,
                        try db.asked(by: turn.seq, in: live.row),
                        in: live,
                        rules,
                        at: now
                    )
                }
                return ended
            },
            then: then
        )
    }

    package func checkpoint(_ answers: [(turn: TurnID, text: String)]) async throws(StoreError) {
        try await write { db, memory in
            for (turn, text) in answers {
                do { try db.checkpoint(turn, text, &memory) } catch StoreError.unknownTurn {
                    // Erased while it was being answered; the others are not.
                }
            }
        }
    }
}

/// The writer's side of turns; another room ends a turn and does its own work in one transaction through here.
extension Connection {
    fileprivate func checkpoint(_ turn: TurnID, _ text: String, _ memory: inout WriterMemory) throws {
        let live = try live(ofTurn: turn, &memory)
        let row: Int64
        if let running = live.running[turn.seq] {
            row = running.row
        } else {
            let found = try turnRow(turn, in: live)
            // A checkpoint that comes after the ending says nothing any more.
            guard found.outcome == nil else { return }
            row = found.row
        }
        try run("INSERT OR REPLACE INTO turn_checkpoint (turn, text) VALUES (?, ?)", .integer(row), .text(text))
        live.running[turn.seq] = RunningTurn(row: row, hasCheckpoint: true)
    }

    /// The session of a turn; whoever names an unknown session names an unknown turn.
    func live(ofTurn turn: TurnID, _ memory: inout WriterMemory) throws -> LiveSession {
        do {
            return try live(turn.session, &memory)
        } catch StoreError.unknownSession {
            throw StoreError.unknownTurn
        }
    }

    /// Ends a turn, or finds how it ended.
    func end(_ turn: TurnID, _ ending: TurnEnding, in live: LiveSession, at now: Moment) throws -> Ended {
        let running: RunningTurn
        if let known = live.running[turn.seq] {
            running = known
        } else {
            let row = try turnRow(turn, in: live)
            if row.outcome != nil {
                guard let seq = row.ending, let entry = try entry(at: seq, of: live.row, live.id) else {
                    throw StoreError.unknownTurn
                }
                return Ended(entry: entry, isFirst: false)
            }
            running = RunningTurn(row: row.row, hasCheckpoint: true)
        }
        let entry = try append(
            EntryDraft(kind: ending.kind, membership: .belongs(to: turn.seq), body: ending.body[...]),
            to: live,
            at: now
        ).entry
        try run(
            "UPDATE turn SET outcome = ?, ending = ?, revision = ?, trace = ?, ended_at = ? WHERE entry = ?",
            .text(ending.outcome.rawValue),
            .integer(entry.seq),
            .text(ending.revision),
            .bytes(ending.trace),
            .moment(now),
            .integer(running.row)
        )
        if running.hasCheckpoint { try run("DELETE FROM turn_checkpoint WHERE turn = ?", .integer(running.row)) }
        live.running[turn.seq] = nil
        try tell(ofThe: ending, of: turn.seq, in: live, at: now)
        return Ended(entry: entry, isFirst: true)
    }

    /// Makes the turn that an entry opens, ended at once where the ending is known.
    func open(
        _ opened: (entry: Entry, row: Int64),
        continues: Int64?,
        ending: TurnEnding?,
        in live: LiveSession,
        at now: Moment
    ) throws -> Entry? {
        guard let ending else {
            try run("INSERT INTO turn (entry, continues) VALUES (?, ?)", .integer(opened.row), .integer(continues))
            live.running[opened.entry.seq] = RunningTurn(row: opened.row, hasCheckpoint: false)
            return nil
        }
        let entry = try append(
            EntryDraft(kind: ending.kind, membership: .belongs(to: opened.entry.seq), body: ending.body[...]),
            to: live,
            at: now
        ).entry
        try run(
            """
            INSERT INTO turn (entry, continues, outcome, ending, revision, trace, ended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        ) { row in
            row.put(opened.row)
            row.put(continues)
            row.put(ending.outcome.rawValue)
            row.put(entry.seq)
            row.put(ending.revision)
            row.put(blob: ending.trace[...])
            row.put(now)
        }
        try tell(ofThe: ending, of: opened.entry.seq, in: live, at: now)
        return entry
    }

    fileprivate func turnRow(_ turn: TurnID, in live: LiveSession) throws -> TurnRow {
        let found = try first(
            """
            SELECT turn.entry, turn.outcome, turn.ending FROM entry JOIN turn ON turn.entry = entry.id
            WHERE entry.session = ? AND entry.seq = ?
            """,
            .integer(live.row),
            .integer(turn.seq)
        ) { TurnRow(row: $0.integer(0), outcome: $0.optionalText(1), ending: $0.optionalInteger(2)) }
        guard let found else { throw StoreError.unknownTurn }
        return found
    }

    func accepted(again earlier: Entry, in live: LiveSession) throws -> Accepted {
        guard earlier.turnSeq == earlier.seq else { throw StoreError.keyConflict }
        let row = try turnRow(earlier.id, in: live)
        let ending = try row.ending.flatMap { try entry(at: $0, of: live.row, live.id) }
        return Accepted(message: earlier, ending: ending, woken: nil, duplicate: true)
    }
}

private struct TurnRow {
    let row: Int64
    let outcome: String?
    let ending: Int64?
}
