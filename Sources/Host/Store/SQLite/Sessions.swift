internal import SQLite

extension SQLiteStore {
    package func open(_ opening: Opening) async throws(StoreError) -> SessionChange {
        let now = rules.now()
        let rules = rules
        return try await write { db, memory in
            let learner = try db.person(opening.learner)
            if let earlier = try db.opened(by: learner, opening) {
                let session = try db.storedSession(earlier, at: now, patience: rules.patience)
                return SessionChange(session: session, entry: nil, duplicate: true)
            }
            let place = try db.place(course: opening.course, module: opening.module)
            var expiry: Entry?
            if opening.onePerModule, let open = try db.openSession(of: learner, at: place) {
                let live = try db.live(open, &memory)
                if live.state(at: now, patience: rules.patience).isOpen {
                    let session = try db.storedSession(open, at: now, patience: rules.patience)
                    try db.keep(opening, by: learner, found: live, at: now)
                    return SessionChange(session: session, entry: nil, duplicate: false)
                }
                expiry = try db.expire(live, at: now)
            }
            let id: SessionID = rules.newID(at: now)
            try db.insert(id, opening, learner, place, at: now)
            let live = try db.live(id, &memory)
            let body: JSON = ["course": .string(opening.course), "module": JSON(opening.module)]
            let draft = EntryDraft(kind: .sessionOpened, author: learner, body: body.bytes[...])
            let entry = try db.append(draft, to: live, at: now).entry
            let session = try db.storedSession(id, at: now, patience: rules.patience)
            return SessionChange(session: session, entry: entry, duplicate: false, expiry: expiry)
        }
    }

    package func setState(
        _ state: SessionState,
        of id: SessionID,
        reason: String,
        by author: AccountID?,
        command: CommandStamp?
    ) async throws(StoreError) -> SessionChange {
        let now = rules.now()
        let patience = rules.patience
        return try await change(id, by: author, command, at: now) { db, live, author in
            let current = live.state(at: now, patience: patience)
            guard current.isOpen || current == state else { throw StoreError.notOpen(current) }
            if live.state == state { return nil }
            if current == .expired { return try db.expire(live, at: now) }
            return try db.change(live, to: state, reason: reason, by: author, command: command, at: now)
        }
    }

    package func changeContext(
        of id: SessionID,
        course: String,
        module: String?,
        by author: AccountID?,
        command: CommandStamp?
    ) async throws(StoreError) -> SessionChange {
        let now = rules.now()
        let patience = rules.patience
        return try await change(id, by: author, command, at: now) { db, live, author in
            let state = live.state(at: now, patience: patience)
            guard state.isOpen else { throw StoreError.notOpen(state) }
            let place = try db.place(course: course, module: module)
            let before = try db.storedSession(id, at: now, patience: patience).context
            if before.course == course, before.module == module { return nil }
            try db.move(live, to: place)
            let body: JSON = [
                "course": .string(course), "module": JSON(module), "version": .integer(before.version + 1),
            ]
            let draft = EntryDraft(kind: .contextChanged, author: author, command: command, body: body.bytes[...])
            return try db.append(draft, to: live, at: now).entry
        }
    }

    /// Changes a session once for each command; `act` returns what tells of it, `nil` when nothing had to change.
    private func change(
        _ id: SessionID,
        by author: AccountID?,
        _ command: CommandStamp?,
        at now: Moment,
        _ act: @escaping @Sendable (Connection, LiveSession, Person?) throws -> Entry?
    ) async throws(StoreError) -> SessionChange {
        let patience = rules.patience
        return try await write { db, memory in
            let live = try db.live(id, &memory)
            let author = try db.person(author, in: live)
            let earlier = try db.earlier(command, by: author, in: live)
            let entry = try earlier ?? act(db, live, author)
            let session = try db.storedSession(id, at: now, patience: patience)
            return SessionChange(session: session, entry: entry, duplicate: earlier != nil)
        }
    }
}

/// A course and module by their rows.
struct CoursePlace {
    let course: Int64
    let module: Int64?

    /// What two sessions share that may not both be open.
    var slot: Int64 { module ?? -course }
}

