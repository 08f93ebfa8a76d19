import Cryptography
internal import SQLite

extension SQLiteStore: PrivacyStore {
    /// Stands where the issuer was; no site can be called that, because an issuer is an address.
    private static let erased = "erased"
    package func erase(_ id: AccountID) async throws(StoreError) {
        let now = rules.now()
        // The row stays, because its number must not be given to somebody else while the log still names it.
        let nobody: AccountID = StoreID(.random(rules.randomness))
        try await write { db, memory in
            let person = try db.person(id)
            try db.run("DELETE FROM account_role WHERE account = ?", .integer(person.row))
            try db.run("DELETE FROM enrolment WHERE account = ?", .integer(person.row))
            try db.run("DELETE FROM refresh_token WHERE account = ?", .integer(person.row))
            try db.run("DELETE FROM token_use WHERE learner = ?", .integer(person.row))
            try db.run("DELETE FROM guardian WHERE ?1 IN (child, parent)", .integer(person.row))
            try db.run(
                """
                UPDATE account SET uuid = ?, name = '', email = NULL, password = NULL, issuer = ?, subject = NULL,
                    disabled = 1, tokens_valid_from = ? WHERE id = ?
                """,
                .id(nobody),
                .text(Self.erased),
                .moment(now),
                .integer(person.row)
            )
            try db.leaveDesk(person, at: now)
            try db.unname(person)
            // Sessions in the writer's memory know their learner by the old name.
            memory.forgetAll()
            db.emptyLogSoon()
        }
    }

    package func sweepErased() async throws(StoreError) -> Bool {
        try await write { db, memory in
            let found = try db.first(
                """
                SELECT session.id, session.uuid FROM tutoring_session AS session
                JOIN account ON account.id = session.learner WHERE account.issuer = ? LIMIT 1
                """,
                .text(Self.erased)
            ) { (row: $0.integer(0), id: SessionID($0, 1)) }
            guard let session = found else {
                let foundPractice = try db.removePracticePiece(ofIssuer: Self.erased)
                return try foundPractice || db.takeOutName()
            }
            memory.forget(session.id)
            try db.removePiece(ofSession: session.row)
            return true
        }
    }
}
