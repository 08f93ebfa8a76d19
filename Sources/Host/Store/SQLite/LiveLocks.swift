internal import Pipeline
internal import SQLite

extension SQLiteStore: LockStore {
    package func setLock(_ lock: LiveLock) async throws(StoreError) {
        guard lock.grade > .off else {
            throw .invalid("A lock that allows everything locks nothing; lift the present one instead.")
        }
        if let from = lock.from, let until = lock.until, until <= from {
            throw .invalid("A lock must end after it begins.")
        }
        let now = rules.now()
        // It would lock nothing, and take the place of a lock that does.
        if let until = lock.until, until <= now {
            throw .invalid("This end is already past; give a later one, or none to lock until somebody lifts it.")
        }
        try await write { db, _ in
            let place = try db.place(course: lock.course, module: lock.module)
            let author = try lock.author.map { try db.person($0).row }
            if let from = lock.from, from > now, try db.isLocked(place, at: now) {
                // There is one lock for each place: this one would lift the other hours before it begins itself.
                throw StoreError.invalid(
                    "A lock is already in force here, and one that begins later would lift it at once; "
                        + "lift it first, or let the new one begin now."
                )
            }
            try db.run(
                """
                INSERT OR REPLACE INTO live_lock (course, module, grade, starts, ends, author, at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                .integer(place.course),
                .integer(place.module ?? 0),
                .text(lock.grade.rawValue),
                lock.from.map { .moment($0) } ?? .null,
                lock.until.map { .moment($0) } ?? .null,
                author.map { .integer($0) } ?? .null,
                .moment(now)
            )
            try db.run("DELETE FROM live_lock WHERE ends <= ?", .moment(now))
        }
    }

    package func liftLock(course: String, module: String?) async throws(StoreError) -> Bool {
        try await write { db, _ in
            let place = try db.place(course: course, module: module)
            let lifted = try db.first(
                "DELETE FROM live_lock WHERE course = ? AND module = ? RETURNING course",
                .integer(place.course),
                .integer(place.module ?? 0)
            ) { $0.integer(0) }
            return lifted != nil
        }
    }

    package func locks() async throws(StoreError) -> [LiveLock] {
        let now = rules.now()
        return try await read { db in
            try db.all(
                """
                SELECT course.slug AS course, module.slug AS module, grade, starts, ends, uuid
                FROM live_lock JOIN course ON course.id = live_lock.course
                LEFT JOIN module ON module.id = live_lock.module
                LEFT JOIN account ON account.id = author
                WHERE (ends IS NULL OR ends > ?) AND NOT course.retired
                UNION ALL SELECT slug, NULL, 'closed', NULL, NULL, NULL FROM course WHERE retired
                ORDER BY course, module
                """,
                .moment(now)
            ) { row in
                LiveLock(
                    course: row.text(0),
                    module: row.isNull(1) ? nil : row.text(1),
                    grade: try LockGrade(word: row, 2),
                    from: row.isNull(3) ? nil : Moment(row, 3),
                    until: row.isNull(4) ? nil : Moment(row, 4),
                    author: row.isNull(5) ? nil : AccountID(row, 5)
                )
            }
        }
    }
}

extension Connection {
    /// Whether a lock that was set is in force at a place itself.
    fileprivate func isLocked(_ place: CoursePlace, at now: Moment) throws -> Bool {
        let found = try first(
            """
            SELECT 1 FROM live_lock
            WHERE course = ? AND module = ? AND (starts IS NULL OR starts <= ?) AND (ends IS NULL OR ends > ?)
            """,
            .integer(place.course),
            .integer(place.module ?? 0),
            .moment(now),
            .moment(now)
        ) { $0.integer(0) }
        return found != nil
    }
}
