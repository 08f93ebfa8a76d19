import Locking
import Pipeline

/// What is known of every queue without asking the store: who waits where, and how long it takes.
///
/// It follows the stream of events, so that it is right whoever changed a ticket.
final class QueueBoard: Sendable {
    fileprivate struct State: Sendable {
        var lines: [String: WaitingLine] = [:]
        var places: [TicketID: Spot] = [:]
        var estimates: [String: WaitEstimate] = [:]
        var owned: [TicketID: String] = [:]
        var firstReplies = FirstReplies()
    }

    fileprivate struct Spot: Sendable, Equatable {
        let number: Int64
        let queue: String
    }

    /// How long learners waited for the first word of a person.
    struct FirstReplies: Sendable, Equatable {
        var count = 0
        var total = Duration.zero
    }

    private let state = Lock(State())

    /// Takes note of a ticket that is open when the host starts.
    func begin(with ticket: OpenTicket) {
        state.withLock { state in
            if ticket.tutor == nil {
                state.put(ticket.id, Spot(number: ticket.number, queue: ticket.queue))
            } else {
                state.owned[ticket.id] = ticket.queue
            }
        }
    }

    /// Takes note of how earlier tickets were served, latest first.
    func begin(_ queue: String, with served: [ServedTicket]) {
        state.withLock { state in
            for ticket in served.reversed() { state.estimates[queue, default: WaitEstimate()].note(ticket) }
        }
    }

    func note(_ event: QueueEvent) {
        state.withLock { state in
            let ticket = event.ticket
            if event.state.isWaiting {
                state.put(ticket.id, Spot(number: ticket.number, queue: event.queue))
            } else {
                state.take(ticket.id)
            }
            state.owned[ticket.id] = event.state.isOwned ? event.queue : nil
            if event.kind == .claimed, let claimed = ticket.claimedAt, claimed == event.at {
                let wait = claimed - ticket.openedAt
                let served = ServedTicket(wait: wait, place: ticket.placeAtFirst, tutors: ticket.tutorsAtFirst)
                state.estimates[event.queue, default: WaitEstimate()].note(served)
            }
            if event.kind == .answered {
                state.firstReplies.count += 1
                state.firstReplies.total += event.at - ticket.openedAt
            }
        }
    }

    /// Where a new ticket would come.
    func nextPlace(in queue: String) -> Int64 { state.withLock { Int64($0.lines[queue]?.count ?? 0) + 1 } }

    func waiting(in queue: String) -> Int { state.withLock { $0.lines[queue]?.count ?? 0 } }

    /// Where a ticket is in its line, out of how many; `nil` when it does not wait.
    func place(of ticket: TicketID) -> (queue: String, place: Int64, of: Int)? {
        state.withLock { state in
            guard let spot = state.places[ticket], let line = state.lines[spot.queue] else { return nil }
            return (spot.queue, line.place(of: spot.number), line.count)
        }
    }

    func told(at place: Int64, in queue: String, tutors: Int) -> WaitEstimate.Told? {
        state.withLock { $0.estimates[queue]?.told(at: place, tutors: tutors) }
    }

    var figures: (waiting: [String: Int], owned: [String: Int], firstReplies: FirstReplies) {
        state.withLock { state in
            (
                state.lines.mapValues(\.count),
                state.owned.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }, state.firstReplies
            )
        }
    }
}

extension QueueBoard.State {
    fileprivate mutating func put(_ ticket: TicketID, _ spot: QueueBoard.Spot) {
        guard places[ticket] != spot else { return }
        take(ticket)
        places[ticket] = spot
        lines[spot.queue, default: WaitingLine()].insert(spot.number)
    }

    fileprivate mutating func take(_ ticket: TicketID) {
        guard let spot = places.removeValue(forKey: ticket) else { return }
        lines[spot.queue]?.remove(spot.number)
    }
}
