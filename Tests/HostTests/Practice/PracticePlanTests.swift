import SQLite
import Testing

@testable import Host

@Suite struct PracticePlanTests {
    @Test func `every statement that practice runs all the time uses an index`() async throws {
        let it = try await PracticeSchool()
        let statements: [StaticString] = [
            PracticeQuery.open, PracticeQuery.byID, PracticeQuery.page, PracticeQuery.tally, PracticeQuery.subjects,
            PracticeQuery.earlier, PracticeQuery.candidates, PracticeQuery.skills,
            PracticeQuery.attemptsInSession, PracticeQuery.attempt, PracticeQuery.recent, PracticeQuery.inWindow,
            PracticeQuery.onQuestion, PracticeQuery.recentInCourse,
            QuestionQuery.byID, QuestionQuery.byRow, QuestionQuery.ofCourse,
        ]
        for statement in statements {
            let plan = try await it.store.database.read { try $0.plan(of: statement) }
            #expect(!plan.isEmpty)
            let scans = plan.filter { $0.hasPrefix("SCAN") }
            #expect(scans.isEmpty, "\(statement)\n\(plan.joined(separator: "\n"))")
        }
    }

    @Test func `the sweep looks at open sessions only`() async throws {
        let it = try await PracticeSchool()
        let plan = try await it.store.database.read { try $0.plan(of: PracticeQuery.idle) }
        #expect(plan == ["SCAN practice_session USING INDEX practice_session_active"])
    }

    @Test func `a plan that reads a whole table is seen`() async throws {
        let it = try await PracticeSchool()
        let plan = try await it.store.database.read { try $0.plan(of: "SELECT * FROM attempt WHERE answer = ?") }
        #expect(plan.contains { $0.hasPrefix("SCAN") })
    }

    @Test func `pages, summaries and the search for an open session sort nothing`() async throws {
        let it = try await PracticeSchool()
        for statement in [PracticeQuery.open, PracticeQuery.page, PracticeQuery.tally] {
            let plan = try await it.store.database.read { try $0.plan(of: statement) }
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }
}
