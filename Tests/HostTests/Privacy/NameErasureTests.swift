import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct NameErasureTests {
    @Test func `after erasing a tutor their name is in no file of the store, and what learners were told is`()
        async throws
    {
        let school = try await DeskSchool(.file)
        let (tutor, colleague) = (school.tutors[0], school.tutors[1])
        let (early, late) = (try await school.learner(1), try await school.learner(2))
        try await conclude(early, by: tutor, in: school)
        try await conclude((school.it.learner, school.it.session), by: colleague, in: school)
        // So many others in between that the name is taken out in pieces.
        for _ in 0..<49 {
            try await school.ask()
            _ = try await school.store.withdraw(school.it.session, by: school.it.learner, key: .fresh())
        }
        try await conclude(late, by: tutor, in: school)
        try await school.store.erase(tutor)
        while try await school.store.sweepErased() {}
        #expect(try await replies(to: early.1, in: school) == ["Because so. "])
        #expect(try await replies(to: school.it.session, in: school) == ["Because so. Tutor 1"])
        #expect(try await replies(to: late.1, in: school) == ["Because so. "])
        #expect(try await school.store.examine() == [])
        school.store.close()
        let holders = try school.it.folder.contents().filter { $0.bytes.contains("Tutor 0".utf8) }.map(\.name)
        #expect(holders == [])
    }

    /// A question to people, from the asking to its end.
    private func conclude(_ asker: (AccountID, SessionID), by tutor: AccountID, in school: DeskSchool) async throws {
        try await school.ask(in: asker.1, by: asker.0)
        let asked = try #require(try await school.ticket(of: asker.1))
        let taken = try await school.store.claim(asked.id, by: tutor, key: .fresh(), lease: .seconds(90))
        _ = try await school.store.answer(school.reply(taken, by: tutor, "Because so."), lease: .seconds(90))
        _ = try await school.store.part(school.act(taken, by: tutor), .resolve(note: nil), overdueAt: nil)
    }

    /// What tutors said in a session, each with who it was.
    private func replies(to session: SessionID, in school: DeskSchool) async throws -> [String] {
        let entries = try await school.store.entries(of: session, after: 0, for: .everyone, limit: 10_000).entries
        return try entries.filter { $0.kind == .message }.map { try JSON(parsing: Array($0.body)) }
            .filter { $0["role"] == "tutor" }
            .map { "\($0["text"]?.string ?? "") \($0["by"]?["name"]?.string ?? "-")" }
    }
}
