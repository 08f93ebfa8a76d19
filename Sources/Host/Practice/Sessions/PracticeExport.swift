extension PersonalExport {
    /// Writes what somebody practised, as the last member of the document.
    static func writePractice(
        of account: AccountID,
        _ store: any PracticeStore,
        write: ([UInt8]) async throws -> Void
    ) async throws {
        try await write(Array(#","practice":["#.utf8))
        var before: PracticeID?
        repeat {
            let page = try await store.practiceSummaries(of: account, before: before, limit: 50)
            for summary in page {
                let isFirst = before == nil && summary.session.id == page.first?.session.id
                let attempts = try await store.attempts(in: summary.session.id).map { attempt in
                    JSON(
                        members: attempt.members + [
                            ("question", .string(attempt.name)), ("answer", .string(attempt.words)),
                        ]
                    )
                }
                guard case .object(var members) = summary.listed else { continue }
                members.set("attempts", .array(attempts))
                try await write(Array((isFirst ? "" : ",").utf8) + JSON.object(members).bytes)
            }
            before = page.count == 50 ? page.last?.session.id : nil
        } while before != nil
        try await write(Array("]".utf8))
    }
}
