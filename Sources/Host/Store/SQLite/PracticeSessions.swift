internal import SQLite

extension SQLiteStore {
    package func practiceSession(_ id: PracticeID) async throws(StoreError) -> PracticeSession {
        let (now, limits) = (rules.now(), rules.practice)
        return try await read { try $0.practice(id).session.settled(at: now, limits) }
    }

    package func openPractice(of child: AccountID) async throws(StoreError) -> PracticeSession? {
        let (now, limits) = (rules.now(), rules.practice)
        return try await read { db in
            let open = try db.first(PracticeQuery.open, .integer(try db.person(child).row)) { StoredPractice($0) }
            let session = open?.session.settled(at: now, limits)
            return session?.state == .ended ? nil : session
        }
    }

    package func practiceSummary(_ id: PracticeID) async throws(StoreError) -> PracticeSummary {
        let (now, limits) = (rules.now(), rules.practice)
        return try await read { try $0.summary(of: $0.practice(id), at: now, limits) }
    }

    package func practiceSummaries(
        of child: AccountID,
        before: PracticeID?,
        limit: Int
    ) async throws(StoreError) -> [PracticeSummary] {
        let (now, limits) = (rules.now(), rules.practice)
        return try await read { db in
            let child = try db.person(child)
            let end: Int64
            if let before {
                let place = try db.practice(before)
                guard place.childRow == child.row else { throw StoreError.unknownPractice }
                end = place.row
            } else {
                end = .max
            }
            let page = try db.all(
                PracticeQuery.page,
                .integer(child.row),
                .integer(end),
                .integer(Int64(max(0, limit)))
            ) { StoredPractice($0) }
            return try page.map { try db.summary(of: $0, at: now, limits) }
        }
    }

    package func attempts(in session: PracticeID) async throws(StoreError) -> [Attempt] {
        try await read { db in
            try db.all(PracticeQuery.attemptsInSession, .integer(try db.practice(session).row)) { Attempt($0) }
        }
    }

    package func change(_ change: PracticeChange, _ id: PracticeID) async throws(StoreError) -> PracticeSession {
        try await self.change(change, id, at: rules.now())
    }

    /// The same at a moment that the caller says.
    func change(
        _ change: PracticeChange,
        _ id: PracticeID,
        at now: Moment
    ) async throws(StoreError) -> PracticeSession {
        let limits = rules.practice
        return try await write { db, _ in
            var stored = try db.practice(id)
            if try db.settle(&stored, at: now, limits) { return stored.session }
            switch (change, stored.session.pausedAt) {
            case (.end, _): stored.end(at: now)
            case (.pause, nil): stored.pause(at: now)
            case (.resume, .some): stored.resume(at: now)
            case (.pause, .some), (.resume, nil): return stored.session
            }
            try db.save(stored)
            return stored.session
        }
    }

    package func sweepIdlePractice(limit: Int) async throws(StoreError) -> Int {
        let (now, limits) = (rules.now(), rules.practice)
        return try await write { db, _ in
            let asleep = try db.all(
                PracticeQuery.idle,
                .moment(now - limits.idle),
                .moment(now - limits.pause),
                .integer(Int64(max(0, limit)))
            ) { PracticeID($0, 0) }
            for id in asleep {
                var stored = try db.practice(id)
                _ = try db.settle(&stored, at: now, limits)
            }
            return asleep.count
        }
    }
}

extension Connection {
    func practice(_ id: PracticeID) throws -> StoredPractice {
        guard let found = try first(PracticeQuery.byID, .id(id), read: { StoredPractice($0) }) else {
            throw StoreError.unknownPractice
        }
        return found
    }

    /// Writes down that a session has fallen asleep, if it has; returns whether it is over.
    func settle(_ stored: inout StoredPractice, at now: Moment, _ limits: PracticeLimits) throws -> Bool {
        guard stored.session.endedAt == nil else { return true }
        stored.session = stored.session.settled(at: now, limits)
        guard stored.session.endedAt != nil else { return false }
        stored.slept = true
        try save(stored)
        return true
    }

    /// Writes down that something happens in a session: nothing that an index knows, unless that wakes it.
    func happen(
        in stored: inout StoredPractice,
        at now: Moment,
        _ limits: PracticeLimits
    ) throws -> PracticeTimeBudget {
        let wasPaused = stored.session.pausedAt != nil
        let budget = stored.happen(at: now, limits)
        guard !wasPaused else {
            try save(stored)
            return budget
        }
        try run(
            "UPDATE practice_session SET last_activity = ?, counted_until = ? WHERE id = ?",
            .moment(stored.session.lastActivity),
            .moment(stored.time.countedUntil),
            .integer(stored.row)
        )
        return budget
    }

    func save(_ stored: StoredPractice) throws {
        let session = stored.session
        try run(
            """
            UPDATE practice_session SET ended_at = ?, updated_at = ?, last_activity = ?, counted_until = ?,
                paused_at = ?, paused_ms = ?, slept = ? WHERE id = ?
            """,
            .integer(session.endedAt?.milliseconds),
            .moment(session.updatedAt),
            .moment(session.lastActivity),
            .moment(stored.time.countedUntil),
            .integer(session.pausedAt?.milliseconds),
            .integer(session.pausedFor.wholeMilliseconds),
            .flag(stored.slept),
            .integer(stored.row)
        )
    }

    func summary(of stored: StoredPractice, at now: Moment, _ limits: PracticeLimits) throws -> PracticeSummary {
        let tally = try first(PracticeQuery.tally, .integer(stored.row)) {
            PracticeTally(attempted: $0.integer(0), correct: $0.integer(1), milliseconds: $0.integer(2))
        }
        let subjects = try all(PracticeQuery.subjects, .integer(stored.row)) { $0.text(0) }
        return PracticeSummary(
            session: stored.session.settled(at: now, limits),
            tally: tally ?? PracticeTally(),
            subjects: subjects
        )
    }
}

extension Attempt {
    /// Reads the columns that every statement on attempts gives.
    init(_ row: borrowing Row) {
        self.init(
            key: CommandKey(row, 0),
            session: PracticeID(row, 1),
            question: QuestionID(row, 2),
            name: row.text(3),
            category: QuestionCategory(row, 4),
            words: row.text(7),
            remark: row.optionalText(8),
            isCorrect: row.integer(9) != 0,
            hints: Int(row.integer(10)),
            milliseconds: row.integer(11),
            at: Moment(row, 12)
        )
    }
}
