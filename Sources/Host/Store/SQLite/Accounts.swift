internal import SQLite

extension SQLiteStore {
    package func create(_ account: NewAccount) async throws(StoreError) -> StoredAccount {
        let now = rules.now()
        let id: AccountID = rules.newID(at: now)
        return try await write { db, _ in
            if let email = account.email, try db.account(email: email) != nil { throw StoreError.addressTaken }
            try db.run(
                "INSERT INTO account (uuid, name, email, password, created_at) VALUES (?, ?, ?, ?, ?)",
                .id(id),
                .text(account.name),
                .text(account.email),
                .text(account.password),
                .moment(now)
            )
            let person = Person(id: id, row: db.lastInserted)
            try db.setRoles(account.roles, of: person)
            return try db.account(id)
        }
    }

    package func admit(issuer: String, subject: String, name: String) async throws(StoreError) -> StoredAccount {
        let now = rules.now()
        let id: AccountID = rules.newID(at: now)
        return try await write { db, _ in
            let known = try db.first(
                "SELECT * FROM stored_account WHERE issuer = ? AND subject = ?",
                .text(issuer),
                .text(subject)
            ) { StoredAccount($0) }
            if let known { return known }
            try db.run(
                "INSERT INTO account (uuid, name, issuer, subject, created_at) VALUES (?, ?, ?, ?, ?)",
                .id(id),
                .text(name),
                .text(issuer),
                .text(subject),
                .moment(now)
            )
            return try db.account(id)
        }
    }

    package func account(_ id: AccountID) async throws(StoreError) -> StoredAccount {
        try await read { try $0.account(id) }
    }

    package func account(email: String) async throws(StoreError) -> StoredAccount? {
        try await read { try $0.account(email: email) }
    }

    package func accounts(after id: AccountID?, limit: Int) async throws(StoreError) -> [StoredAccount] {
        try await read { db in
            let start = try id.map { try db.person($0).row } ?? 0
            return try db.all(
                "SELECT * FROM stored_account WHERE row > ? ORDER BY row LIMIT ?",
                .integer(start),
                .integer(Int64(max(0, limit)))
            ) { StoredAccount($0) }
        }
    }

    package func setPassword(_ password: String?, of id: AccountID) async throws(StoreError) {
        let now = rules.now()
        try await write { db, _ in
            let person = try db.person(id)
            try db.run("UPDATE account SET password = ? WHERE id = ?", .text(password), .integer(person.row))
            try db.disown(person, at: now)
        }
    }

    package func setDisabled(_ isDisabled: Bool, _ id: AccountID) async throws(StoreError) {
        let now = rules.now()
        try await write { db, _ in
            let person = try db.person(id)
            try db.run("UPDATE account SET disabled = ? WHERE id = ?", .flag(isDisabled), .integer(person.row))
            try db.disown(person, at: now)
        }
    }
}

extension StoredAccount {
    /// Reads a row of the view `stored_account`.
    init(_ row: borrowing Row) {
        self.init(
            id: AccountID(row, 0),
            name: row.text(1),
            email: row.optionalText(2),
            password: row.optionalText(3),
            issuer: row.optionalText(4),
            subject: row.optionalText(5),
            isDisabled: row.integer(6) != 0,
            tokensValidFrom: Moment(row, 7),
            createdAt: Moment(row, 8)
        )
    }
}

extension Connection {
    func account(_ id: AccountID) throws -> StoredAccount {
        guard
            let account = try first("SELECT * FROM stored_account WHERE uuid = ?", .id(id), read: { StoredAccount($0) })
        else { throw StoreError.unknownAccount }
        return account
    }

    func account(email: String) throws -> StoredAccount? {
        try first("SELECT * FROM stored_account WHERE email = ?", .text(email)) { StoredAccount($0) }
    }

    /// Makes every token that a person has worthless.
    fileprivate func disown(_ person: Person, at now: Moment) throws {
        try run("UPDATE account SET tokens_valid_from = ? WHERE id = ?", .moment(now), .integer(person.row))
        try run("DELETE FROM refresh_token WHERE account = ?", .integer(person.row))
    }
}
