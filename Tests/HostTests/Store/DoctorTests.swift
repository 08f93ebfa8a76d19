import SQLite
import Testing

@testable import Host

/// A damage, what the doctor says of it, and what the repair changes in the tables.
struct Damage: Sendable, CustomTestStringConvertible {
    let script: String
    /// What is found, each in a sentence.
    let sentences: [String]
    /// What the repair takes out of the tables and puts in, as in `ticket -1 +1`; `nil` when everything is again as it
    /// was before the damage.
    let changes: String?

    init(_ script: String, _ sentences: String..., changes: String? = nil) {
        (self.script, self.sentences, self.changes) = (script, sentences, changes)
    }

    var testDescription: String { script.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

@Suite(.timeLimit(.minutes(5))) struct `The doctor` {
    /// The rows of all tables, each as a line.
    private static func rows(_ path: String) throws -> Set<String> {
        let db = try Connection(path)
        let columns = try db.all(
            """
            SELECT tables.name, group_concat('quote("' || columns.name || '")', ' || '','' || ')
            FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
            WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%' AND tables.sql NOT LIKE 'CREATE VIRTUAL%'
            GROUP BY 1
            """
        ) { (table: $0.text(0), columns: $0.text(1)) }
        try db.execute("CREATE TEMP TABLE line (text TEXT)")
        for (table, columns) in columns {
            try db.execute("INSERT INTO line SELECT '\(table) ' || \(columns) FROM main.\"\(table)\"")
        }
        return Set(try db.all("SELECT text FROM line") { $0.text(0) })
    }

    /// What was taken out and put in, by table.
    private static func changes(_ before: Set<String>, _ after: Set<String>) -> String {
        var counts: [String: (gone: Int, come: Int)] = [:]
        for row in before.subtracting(after) { counts[String(row.prefix { $0 != " " }), default: (0, 0)].gone += 1 }
        for row in after.subtracting(before) { counts[String(row.prefix { $0 != " " }), default: (0, 0)].come += 1 }
        return counts.sorted { $0.key < $1.key }.map { "\($0) -\($1.gone) +\($1.come)" }.joined(separator: ", ")
    }

    /// Six learners who asked for a person, each as far as the row number of their ticket says.
    private static func school() async throws -> DeskSchool {
        let school = try await DeskSchool(.file, capacity: 10)
        let (store, tutor) = (school.store, school.tutors[0])
        var sessions: [(AccountID, SessionID)] = []
        for number in 1...6 {
            let (learner, session) = try await school.learner(number)
            try await school.ask(in: session, by: learner)
            sessions.append((learner, session))
        }
        func claim(_ number: Int) async throws -> Claimed {
            let ticket = try #require(try await school.ticket(of: sessions[number - 1].1))
            return try await store.claim(ticket.id, by: tutor, key: .fresh(), lease: .seconds(90))
        }
        _ = try await claim(2)
        _ = try await store.answer(school.reply(try await claim(3), by: tutor), lease: .seconds(90))
        _ = try await store.part(school.act(try await claim(4), by: tutor), .release(reason: nil), overdueAt: nil)
        _ = try await store.part(school.act(try await claim(5), by: tutor), .resolve(note: nil), overdueAt: nil)
        _ = try await store.withdraw(sessions[5].1, by: sessions[5].0, key: .fresh())
        #expect(try await store.examine() == [])
        return school
    }

    private static let states = "1 tickets are in a state that does not exist."
    private static let ended = "1 tickets are both ended and open, or neither."
    private static let owned = "1 tickets are taken but have no tutor or lease, or are waiting but have one."
    private static let asked = "1 tickets are about a question that does not exist."
    private static let over = "1 questions are waiting for a person in sessions that are over."
    private static let lost = "1 learners are waiting for a person, but no tutor is offered their question."

    static let damages: [Damage] =
        (1...6).flatMap { number in
            [
                Damage("UPDATE ticket SET state = 'mislaid' WHERE id = \(number)", states),
                Damage("UPDATE ticket SET ended_at = iif(ended_at IS NULL, 5, NULL) WHERE id = \(number)", ended),
            ]
        } + [
            Damage("UPDATE ticket SET state = 'abandoned' WHERE id = 1", ended),
            Damage("UPDATE ticket SET state = 'claimed' WHERE id = 6", ended),
            Damage("UPDATE ticket SET tutor = NULL WHERE id = 2", owned),
            Damage("UPDATE ticket SET lease_ends = NULL WHERE id = 3", owned, changes: "ticket -1 +1"),
            Damage("UPDATE ticket SET tutor = learner, lease_ends = 9 WHERE id = 4", owned),
            Damage("UPDATE ticket SET asked = 77 WHERE id = 1", asked),
            Damage("UPDATE ticket SET asked = 77 WHERE id = 3", asked),
            Damage(
                "UPDATE tutoring_session SET state = 'closed' WHERE id = (SELECT session FROM ticket WHERE id = 2)",
                over,
                changes: "queue_event -0 +1, ticket -1 +1"
            ),
            Damage(
                "DELETE FROM ticket WHERE id = 2",
                "2 queue events are about tickets that no longer exist.",
                lost,
                changes: "queue_event -2 +1, ticket -0 +1"
            ),
            Damage("UPDATE ticket SET state = 'resolved', ended_at = 5 WHERE id = 4", lost),
            Damage(
                "INSERT INTO queue_event SELECT 99, 77, queue, course, kind, state, 1, tutor, '', 1 FROM queue_event LIMIT 1",
                "1 queue events are about tickets that no longer exist."
            ),
        ]

    @Test(arguments: damages)
    func `finds a ticket outside the machine, says what it means, and changes it and nothing else`(
        damage: Damage
    ) async throws {
        let school = try await Self.school()
        let path = try #require(school.it.path)
        school.store.close()
        let sound = try Self.rows(path)
        try Connection(path).execute("PRAGMA foreign_keys = OFF; " + damage.script)
        let damaged = try Self.rows(path)
        #expect(damaged != sound)

        let store = try await SQLiteStore(path, rules: TestStore.rules(school.it.clock))
        let symptoms = try await store.examine()
        #expect(symptoms.map(\.sentence) == damage.sentences)
        #expect(symptoms.allSatisfy { $0.isCurable && !$0.meaning.isEmpty })
        #expect(try Self.rows(path) == damaged, "looking changes nothing")
        let repair = try await store.repair()
        #expect(repair.cured == symptoms && repair.left == [])
        let repaired = try Self.rows(path)
        #expect(Self.changes(damage.changes == nil ? sound : damaged, repaired) == damage.changes ?? "")

        // Whoever has a question still has it, and tutors are offered what waits.
        let open = try await store.openTickets(of: ["algebra-1"], queue: nil, after: 0, limit: 100)
        #expect(open.count == (damage.sentences == [Self.over] ? 3 : 4))
        #expect(try await store.queueEvents(after: 0, limit: 100).allSatisfy { $0.question == "Why?" })
    }

    @Test func `ends a ticket whose question is lost, and tells its learner`() async throws {
        let school = try await Self.school()
        let path = try #require(school.it.path)
        school.store.close()
        try Connection(path).execute(
            """
            PRAGMA foreign_keys = OFF;
            DELETE FROM entry WHERE (session, seq) IN (SELECT session, asked FROM ticket WHERE id = 1)
            """
        )
        let store = try await SQLiteStore(path, rules: TestStore.rules(school.it.clock))
        let repair = try await store.repair()
        #expect(repair.cured.map(\.sentence).contains(Self.asked))
        #expect(repair.left.map(\.sentence) == ["1 sessions have a gap in their log."], "what it said nobody knows")
        let (_, session) = try #require(try await store.tickets(1))
        let last = try #require(
            try await store.entries(of: session, after: 0, for: .everyone, limit: 100).entries.last
        )
        #expect(last.kind == .handoffReturned)
        #expect(try await store.restore(session, for: .staff, limit: 1).ticket == nil)
    }

    @Test(arguments: MaintenanceTests.damages.filter(\.2))
    func `puts right what is wrong with a log, and leaves every other row as it was`(
        damage: String,
        sentence: String,
        isCurable: Bool
    ) async throws {
        let it = try await TestStore(.file)
        try await it.store.enrol(it.learner, in: "algebra-1", to: .learn)
        for number in 0..<100 { _ = try await it.store.accept(it.message("\(number)"), ending: .answer("!")) }
        _ = try await it.store.accept(it.message("open"))
        it.store.close()
        let path = try #require(it.path)
        let sound = try Self.rows(path)
        try Connection(path).execute("PRAGMA foreign_keys = OFF; " + damage)
        let damaged = try Self.rows(path)
        let store = try await SQLiteStore(path, rules: TestStore.rules(it.clock))
        #expect(try await store.repair().left == [])
        let repaired = try Self.rows(path)
        // Three do not become what they were: nobody knows the answer that was lost, or who wrote the second entry, and
        // of the keys only those come back that nothing else remembers.
        let expected =
            if damage.contains("ending = 77") {
                "entry -0 +1, turn -1 +1"
            } else if damage.contains("author = 1") {
                "entry -1 +1"
            } else if damage.contains("entry_key") { "entry_key -0 +53" } else { "" }
        #expect(Self.changes(expected.isEmpty ? sound : damaged, repaired) == expected)
    }
}

extension SQLiteStore {
    /// The ticket in a row, and its session.
    fileprivate func tickets(_ row: Int64) async throws -> (TicketID, SessionID)? {
        try await read { db in
            let ticket = try db.storedTicket(row)
            return (ticket.id, ticket.session)
        }
    }
}
