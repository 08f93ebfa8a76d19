import Cryptography
internal import SQLite

extension SQLiteStore: PrivacyStore {
    package func erase(_ id: AccountID) async throws(StoreError) {
        let now = rules.now()
        // The row stays, because its number must not be given to somebody else while the log still names it.
        let nobody: AccountID = StoreID(.random(rules.randomness))
        try await write { db, memory in
            try db.erase(try db.person(id), as: nobody, at: now)
            // Sessions in the writer's memory know their learner by the old name.
            memory.forgetAll()
        }
    }

    package func sweepErased() async throws(StoreError) -> Bool {
        try await write { db, memory in try db.removeErasedPiece { memory.forget($0) } }
    }
}

extension Connection {
    /// Stands where the issuer was; no site can be called that, because an issuer is an address.
    static var erased: Value { .text("erased") }

    /// Makes an account nobody's, under an identifier that nobody knows.
    func erase(_ person: Person, as nobody: AccountID, at now: Moment) throws {
        try run("DELETE FROM account_role WHERE account = ?", .integer(person.row))
        try run("DELETE FROM enrolment WHERE account = ?", .integer(person.row))
        try run("DELETE FROM refresh_token WHERE account = ?", .integer(person.row))
        try run("DELETE FROM token_use WHERE learner = ?", .integer(person.row))
        try run("DELETE FROM guardian WHERE ?1 IN (child, parent)", .integer(person.row))
        try run(
            """
            UPDATE account SET uuid = ?, name = '', email = NULL, password = NULL, issuer = ?, subject = NULL,
                disabled = 1, tokens_valid_from = ? WHERE id = ?
            """,
            .id(nobody),
            Self.erased,
            .moment(now),
            .integer(person.row)
        )
        try leaveDesk(person, at: now)
        try unname(person)
        emptyLogSoon()
    }

    /// Takes out a piece of what erased people wrote and did; says whether it found anything.
    func removeErasedPiece(forget: (SessionID) -> Void) throws -> Bool {
        let found = try first(
            """
            SELECT session.id, session.uuid FROM tutoring_session AS session
            JOIN account ON account.id = session.learner WHERE account.issuer = ? LIMIT 1
            """,
            Self.erased
        ) { (row: $0.integer(0), id: SessionID($0, 1)) }
        guard let session = found else {
            let foundPractice = try removePracticePiece(ofIssuer: Self.erased)
            return try foundPractice || takeOutName()
        }
        forget(session.id)
        try removePiece(ofSession: session.row)
        return true
    }
}
