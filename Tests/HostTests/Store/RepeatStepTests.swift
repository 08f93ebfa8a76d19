import SQLite
import Testing

@testable import Host

/// A file with a claim in it, made by the version before claims were found by their keys.
@Suite(.timeLimit(.minutes(5))) struct `The step that finds repeats` {
    @Test func `knows the claims that were made before it`() async throws {
        let school = try await DeskSchool(.file)
        let path = try #require(school.it.path)
        try await school.ask()
        let (wish, key) = (TicketWish(courses: ["algebra-1"]), CommandKey.fresh())
        let tutor = school.tutors[0]
        let first = try #require(try await school.store.claimNext(wish, by: tutor, key: key, lease: .seconds(90)))
        _ = try await school.store.part(school.act(first, by: tutor), .resolve(note: nil), overdueAt: nil)
        school.store.close()
        try takeBack(Connection(path))

        let later = try await school.restarted()
        let again = try await later.store.claimNext(wish, by: tutor, key: key, lease: .seconds(90))
        #expect(again?.duplicate == true && again?.ticket.id == first.ticket.id)
        let found = Opening(learner: later.it.learner, key: .fresh(), course: "algebra-1", module: "lines")
        #expect(try await later.store.open(found).session.id == later.it.session)
        #expect(try await later.store.examine() == [])
    }

    /// Makes the file what the version before would have left.
    private func takeBack(_ db: Connection) throws {
        let name = Migration.repeats.name
        try db.execute(
            "DROP TABLE opening_key; DROP INDEX entry_of_claim; DELETE FROM migration WHERE name = '\(name)'"
        )
    }
}
