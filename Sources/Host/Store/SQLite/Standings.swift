internal import SQLite

extension SQLiteStore {
    package func standing(of id: AccountID) async throws(StoreError) -> Standing {
        try await read { try $0.standing(of: id).standing }
    }

    package func arrival(of id: AccountID, sessions limit: Int) async throws(StoreError) -> Arrival {
        let now = rules.now()
        let patience = rules.patience
        return try await read { db in
            let (standing, row) = try db.standing(of: id)
            let sessions = try db.sessions(of: row, before: .max, limit: limit, at: now, patience)
            return Arrival(standing: standing, sessions: sessions)
        }
    }

    package func setRoles(_ roles: Set<AccountRole>, of id: AccountID) async throws(StoreError) {
        try await write { db, _ in try db.setRoles(roles, of: try db.person(id)) }
    }

    package func enrol(_ id: AccountID, in course: String, to enrolment: Enrolment) async throws(StoreError) {
        try await write { db, _ in
            let person = try db.person(id)
            let place = try db.place(course: course, module: nil)
            try db.run(
                "INSERT OR IGNORE INTO enrolment (account, course, manner) VALUES (?, ?, ?)",
                .integer(person.row),
                .integer(place.course),
                .text(enrolment.rawValue)
            )
        }
    }

    package func withdraw(_ id: AccountID, from course: String, _ enrolment: Enrolment) async throws(StoreError) {
        try await write { db, _ in
            try db.run(
                """
                DELETE FROM enrolment WHERE account = ? AND manner = ?
                    AND course = (SELECT id FROM course WHERE slug = ?)
                """,
                .integer(try db.person(id).row),
                .text(enrolment.rawValue),
                .text(course)
            )
        }
    }

    package func setGuardian(_ parent: AccountID, of child: AccountID) async throws(StoreError) {
        guard parent != child else { throw .invalid("Nobody can be their own guardian.") }
        try await write { db, _ in
            try db.run(
                "INSERT OR IGNORE INTO guardian (child, parent) VALUES (?, ?)",
                .integer(try db.person(child).row),
                .integer(try db.person(parent).row)
            )
        }
    }

    package func removeGuardian(_ parent: AccountID, of child: AccountID) async throws(StoreError) {
        try await write { db, _ in
            try db.run(
                "DELETE FROM guardian WHERE child = ? AND parent = ?",
                .integer(try db.person(child).row),
                .integer(try db.person(parent).row)
            )
        }
    }
}

extension Connection {
    /// What is known of those accounts that there are.
    func standings(of accounts: Set<AccountID>) throws -> [AccountID: Standing] {
        var standings: [AccountID: Standing] = [:]
        for account in accounts {
            do { standings[account] = try standing(of: account).standing } catch StoreError.unknownAccount { continue }
        }
        return standings
    }

    fileprivate func standing(of id: AccountID) throws -> (standing: Standing, row: Int64) {
        let found = try first("SELECT * FROM stored_account WHERE uuid = ?", .id(id)) {
            (account: StoredAccount($0), row: $0.integer(9))
        }
        guard let (account, row) = found else { throw StoreError.unknownAccount }
        var standing = Standing(account: account)
        // One question for all of it: this is read whenever somebody comes.
        try each(
            """
            SELECT 0, role, NULL FROM account_role WHERE account = ?1
            UNION ALL SELECT 1, slug, manner FROM enrolment JOIN course ON course.id = course WHERE account = ?1
            UNION ALL SELECT 2, uuid, NULL FROM guardian JOIN account ON account.id = child WHERE parent = ?1
            UNION ALL SELECT 3, uuid, NULL FROM guardian JOIN account ON account.id = parent WHERE child = ?1
            """,
            .integer(row)
        ) { row in
            switch row.integer(0) {
            case 0: standing.roles.insert(try AccountRole(word: row, 1))
            case 1: standing.courses[row.text(1), default: []].insert(try Enrolment(word: row, 2))
            case 2: standing.children.insert(AccountID(row, 1))
            default: standing.guardians.insert(AccountID(row, 1))
            }
        }
        return (standing, row)
    }

    func setRoles(_ roles: Set<AccountRole>, of person: Person) throws {
        try run("DELETE FROM account_role WHERE account = ?", .integer(person.row))
        for role in roles.sorted() {
            try run(
                "INSERT INTO account_role (account, role) VALUES (?, ?)",
                .integer(person.row),
                .text(role.rawValue)
            )
        }
    }
}
