internal import SQLite

extension SQLiteStore {
    package func setDuty(_ duty: TutorDuty, of tutor: AccountID) async throws(StoreError) {
        guard (1...50).contains(duty.capacity) else {
            throw .invalid("A tutor can take 1 to 50 questions at once.")
        }
        try await write { db, _ in
            try db.run(
                "INSERT OR REPLACE INTO tutor (account, state, capacity, subjects, languages) VALUES (?, ?, ?, ?, ?)",
                .integer(try db.person(tutor).row),
                .text(duty.state.rawValue),
                .integer(duty.capacity),
                .text(JSON.array(duty.subjects.map(JSON.string)).text),
                .text(JSON.array(duty.languages.map(JSON.string)).text)
            )
        }
    }

    package func duty(of tutor: AccountID) async throws(StoreError) -> TutorDuty {
        try await read { db in try db.duty(of: try db.person(tutor).row) }
    }

    package func cannedReplies(of course: String) async throws(StoreError) -> [CannedReply] {
        try await read { db in
            let place = try db.place(course: course, module: nil)
            return try db.all(
                "SELECT name, text FROM canned_reply WHERE course = ? ORDER BY name",
                .integer(place.course)
            ) {
                CannedReply(name: $0.text(0), text: $0.text(1))
            }
        }
    }

    package func setCannedReply(_ reply: CannedReply, of course: String) async throws(StoreError) {
        try await write { db, _ in
            try db.run(
                "INSERT OR REPLACE INTO canned_reply (course, name, text) VALUES (?, ?, ?)",
                .integer(try db.place(course: course, module: nil).course),
                .text(reply.name),
                .text(reply.text)
            )
        }
    }

    package func removeCannedReply(_ name: String, of course: String) async throws(StoreError) -> Bool {
        try await write { db, _ in
            let removed = try db.first(
                "DELETE FROM canned_reply WHERE course = ? AND name = ? RETURNING course",
                .integer(try db.place(course: course, module: nil).course),
                .text(name)
            ) { $0.integer(0) }
            return removed != nil
        }
    }
}

extension Connection {
    /// What a tutor has asked for, or what everybody gets who has asked for nothing.
    func duty(of tutor: Int64) throws -> TutorDuty {
        try first("SELECT state, capacity, subjects, languages FROM tutor WHERE account = ?", .integer(tutor)) { row in
            TutorDuty(
                state: try TutorDuty.State(word: row, 0),
                capacity: row.integer(1),
                subjects: StoredTicket.list(row.text(2)).sorted(),
                languages: StoredTicket.list(row.text(3)).sorted()
            )
        } ?? TutorDuty()
    }
}
