import Testing

@testable import Host

@Suite struct DeskWordsTests {
    private static let ticket: JSON = [
        "ticket": "0193d5a0-1111-7abc-8def-0123456789ab", "opened_at": "2026-11-22T20:00:00Z", "course": "algebra-1",
        "module": "lines", "state": "queued",
    ]

    @Test func `a ticket whose question is told further down has no empty quotation marks`() {
        #expect(Self.ticket.asTicketLine == "6789ab  2026-11-22T20:00:00Z  algebra-1/lines  queued")
        let asked = JSON(members: [("ticket", "0123456789ab"), ("question", "Why?"), ("tutor_name", "Tim")])
        #expect(asked.asTicketLine == "6789ab      with Tim  “Why?”")
    }
}
