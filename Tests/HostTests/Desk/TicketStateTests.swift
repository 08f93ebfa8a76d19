import Testing

@testable import Host

/// The whole machine, walked.
@Suite struct TicketStateTests {
    private static func reachable(from state: TicketState) -> Set<TicketState> {
        var seen: Set<TicketState> = [state]
        var rest = [state]
        while let next = rest.popLast() {
            for event in TicketState.Event.allCases {
                if let after = next.after(event), seen.insert(after).inserted { rest.append(after) }
            }
        }
        return seen
    }

    @Test func `every state is reached from the first, and an end from every state`() {
        #expect(Self.reachable(from: .queued) == Set(TicketState.allCases))
        for state in TicketState.allCases {
            #expect(!Self.reachable(from: state).isDisjoint(with: [.resolved, .abandoned]), "\(state)")
        }
    }

    @Test(arguments: TicketState.allCases)
    func `every open state has a timer that moves it, and an ended one neither timer nor exit`(state: TicketState) {
        switch state.timer {
        case .lease: #expect(state.after(.lapse)?.isWaiting == true)
        case .waiting: #expect(state.after(.overdue) == state && state.after(.abandon) == .abandoned)
        case nil: #expect(TicketState.Event.allCases.allSatisfy { state.after($0) == nil })
        }
        #expect((state.timer != nil) == state.isOpen)
        #expect(!(state.isWaiting && state.isOwned))
    }

    @Test func `only who has a ticket answers it, and only one that waits is claimed`() {
        for state in TicketState.allCases {
            #expect((state.after(.claim) != nil) == state.isWaiting)
            for event: TicketState.Event in [.answer, .release, .lapse, .transfer, .resolve, .handBack] {
                #expect((state.after(event) != nil) == state.isOwned, "\(state) \(event)")
            }
        }
    }
}
