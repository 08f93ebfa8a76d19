import Cryptography
internal import SQLite

// A backup knows nothing of who asked to be forgotten after it was made. The database it replaces does.

/// Somebody who was erased, by what is left of them: their row, and when it was made.
///
/// A number alone is not enough: after an earlier restore it may have been given to somebody else.
struct ErasedPerson {
    let row: Int64
    let createdAt: Moment
}

extension Connection {
    /// Everybody who was erased from this database.
    ///
    /// By the table itself: of a damaged file an index may be what is wrong, and would leave people out silently.
    func erasedPeople() throws -> [ErasedPerson] {
        try all("SELECT id, created_at FROM account NOT INDEXED WHERE issuer = ? ORDER BY id", Self.erased) {
            ErasedPerson(row: $0.integer(0), createdAt: Moment($0, 1))
        }
    }

    /// Erases people, with all they wrote and did, from a copy in which they still are; returns how many there were.
    func eraseAgain(_ people: [ErasedPerson], _ file: String, rules: StoreRules) throws -> Int {
        let back = try people.compactMap { person in
            try first(
                "SELECT uuid FROM account WHERE id = ? AND created_at = ? AND issuer IS NOT ?",
                .integer(person.row),
                .moment(person.createdAt),
                Self.erased
            ) { Person(id: AccountID($0, 0), row: person.row) }
        }
        guard !back.isEmpty else { return 0 }
        // What they did is in tables that an older backup has not got yet.
        try bringUpToDate(Migration.all, file)
        let now = rules.now()
        try inTransaction {
            for person in back { try erase(person, as: StoreID(.random(rules.randomness)), at: now) }
        }
        while try inTransaction({ try removeErasedPiece { _ in } }) {}
        return back.count
    }

    private func inTransaction<Result>(_ body: () throws -> Result) throws -> Result {
        try execute("BEGIN")
        let result = try body()
        try execute("COMMIT")
        return result
    }
}
