/// Everything a tutor wants to know before answering: the ticket, what the chain tried and why, what was said, and what
/// the learner has practised.
struct TicketSheet: Sendable {
    let desk: Desk
    let practice: any PracticeHelpStore

    func sheet(of ticket: StoredTicket) async throws -> [UInt8] {
        let page = try await desk.store.entries(of: ticket.session, before: .max, for: .staff, limit: 100)
        let asked = try await desk.store.turn(ticket.asked)
        var text = JSONText(capacity: 4096)
        text.field("ticket", json: ticket.described)
        text.field("turn", "\(ticket.asked)")
        text.field("question", (try? JSON(parsing: Array(asked.message.body)))?["text"]?.string ?? "")
        text.field("tried", json: Self.tried(asked.trace).bytes)
        text.events(page.entries, for: .staff)
        text.field("head", page.head)
        let attempts = try await attempts(for: ticket)
        let practised = attempts.map { attempt -> JSON in
            JSON(members: [
                ("question", .string(attempt.name)), ("answer", .string(attempt.words)),
                ("correct", .bool(attempt.isCorrect)), ("hints", .integer(Int64(attempt.hints))),
            ])
        }
        text.field("practice", json: JSON.array(practised).bytes)
        return text.closed()
    }

    /// What the learner practised of the course whose tutor was called; once they have gone on to another, nothing.
    private func attempts(for ticket: StoredTicket) async throws -> [Attempt] {
        guard try await desk.store.session(ticket.session).context.course == ticket.course else { return [] }
        return try await practice.learnerPractice(in: ticket.session, limit: 10).attempts
    }

    /// The responders and guards that were asked, and how each left the question.
    private static func tried(_ trace: [UInt8]) -> JSON {
        let steps = (try? JSON(parsing: trace))?["steps"]?.array ?? []
        let asked = steps.filter { $0["kind"]?.string != "enricher" && $0["ending"]?.string != "skipped" }
        return .array(
            asked.map { step in
                JSON(members: [
                    ("kind", step["kind"] ?? .null), ("name", step["name"] ?? .null),
                    // A trace leaves it out where it is the name.
                    ("use", step["use"] ?? step["name"] ?? .null),
                    ("ending", step["ending"] ?? .null), ("why", step["detail"] ?? .null),
                ])
            }
        )
    }
}
