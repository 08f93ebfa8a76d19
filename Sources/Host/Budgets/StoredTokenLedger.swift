import Pipeline
import Responders
internal import SQLite

/// The host's ledger of tokens: every reservation is a commit of its own, before the model is asked.
extension SQLiteStore: TokenLedger {
    func reserve(
        _ tokens: Int,
        for spender: TokenSpender,
        within limits: TokenLimits
    ) async throws -> TokenReservation? {
        let learner = spender.learner.map { AccountID($0.text) }
        guard learner.map({ $0 != nil }) ?? true else { throw StoreError.invalid("Nobody is known by this.") }
        let now = rules.now()
        let since = now.milliseconds - Int64(limits.per / .milliseconds(1))
        return try await write { db, _ in
            let person = try learner.flatMap { $0 }.map { try db.person($0).row }
            let course = try spender.course.map { try db.knownCourse($0) }
            // No budget looks further back than a year.
            try db.run(
                "DELETE FROM token_use WHERE learner IS ? AND at < ?",
                person.map { .integer($0) } ?? .null,
                .integer(now.milliseconds - 366 * 86_400_000)
            )
            let ofLearner: StaticString =
                "SELECT coalesce(sum(tokens), 0) FROM token_use WHERE learner = ? AND at > ?"
            let ofCourse: StaticString =
                "SELECT coalesce(sum(tokens), 0) FROM token_use WHERE course = ? AND at > ?"
            if let limit = limits.learner, let person {
                let used = try db.first(ofLearner, .integer(person), .integer(since)) { $0.integer(0) } ?? 0
                if used >= Int64(limit) { return nil }
            }
            if let limit = limits.course, let course {
                let used = try db.first(ofCourse, .integer(course), .integer(since)) { $0.integer(0) } ?? 0
                if used >= Int64(limit) { return nil }
            }
            let number = try db.first(
                "INSERT INTO token_use (learner, course, at, tokens, is_open) VALUES (?, ?, ?, ?, 1) RETURNING id",
                person.map { .integer($0) } ?? .null,
                course.map { .integer($0) } ?? .null,
                .integer(now.milliseconds),
                .integer(Int64(max(0, tokens)))
            ) { $0.integer(0) }
            return number.map { TokenReservation(number: $0) }
        }
    }

    func settle(_ reservation: TokenReservation, used: Int) async throws {
        try await write { db, _ in
            try db.run(
                "UPDATE token_use SET tokens = ?, is_open = 0 WHERE id = ? AND is_open = 1",
                .integer(Int64(max(0, used))),
                .integer(reservation.number)
            )
        }
    }

    /// Gives back what was set aside for questions that a crash cut short; done once, before the first turn.
    func releaseOrphanedTokens() async throws(StoreError) {
        try await write { db, _ in try db.run("DELETE FROM token_use WHERE is_open = 1") }
    }
}
