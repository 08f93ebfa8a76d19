/// Everything the host keeps about a person, as one JSON document.
///
/// It is written piece by piece, because a year of conversations should not stand in memory at once.
struct PersonalExport: Sendable {
    let store: any Store & PracticeStore

    private static let page = 500

    /// Writes the document; `write` may wait for a slow reader.
    func run(_ account: AccountID, write: ([UInt8]) async throws -> Void) async throws {
        let standing = try await store.standing(of: account)
        var head = JSON(
            members: standing.account.members + [
                ("roles", .strings(standing.roles.map(\.rawValue))),
                ("courses", JSON(members: standing.courses.map { ($0.key, .strings($0.value.map(\.rawValue))) })),
                ("children", .strings(standing.children.map(\.description))),
                ("guardians", .strings(standing.guardians.map(\.description))),
            ]
        ).bytes
        head.insert(contentsOf: Array(#"{"account":"#.utf8), at: 0)
        try await write(head + Array(#","sessions":["#.utf8))
        var before: SessionID?
        repeat {
            let sessions = try await store.sessions(of: account, before: before, limit: 50)
            for session in sessions {
                let isFirst = before == nil && session.id == sessions.first?.id
                try await write(Array((isFirst ? "" : ",").utf8))
                try await self.write(session, write)
            }
            before = sessions.count == 50 ? sessions.last?.id : nil
        } while before != nil
        try await write(Array("]".utf8))
        try await Self.writePractice(of: account, store, write: write)
        try await write(Array("}".utf8))
    }

    private func write(_ session: StoredSession, _ write: ([UInt8]) async throws -> Void) async throws {
        var head = JSON(members: [
            ("id", .string(session.id.description)), ("course", .string(session.context.course)),
            ("module", session.context.module.map(JSON.string) ?? .null), ("state", .string(session.state.rawValue)),
            ("opened_at", .string(session.openedAt.rfc3339)), ("last_activity", .string(session.lastActivity.rfc3339)),
        ]).bytes
        head.removeLast()
        try await write(head + Array(#","events":["#.utf8))
        var place: Int64 = 0
        while true {
            let page = try await store.entries(of: session.id, after: place, for: .everyone, limit: Self.page)
            var text: [UInt8] = []
            for entry in page.entries {
                if place > 0 { text.append(UInt8(ascii: ",")) }
                text += ServerFrame(entry, for: .everyone).bytes
                place = entry.seq
            }
            try await write(text)
            if page.entries.isEmpty || place >= page.head { break }
        }
        try await write(Array("]}".utf8))
    }
}
