import Testing

@testable import Host

/// The bodies of FEAT-101, byte for byte but for white space and identifiers.
@Suite struct PracticeBodyTests {
    private static let id = "0199fc2a-4c00-7000-8000-000000000001"
    private static let child = "0199fc2a-4c00-7000-8000-000000000002"

    private func session(end: String?) throws -> PracticeSession {
        let start = try #require(Moment(rfc3339: "2025-10-19T10:00:00Z"))
        let end = end.flatMap { Moment(rfc3339: $0) }
        return PracticeSession(
            id: try #require(PracticeID(Self.id)),
            child: try #require(AccountID(Self.child)),
            subject: "Math",
            topic: "Multiplication",
            subtopic: "Single-Digit Multiplication",
            startedAt: start,
            endedAt: end,
            updatedAt: end ?? start,
            lastActivity: end ?? start,
            pausedAt: nil,
            pausedFor: .zero
        )
    }

    /// The text without the white space between its words.
    private func compact(_ text: String) throws -> String { try JSON(parsing: text).text }

    private let open = """
        {
            "id": "\(id)",
            "child_id": "\(child)",
            "subject": "Math",
            "topic": "Multiplication",
            "subtopic": "Single-Digit Multiplication",
            "started_at": "2025-10-19T10:00:00Z",
            "ended_at": null,
            "created_at": "2025-10-19T10:00:00Z",
            "updated_at": "2025-10-19T10:00:00Z"
          }
        """

    @Test func `a session is as the story shows it`() throws {
        #expect(try session(end: nil).described.text == compact(open))
    }

    @Test func `a session that was ended is as the story shows it`() throws {
        let ended = """
            {
              "id": "\(Self.id)",
              "child_id": "\(Self.child)",
              "subject": "Math",
              "topic": "Multiplication",
              "subtopic": "Single-Digit Multiplication",
              "started_at": "2025-10-19T10:00:00Z",
              "ended_at": "2025-10-19T10:15:00Z",
              "created_at": "2025-10-19T10:00:00Z",
              "updated_at": "2025-10-19T10:15:00Z"
            }
            """
        #expect(try session(end: "2025-10-19T10:15:00Z").described.text == compact(ended))
    }

    @Test func `a summary is as the story shows it`() throws {
        let summary = PracticeSummary(
            session: try session(end: nil),
            tally: PracticeTally(attempted: 10, correct: 8, milliseconds: 300_000),
            subjects: ["Math"]
        )
        let wanted = """
            {
              "session": \(open),
              "questions_attempted": 10,
              "questions_correct": 8,
              "accuracy": 80,
              "total_time_ms": 300000,
              "avg_time_per_question_ms": 30000,
              "subjects_practiced": ["Math"]
            }
            """
        #expect(try summary.described.text == compact(wanted))
    }

    @Test(arguments: [
        (0, 0, 0), (1, 8, 13), (1, 3, 33), (2, 3, 67), (1, 200, 1), (199, 200, 100), (0, 7, 0), (7, 7, 100),
    ])
    func `accuracy is a whole percentage with halves rounded up`(correct: Int64, attempted: Int64, percent: Int64) {
        #expect(PracticeTally(attempted: attempted, correct: correct).accuracy == percent)
    }

    @Test func `an average is rounded with halves up, and 0 of nothing`() {
        #expect(PracticeTally(attempted: 2, milliseconds: 3).averageMilliseconds == 2)
        #expect(PracticeTally(attempted: 3, milliseconds: 4).averageMilliseconds == 1)
        #expect(PracticeTally().averageMilliseconds == 0)
    }
}
