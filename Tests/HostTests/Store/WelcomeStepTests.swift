import SQLite
import Testing

@testable import Host

/// A file with a course in it, made by the version before courses had a welcome.
@Suite(.timeLimit(.minutes(5))) struct `The step that makes room for welcomes` {
    @Test func `keeps courses as they were, and the next import brings the welcome`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("host.db")
        let before = Array(Migration.all.prefix { $0.name != Migration.welcomes.name })
        try #require(before.count < Migration.all.count)
        try Database(DatabaseSettings(.file(path)), migrations: before) { 0 }.close()
        let old =
            "INSERT INTO course (id, slug, title, language, subject) VALUES (2, 'algebra-1', 'Algebra', 'en', 'maths')"
        try Connection(path).execute(old)
        let store = try await SQLiteStore(path, rules: TestStore.rules(TestClock()))
        defer { store.close() }
        let kept = try await store.course("algebra-1")
        #expect(kept.title == "Algebra" && kept.welcome.isEmpty)
        _ = try await store.importCourse(.sample)
        #expect(try await store.course("algebra-1") == .sample)
    }
}
