import Locking
import Pipeline

/// The tutors' side of the host: what waits, who is there, who has what.
///
/// It decides nothing by itself: claims are the store's, rights are those of `can`. It brings them together and tells
/// whoever has to know, and both sockets and HTTP come through here.
final class Desk: People {
    let store: any Store
    let hub: SessionHub
    let roster: Roster
    let board = QueueBoard()
    let stream: QueueStream
    let now: @Sendable () -> Moment
    let html: @Sendable (String) -> String
    private let queues: @Sendable () -> [String: Queue]
    private let zones: any TimeZones
    private let places = Lock(Places())

    /// What those who wait were told last, by one at a time: an older place must not be told after a newer one.
    private struct Places: Sendable {
        var told: [SessionID: PlaceTold] = [:]
        var isTelling = false
        var isAskedAgain = false
    }

    init(
        store: any Store,
        hub: SessionHub,
        queues: @escaping @Sendable () -> [String: Queue],
        zones: any TimeZones,
        html: @escaping @Sendable (String) -> String,
        now: @escaping @Sendable () -> Moment
    ) {
        self.store = store
        self.hub = hub
        self.queues = queues
        self.zones = zones
        self.html = html
        self.now = now
        roster = Roster(now: now)
        stream = QueueStream(store: store) { [board, roster] event in
            board.note(event)
            roster.hold(event.ticket.number, by: event.state.isOwned ? event.tutor : nil)
        }
    }

    /// Finds everything as the last run of the host left it.
    func open() async throws(StoreError) {
        // The place first: what happens in between is seen twice, which changes an estimate at most, rather than not at all.
        stream.begin(at: try await store.queueReach().head)
        for ticket in try await store.openTickets() {
            board.begin(with: ticket)
            roster.hold(ticket.number, by: ticket.tutor)
        }
        for queue in queues().keys { board.begin(queue, with: try await store.servedTickets(in: queue, limit: 300)) }
    }

    func queue(_ name: String) -> Queue { queues()[name] ?? Queue() }
    var queueNames: [String] { queues().keys.sorted() }
    func hours(of queue: String) -> QueueHours { QueueHours(queue: self.queue(queue), zones: zones) }

    // What turns ask

    func ticket(for parking: Parking, course: String) -> TicketDraft {
        hours(of: parking.queue).draft(
            parking.queue,
            place: board.nextPlace(in: parking.queue),
            tutors: roster.count(for: course).there,
            patience: parking.patience,
            at: now()
        )
    }

    func free(in course: String) -> Int { roster.count(for: course).free }

    func asked() { stream.poke() }

    // What learners are told

    /// Tells those who wait where they are now, if that has changed.
    func tellPlaces() {
        let isTeller = places.withLock { state in
            state.isAskedAgain = state.isTelling
            defer { state.isTelling = true }
            return !state.isTelling
        }
        guard isTeller else { return }
        repeat {
            tellChangedPlaces()
        } while places.withLock { state in
            state.isTelling = state.isAskedAgain
            defer { state.isAskedAgain = false }
            return state.isAskedAgain
        }
    }

    private func tellChangedPlaces() {
        let before = places.withLock { $0.told }
        var after: [SessionID: PlaceTold] = [:]
        for room in hub.all {
            guard let (ticket, told) = placeTold(room) else { continue }
            after[room.id] = told
            if before[room.id] != told { room.whisper(.place(ticket, of: room.id, told)) }
        }
        places.withLock { [after] in $0.told = after }
    }

    /// Where the learner of a session is in the line, for somebody who has just come; `nil` when they are in none.
    func place(of room: SessionRoom) -> ServerFrame? {
        placeTold(room).map { .place($0, of: room.id, $1) }
    }

    private func placeTold(_ room: SessionRoom) -> (TicketID, PlaceTold)? {
        guard let handoff = room.handoff, !handoff.isOwned, let (queue, place, count) = board.place(of: handoff.ticket)
        else { return nil }
        let tutors = roster.count(for: room.context.course).there
        let told = board.told(at: place, in: queue, tutors: tutors)
        return (handoff.ticket, PlaceTold(place: place, of: Int64(count), tutors: Int64(tutors), estimate: told))
    }
}

/// What a learner who waits is told.
struct PlaceTold: Sendable, Equatable {
    let place: Int64
    let of: Int64
    let tutors: Int64
    /// How long it may take; `nil` when that would be made up.
    let estimate: WaitEstimate.Told?
}
