internal import SQLite

/// A turn as a replay needs it: what was asked, and what came of it.
package struct RecordedTurn: Sendable {
    /// Where it stands among all turns; later ones have greater numbers.
    let row: Int64
    package let id: TurnID
    let learner: AccountID
    let openedAt: Moment
    /// The fields of the learner's message.
    let message: [UInt8]
    /// `nil` for a turn that has not ended.
    let outcome: TurnOutcome?
    let trace: [UInt8]
    /// The fields of the event that ended it.
    let ending: [UInt8]
}

extension TurnArchive {
    /// The place before the first turn that was opened at a moment or later.
    ///
    /// Entries are written in the order of time, so the place is found by halving, without an index of moments.
    func place(before moment: Moment) throws(StoreError) -> Int64 {
        try read { db in
            var low: Int64 = 0
            var high = try db.first("SELECT coalesce(max(id), 0) + 1 FROM entry") { $0.integer(0) } ?? 1
            while low < high {
                let middle = low + (high - low) / 2
                let found = try db.first(
                    "SELECT at >= ? FROM entry WHERE id >= ? ORDER BY id LIMIT 1",
                    .moment(moment),
                    .integer(middle)
                ) { $0.integer(0) != 0 }
                if found ?? true { high = middle } else { low = middle + 1 }
            }
            return low - 1
        }
    }

    /// How many turns there are after a place; of one course, those whose trace says that they were asked in it.
    func count(after row: Int64, course: String? = nil) throws(StoreError) -> Int64 {
        try read { db in
            guard let course else {
                return try db.first("SELECT count(*) FROM turn WHERE entry > ?", .integer(row)) { $0.integer(0) } ?? 0
            }
            return try db.first(
                """
                SELECT count(*) FROM (SELECT CAST(trace AS TEXT) AS trace FROM turn WHERE entry > ?)
                WHERE CASE WHEN json_valid(trace) THEN trace ->> 'course' END = ?
                """,
                .integer(row),
                .text(course)
            ) { $0.integer(0) } ?? 0
        }
    }

    /// The turns after a place, in the order in which they were opened.
    func turns(after row: Int64, limit: Int) throws(StoreError) -> [RecordedTurn] {
        try read { db in
            var names: [Int64: AccountID] = [:]
            let turns = try db.all(
                """
                SELECT turn.entry, session.uuid, opened.seq, session.learner, opened.at, opened.body, turn.outcome,
                    turn.trace, ended.body, turn.continues, opened.session
                FROM turn JOIN entry AS opened ON opened.id = turn.entry
                JOIN tutoring_session AS session ON session.id = opened.session
                LEFT JOIN entry AS ended ON ended.session = opened.session AND ended.seq = turn.ending
                WHERE turn.entry > ? ORDER BY turn.entry LIMIT ?
                """,
                .integer(row),
                .integer(Int64(max(1, limit)))
            ) { row in
                let account = row.integer(3)
                let learner = try names[account] ?? db.accountName(account)
                names[account] = learner
                let continues = row.optionalInteger(9)
                return RecordedTurn(
                    row: row.integer(0),
                    id: TurnID(session: SessionID(row, 1), seq: row.integer(2)),
                    learner: learner,
                    openedAt: Moment(row, 4),
                    message: try continues.map { try db.messageBody($0, in: row.integer(10)) } ?? row.bytes(5),
                    outcome: try row.isNull(6) ? nil : TurnOutcome(word: row, 6),
                    trace: row.bytes(7),
                    ending: row.bytes(8)
                )
            }
            return turns
        }
    }
}

extension Connection {
    fileprivate func accountName(_ row: Int64) throws -> AccountID {
        guard let name = try first("SELECT uuid FROM account WHERE id = ?", .integer(row), read: { AccountID($0, 0) })
        else { throw StoreError.unknownAccount }
        return name
    }

    /// What the learner wrote to begin the turn, or the one that it goes on with.
    fileprivate func messageBody(_ turn: Int64, in session: Int64) throws -> [UInt8] {
        var seq = turn
        while true {
            let found = try first(
                """
                SELECT entry.body, turn.continues FROM entry JOIN turn ON turn.entry = entry.id
                WHERE entry.session = ? AND entry.seq = ?
                """,
                .integer(session),
                .integer(seq)
            ) { (body: $0.bytes(0), continues: $0.optionalInteger(1)) }
            guard let found else { return [] }
            guard let earlier = found.continues, earlier < seq else { return found.body }
            seq = earlier
        }
    }
}

extension TurnArchive: PassageStore {
    package func passages(
        of course: String,
        module: String?,
        matching question: String,
        limit: Int
    ) async throws(StoreError) -> [FoundPassage] {
        try read { try $0.passages(of: course, module: module, matching: question, limit: limit) }
    }

    /// Every course, without its texts.
    func courses() throws(StoreError) -> [CatalogueCourse] {
        try read { db in
            try db.all("SELECT slug FROM course ORDER BY slug") { $0.text(0) }.map { slug in
                var course = try db.course(slug)
                for index in course.modules.indices { course.modules[index].passages = [] }
                return course
            }
        }
    }
}
