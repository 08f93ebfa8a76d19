import Cryptography
internal import SQLite

extension SQLiteStore: LoginStore {
    func credential(email: String) async throws -> Credential? {
        guard let account = try await account(email: email), !account.isDisabled else { return nil }
        return Credential(account: account.id, passwordHash: account.password.map { Concealed($0) })
    }

    func standing(_ account: AccountID) async throws -> Standing? {
        try await standings([account])[account]
    }

    func standings(_ accounts: [AccountID]) async throws -> [AccountID: Standing] {
        try await read { try $0.standings(of: Set(accounts)) }
    }

    func admit(issuer: String, subject: String, name: String?) async throws -> AccountID {
        try await admit(issuer: issuer, subject: subject, name: name ?? subject).id
    }

    func improvePassword(_ known: Concealed<String>, to better: Concealed<String>, of account: AccountID) async throws {
        try await write { db, _ in
            try db.run(
                "UPDATE account SET password = ? WHERE uuid = ? AND password = ?",
                .text(better.reveal()),
                .id(account),
                .text(known.reveal())
            )
        }
    }

    func begin(_ login: Login, refresh: RefreshRecord) async throws {
        try await write { db, _ in try db.keep(refresh, of: login) }
    }

    func rotate(_ fingerprint: [UInt8], to next: RefreshRecord, now: Moment) async throws -> Rotation {
        try await write { db, _ in
            // Those that ended go here, a few at each exchange, so that nothing has to be swept.
            try db.run("DELETE FROM refresh_token WHERE expires_at <= ?", .moment(now))
            let found = try db.first(
                """
                SELECT uuid, family, used FROM refresh_token JOIN account ON account.id = account
                WHERE digest = ? AND NOT disabled
                """,
                .bytes(fingerprint)
            ) { (login: Login(id: LoginID($0, 1).description, account: AccountID($0, 0)), isUsed: $0.integer(2) != 0) }
            guard let (login, isUsed) = found else { return .unknown }
            guard !isUsed else {
                try db.end(login.id, until: now + TokenKey.longestLife)
                return .reused(login)
            }
            try db.run("UPDATE refresh_token SET used = 1 WHERE digest = ?", .bytes(fingerprint))
            try db.keep(next, of: login)
            return .rotated(login)
        }
    }

    func revoke(_ login: String, until: Moment) async throws {
        try await write { db, _ in try db.end(login, until: until) }
    }

    func revokedLogins(now: Moment) async throws -> [(login: String, until: Moment)] {
        try await write { db, _ in
            try db.run("DELETE FROM revoked_token WHERE expires_at <= ?", .moment(now))
            return try db.all("SELECT id, expires_at FROM revoked_token") { ($0.text(0), Moment($0, 1)) }
        }
    }
}

/// A login's identifier as the store keeps it.
private typealias LoginID = StoreID<Login>

extension Subject {
    /// What somebody may do by what the store knows of them.
    init(_ standing: Standing) {
        self.init(standing.account.id)
        for (course, enrolments) in standing.courses {
            if enrolments.contains(.learn) { learns.insert(course) }
            if enrolments.contains(.teach) { teaches.insert(course) }
            if enrolments.contains(.manage) { manages.insert(course) }
        }
        children = standing.children
        isTeam = standing.roles.contains(.team)
        isOperator = standing.roles.contains(.operator)
    }
}

extension Connection {
    fileprivate func keep(_ refresh: RefreshRecord, of login: Login) throws {
        guard let id = LoginID(login.id) else { throw StoreError.invalid("The id of a login must be a UUID.") }
        try run(
            "INSERT INTO refresh_token (digest, account, family, expires_at) VALUES (?, ?, ?, ?)",
            .bytes(refresh.fingerprint),
            .integer(try person(login.account).row),
            .id(id),
            .moment(refresh.expires)
        )
    }

    fileprivate func end(_ login: String, until: Moment) throws {
        if let id = LoginID(login) { try run("DELETE FROM refresh_token WHERE family = ?", .id(id)) }
        try run(
            "INSERT OR REPLACE INTO revoked_token (id, expires_at) VALUES (?, ?)",
            .text(login),
            .moment(until)
        )
    }
}
