import Testing

@testable import Host

@Suite struct TicketChoiceTests {
    private static let tickets = [
        "0193d5a0-1111-7abc-8def-0123456789ab", "0193d5a0-2222-7abc-8def-0123456789ff",
        "0193d5a0-3333-7abc-8def-99999a6789ab",
    ]

    @Test func `a ticket goes by the end of its name as it is listed, or by a beginning that no other has`() throws {
        let (first, second) = (Self.tickets[0], Self.tickets[1])
        #expect(try TicketChoice.ticket(TicketChoice.short(second), among: Self.tickets) == second)
        #expect(try TicketChoice.ticket("0193D5A0-1", among: Self.tickets) == first)
        #expect(try TicketChoice.ticket(first, among: Self.tickets) == first)
        #expect(JSON(members: [("ticket", .string(first))]).asTicketLine.hasPrefix("6789ab  "))
    }

    @Test func `one that two go by is no choice, and neither is one that nobody goes by`() {
        #expect { try TicketChoice.ticket("6789ab", among: Self.tickets) } throws: { error in
            "\(error)".hasPrefix("2 questions are called 6789ab; type more of the name:\n  \(Self.tickets[0])\n")
        }
        #expect { try TicketChoice.ticket("cafe", among: Self.tickets) } throws: { error in
            "\(error)" == "No open question is called cafe; /list shows what is waiting."
        }
    }
}
