internal import SQLite

extension SQLiteStore {
    package func examine() async throws(StoreError) -> [Symptom] {
        let anHourAgo = rules.now() - .seconds(3600)
        do {
            return try await database.aside { db in try db.symptoms(anHourAgo: anHourAgo) }
        } catch {
            throw StoreError(error)
        }
    }

    /// What a backup has that a sound store does not; throws when the file is no backup at all.
    package static func verify(_ backup: String) throws(StoreError) -> [Symptom] {
        do {
            let db = try Replacement.open(backup, knowing: Migration.all)
            // A question may have been open when the copy was made; that is no fault of the copy.
            return try db.symptoms(anHourAgo: Moment(milliseconds: 0))
        } catch {
            throw StoreError(error)
        }
    }
}

extension Connection {
    fileprivate func symptoms(anHourAgo: Moment) throws -> [Symptom] {
        var symptoms = try damage().map { Symptom(sentence: "The file is damaged: \($0).") }
        func add(_ count: Int64?, _ sentence: (Int64) -> String) {
            if let count, count > 0 { symptoms.append(Symptom(sentence: sentence(count))) }
        }
        try each("SELECT \"table\", count(*), parent FROM pragma_foreign_key_check GROUP BY 1, 3") { row in
            add(row.integer(1)) { "\($0) rows of \(row.text(0)) refer to rows of \(row.text(2)) that are not there." }
        }
        add(
            try first(
                "SELECT count(*) FROM (SELECT 1 FROM entry GROUP BY session HAVING count(*) <> max(seq) OR min(seq) <> 1)"
            ) { $0.integer(0) }
        ) { "\($0) sessions have a gap in their log." }
        add(
            try first(
                """
                SELECT count(*) FROM (
                    SELECT prev, coalesce(max(iif(audience = 0, seq, 0)) OVER (
                        PARTITION BY session ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS seen
                    FROM entry)
                WHERE prev <> seen
                """
            ) { $0.integer(0) }
        ) { "\($0) entries name the wrong entry as the one before them." }
        add(
            try first(
                "SELECT count(*) FROM (SELECT session FROM entry EXCEPT SELECT id FROM tutoring_session)"
            ) { $0.integer(0) }
        ) { "\($0) logs belong to no session." }
        add(
            try first("SELECT count(*) FROM turn WHERE entry NOT IN (SELECT id FROM entry)") { $0.integer(0) }
        ) { "\($0) turns have no question." }
        add(
            try first(
                """
                SELECT count(*) FROM turn JOIN entry AS opener ON opener.id = turn.entry
                LEFT JOIN entry AS ending ON ending.session = opener.session AND ending.seq = turn.ending
                    AND ending.turn = opener.seq
                WHERE turn.outcome IS NOT NULL AND ending.id IS NULL
                """
            ) { $0.integer(0) }
        ) { "\($0) turns ended without an entry that says how." }
        add(
            try first(
                "SELECT count(*) FROM turn JOIN entry ON entry.id = turn.entry WHERE outcome IS NULL AND at < ?",
                .moment(anHourAgo)
            ) { $0.integer(0) }
        ) { "\($0) questions from more than an hour ago have no ending; the next start of the host asks them again." }
        add(
            try first(
                """
                SELECT count(*) FROM turn_checkpoint
                WHERE turn NOT IN (SELECT entry FROM turn WHERE outcome IS NULL)
                """
            ) { $0.integer(0) }
        ) { "\($0) half answers belong to no question that is still open." }
        add(
            try first(
                """
                SELECT count(*) FROM (
                    SELECT 1 FROM entry WHERE key IS NOT NULL GROUP BY session, author, key HAVING count(*) > 1)
                """
            ) { $0.integer(0) }
        ) { "\($0) commands were recorded twice." }
        add(
            try first(
                """
                SELECT count(*) FROM (
                    SELECT session, coalesce(author, 0) AS author, key,
                        row_number() OVER (PARTITION BY session ORDER BY seq DESC) AS age
                    FROM entry WHERE key IS NOT NULL) AS old
                WHERE age > ? AND NOT EXISTS (
                    SELECT 1 FROM entry_key
                    WHERE session = old.session AND entry_key.author = old.author AND key = old.key)
                """,
                .integer(Int64(RecentKeys.capacity))
            ) { $0.integer(0) }
        ) { "\($0) old commands could be done a second time, because their keys were not kept." }
        for (count, sentence) in try ticketSymptoms() { add(count) { "\($0) \(sentence)" } }
        return symptoms
    }
}