extension Connection {
    /// Where a course and module are; throws when they are not, or no longer.
    func place(course: String, module: String?) throws -> CoursePlace {
        let found = try first("SELECT id FROM course WHERE slug = ? AND NOT retired", .text(course)) { $0.integer(0) }
        guard let found else { throw StoreError.unknownCourse(course) }
        guard let module else { return CoursePlace(course: found, module: nil) }
        let row = try first(
            "SELECT id FROM module WHERE course = ? AND slug = ? AND NOT retired",
            .integer(found),
            .text(module)
        ) { $0.integer(0) }
        guard let row else { throw StoreError.unknownModule(module, course: course) }
        return CoursePlace(course: found, module: row)
    }

    fileprivate func opened(by learner: Person, _ opening: Opening) throws -> SessionID? {
        let found = try first(
            """
            SELECT uuid, fingerprint FROM tutoring_session WHERE learner = ?1 AND key = ?2
            UNION ALL
            SELECT uuid, known.fingerprint FROM opening_key AS known
            JOIN tutoring_session ON tutoring_session.id = known.session WHERE known.learner = ?1 AND known.key = ?2
            """,
            .integer(learner.row),
            .id(opening.key)
        ) { (SessionID($0, 0), $0.integer(1)) }
        guard let (session, fingerprint) = found else { return nil }
        guard fingerprint == opening.stamp.fingerprint else { throw StoreError.keyConflict }
        return session
    }

    /// Keeps for a day which session the command was answered with: the same one again may come when that is over.
    ///
    /// Whoever comes every day for a year leaves no trail; who repeats it later is better served by a session of today.
    fileprivate func keep(_ opening: Opening, by learner: Person, found live: LiveSession, at now: Moment) throws {
        try run(
            "DELETE FROM opening_key WHERE learner = ? AND at < ?",
            .integer(learner.row),
            .moment(now - .seconds(24 * 3600))
        )
        try run(
            "INSERT INTO opening_key (learner, key, fingerprint, session, at) VALUES (?, ?, ?, ?, ?)",
            .integer(learner.row),
            .id(opening.key),
            .integer(opening.stamp.fingerprint),
            .integer(live.row),
            .moment(now)
        )
    }

    fileprivate func openSession(of learner: Person, at place: CoursePlace) throws -> SessionID? {
        try first(
            "SELECT uuid FROM tutoring_session WHERE learner = ? AND slot = ?",
            .integer(learner.row),
            .integer(place.slot)
        ) { SessionID($0, 0) }
    }

    fileprivate func insert(
        _ id: SessionID,
        _ opening: Opening,
        _ learner: Person,
        _ place: CoursePlace,
        at now: Moment
    ) throws {
        try run(
            """
            INSERT INTO tutoring_session
                (uuid, learner, course, module, version, state, since, opened_at, key, fingerprint, slot)
            VALUES (?1, ?2, ?3, ?4, 1, 'active', ?5, ?5, ?6, ?7, ?8)
            """,
            .id(id),
            .integer(learner.row),
            .integer(place.course),
            .integer(place.module),
            .moment(now),
            .id(opening.key),
            .integer(opening.stamp.fingerprint),
            opening.onePerModule ? .integer(place.slot) : .null
        )
    }

    /// Moves a session to another place, and its claim to be the only one there if nobody else has it.
    fileprivate func move(_ live: LiveSession, to place: CoursePlace) throws {
        try run(
            """
            UPDATE tutoring_session AS session SET course = ?1, module = ?2, version = version + 1,
                slot = iif(slot IS NULL OR EXISTS (
                    SELECT 1 FROM tutoring_session WHERE learner = session.learner AND slot = ?3), NULL, ?3)
            WHERE id = ?4
            """,
            .integer(place.course),
            .integer(place.module),
            .integer(place.slot),
            .integer(live.row)
        )
    }

    func expire(_ live: LiveSession, at now: Moment) throws -> Entry {
        try change(live, to: .expired, reason: SessionState.expiryReason, by: nil, command: nil, at: now)
    }
}

extension JSON {
    fileprivate init(_ text: String?) { self = text.map { .string($0) } ?? .null }
}

extension Opening {
    fileprivate var stamp: CommandStamp {
        CommandStamp(key, meaning: Array(course.utf8) + [0] + Array((module ?? "").utf8))
    }
}
