internal import SQLite

extension Ailment {
    /// Passages that the index of words does not know as they are, and some that it knows and that are gone.
    static let passageWords = Ailment(
        count: { db, _ in try db.wronglyIndexedPassages() },
        sentence: "passages are not found by their words, or by words that are not theirs.",
        meaning:
            "Answers would lack them as a source, or name them wrongly. The index is made anew from the passages.",
        cure: { db, _, _ in
            // SQLite does not even open an index whose list of pieces is damaged: here is one that is empty.
            try db.run("INSERT OR REPLACE INTO passage_word_data (id, block) VALUES (10, x'00000000000000')")
            try db.run("INSERT INTO passage_word (passage_word) VALUES ('delete-all')")
            try db.run(
                """
                INSERT INTO passage_word (rowid, title, text, place)
                SELECT passage.id, passage.title, passage.text, 'course' || course || 'x module' || module || 'x'
                FROM passage JOIN module ON module.id = passage.module WHERE passage.retired = 0
                """
            )
        }
    )
}

extension Connection {
    /// How many passages have other words in the index than they should.
    ///
    /// It is compared with one made for this, in tables of this connection alone. SQLite's own check has to write, so a
    /// host that runs would wait for it, and of an index that does not keep the texts it cannot tell what is missing.
    fileprivate func wronglyIndexedPassages() throws -> Int64 {
        // What lies beside the file is no change of it, but SQLite does not tell one from the other here.
        let onlyReads = try first("PRAGMA query_only") { $0.integer(0) } ?? 0
        try execute("PRAGMA query_only = OFF")
        defer {
            try? execute(
                """
                DROP TABLE IF EXISTS temp.kept_word; DROP TABLE IF EXISTS temp.right_word;
                DROP TABLE IF EXISTS temp.right_passage; PRAGMA query_only = \(onlyReads)
                """
            )
        }
        try execute(
            """
            CREATE VIRTUAL TABLE temp.kept_word USING fts5vocab(main, passage_word, instance);
            CREATE VIRTUAL TABLE temp.right_passage USING fts5 (
                title, text, place, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
            );
            CREATE VIRTUAL TABLE temp.right_word USING fts5vocab(temp, right_passage, instance);
            INSERT INTO temp.right_passage (rowid, title, text, place)
            SELECT passage.id, passage.title, passage.text, 'course' || course || 'x module' || module || 'x'
            FROM passage JOIN module ON module.id = passage.module WHERE passage.retired = 0
            """
        )
        do {
            return try first(
                """
                SELECT count(DISTINCT doc) FROM (
                    SELECT * FROM (SELECT * FROM temp.kept_word EXCEPT SELECT * FROM temp.right_word)
                    UNION ALL
                    SELECT * FROM (SELECT * FROM temp.right_word EXCEPT SELECT * FROM temp.kept_word))
                """
            ) { $0.integer(0) } ?? 0
        } catch let error as DatabaseError where error.kind == .corrupt {
            // An index that cannot be read finds none of them.
            return max(1, try first("SELECT count(*) FROM passage WHERE retired = 0") { $0.integer(0) } ?? 0)
        }
    }
}
