import SQLite
import Testing

@testable import Host

/// Rows that the program cannot read: each is found, and those are put right of which it is known how.
@Suite(.timeLimit(.minutes(5))) struct `The doctor reads every word` {
    /// What was done to the file, what is said of it, and what a query finds afterwards; `nil` where nothing is done.
    struct Misspelling: Sendable, CustomTestStringConvertible {
        let script: String
        let sentence: String
        var repaired: (query: StaticString, word: String)?

        var testDescription: String { script }
    }

    static let misspellings = [
        Misspelling(script: "UPDATE entry SET body = 'x' WHERE seq = 4", sentence: "1 entries cannot be read."),
        Misspelling(script: "UPDATE entry SET body = '7' WHERE seq = 4", sentence: "1 entries cannot be read."),
        Misspelling(
            script: "UPDATE entry SET kind = 'mislaid' WHERE seq = 4",
            sentence: "1 entries are of a kind that does not exist."
        ),
        Misspelling(
            script: "UPDATE tutoring_session SET state = 'mislaid'",
            sentence: "1 sessions are in a state that does not exist.",
            repaired: ("SELECT state FROM tutoring_session", "paused")
        ),
        Misspelling(
            script: "UPDATE turn SET outcome = 'mislaid' WHERE ending = 3",
            sentence: "1 turns ended in a way that does not exist.",
            repaired: ("SELECT outcome FROM turn WHERE ending = 3", "answered")
        ),
        Misspelling(
            script: "UPDATE turn SET outcome = 'mislaid' WHERE ending = 5",
            sentence: "1 turns ended in a way that does not exist.",
            repaired: ("SELECT outcome FROM turn WHERE ending = 5", "failed")
        ),
        Misspelling(
            script: "INSERT INTO account_role SELECT id, 'mage' FROM account",
            sentence: "1 people have a role that does not exist.",
            repaired: ("SELECT group_concat(role) FROM account_role", "learner")
        ),
        Misspelling(
            script: "INSERT INTO enrolment SELECT account, course, 'dream' FROM enrolment",
            sentence: "1 people are in a course in a manner that does not exist.",
            repaired: ("SELECT group_concat(manner) FROM enrolment", "learn")
        ),
        Misspelling(
            script: "INSERT INTO live_lock (course, grade, at) SELECT id, 'mild', 1 FROM course",
            sentence: "1 locks are of a grade that does not exist.",
            repaired: ("SELECT grade FROM live_lock", "closed")
        ),
        Misspelling(
            script: "INSERT INTO tutor (account, state, capacity) SELECT id, 'asleep', 3 FROM account",
            sentence: "1 tutors are in a state that does not exist.",
            repaired: ("SELECT state FROM tutor", "away")
        ),
        Misspelling(
            script: """
                INSERT INTO learned_answer (uuid, course, question, also, tests, answer, state, session, asked, made_at, at)
                SELECT randomblob(16), id, '?', '[]', '[]', '!', 'maybe', randomblob(16), 1, 1, 1 FROM course
                """,
            sentence: "1 learned answers are in a state that does not exist.",
            repaired: ("SELECT state FROM learned_answer", "withdrawn")
        ),
        // The index knows a word that the passage has no more, and one that is gone.
        Misspelling(
            script: "UPDATE passage SET text = 'Rise over fun.' WHERE anchor = 'slope'",
            sentence: "1 passages are not found by their words, or by words that are not theirs.",
            repaired: ("SELECT anchor FROM passage WHERE id = (SELECT rowid FROM passage_word('fun'))", "slope")
        ),
        Misspelling(
            script: "UPDATE passage SET retired = 1 WHERE anchor = 'slope'",
            sentence: "1 passages are not found by their words, or by words that are not theirs.",
            repaired: ("SELECT count(*) || '' FROM passage_word('rise')", "0")
        ),
        Misspelling(
            script: "INSERT INTO passage_word (passage_word) VALUES ('delete-all')",
            sentence: "3 passages are not found by their words, or by words that are not theirs.",
            repaired: ("SELECT count(*) || '' FROM passage_word('line')", "2")
        ),
        Misspelling(
            script: "UPDATE passage_word_data SET block = x'ffffffffffffff' WHERE id = 10",
            sentence: "3 passages are not found by their words, or by words that are not theirs.",
            repaired: ("SELECT count(*) || '' FROM passage_word('line')", "2")
        ),
        Misspelling(
            script: "UPDATE passage_word_data SET block = zeroblob(2)",
            sentence: "3 passages are not found by their words, or by words that are not theirs.",
            repaired: ("SELECT count(*) || '' FROM passage_word('line')", "2")
        ),
    ]

    @Test(arguments: misspellings)
    func `and says of each that is none what it means, and puts right what it can`(
        misspelling: Misspelling
    ) async throws {
        let it = try await TestStore(.file)
        try await it.store.enrol(it.learner, in: "algebra-1", to: .learn)
        _ = try await it.store.accept(it.message("One"), ending: .answer("!"))
        _ = try await it.store.accept(it.message("Two"), ending: .failure)
        _ = try await it.store.setState(.paused, of: it.session, reason: "left", by: nil, command: nil)
        #expect(try await it.store.examine() == [])
        let path = try #require(it.path)
        it.store.close()
        try Connection(path).execute(misspelling.script)
        let backup = try Replacement.open(path, knowing: Migration.all).symptoms(at: it.clock.now)
        #expect(backup.map(\.sentence) == [misspelling.sentence], "a file that may only be read is examined as well")

        let store = try await SQLiteStore(path, rules: TestStore.rules(it.clock))
        let symptoms = try await store.examine()
        #expect(symptoms == backup)
        #expect(symptoms.allSatisfy { !$0.meaning.isEmpty && $0.isCurable == (misspelling.repaired != nil) })
        #expect(try await store.repair().left == (misspelling.repaired == nil ? symptoms : []))
        guard let (query, word) = misspelling.repaired else { return }
        #expect(try await store.read { db in try db.first(query) { $0.text(0) } } == word)
    }

    @Test func `and no body, whatever is in it, keeps it from the rest`() async throws {
        try await whereThreeWait(
            """
            PRAGMA foreign_keys = OFF;
            UPDATE entry SET body = '{"ticket":' WHERE kind = 'handoff.queued';
            UPDATE ticket SET state = 'mislaid' WHERE id = 1;
            UPDATE ticket SET asked = 77 WHERE id = 2;
            DELETE FROM ticket WHERE id = 3;
            """
        ) { store in
            let found = try await store.examine().map(\.sentence)
            #expect(found.contains("3 entries cannot be read."), "\(found)")
            #expect(found.contains("1 tickets are in a state that does not exist."), "\(found)")
            #expect(found.contains("1 tickets are about a question that does not exist."), "\(found)")
            #expect(try await store.repair().left.map(\.sentence) == ["3 entries cannot be read."])
        }
    }

    @Test func `and of the queue's events takes out those that nobody could be told`() async throws {
        try await whereThreeWait(
            """
            UPDATE queue_event SET kind = 'queued' WHERE id = 1;
            UPDATE queue_event SET state = 'ticket.opened' WHERE id = 2
            """
        ) { store in
            let found = try await store.examine().map(\.sentence)
            #expect(found == ["2 queue events tell of something that does not exist."])
            #expect(try await store.repair().left == [])
            #expect(try await store.queueEvents(after: 0, limit: 100).map(\.seq) == [3])
        }
    }

    /// Damages a database in which three learners wait for a person, and lends it.
    private func whereThreeWait(_ damage: String, _ body: (SQLiteStore) async throws -> Void) async throws {
        let school = try await DeskSchool(.file)
        for number in 1...3 {
            let (learner, session) = try await school.learner(number)
            try await school.ask(in: session, by: learner)
        }
        let path = try #require(school.it.path)
        school.store.close()
        try Connection(path).execute(damage)
        try await body(try await SQLiteStore(path, rules: TestStore.rules(school.it.clock)))
    }
}
