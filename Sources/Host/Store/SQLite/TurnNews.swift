internal import SQLite

extension Connection {
    /// Tells other programs how a turn ended, and first that people should look at it, if they should.
    ///
    /// Only where it was said, by whom it was answered and how long that took: never a word of it.
    func tell(ofThe ending: TurnEnding, of turn: Int64, in live: LiveSession, at now: Moment) throws {
        func news(_ more: [(String, JSON)]) throws -> JSON {
            let place = try first(
                """
                SELECT course.slug, module.slug FROM tutoring_session AS session
                JOIN course ON course.id = session.course LEFT JOIN module ON module.id = session.module
                WHERE session.id = ?
                """,
                .integer(live.row)
            ) { [("course", JSON.string($0.text(0))), ("module", $0.optionalText(1).map(JSON.string) ?? .null)] }
            let names: [(String, JSON)] = [
                ("session", .string(live.id.description)),
                ("turn", .string(TurnID(session: live.id, seq: turn).description)),
            ]
            return JSON(members: names + (place ?? []) + more)
        }
        if let alert = ending.alert {
            try postToOutbox(.alert, at: now) { try news([("why", .string(alert))]) }
        }
        try postToOutbox(.turnEnded, at: now) {
            let body = try? JSON(parsing: ending.body)
            return try news([
                ("outcome", .string(ending.outcome.rawValue)),
                ("by", body?["by"] ?? .null),
                ("ms", body?["ended"]?["ms"] ?? body?["ms"] ?? .null),
                ("revision", .string(ending.revision)),
            ])
        }
    }
}
