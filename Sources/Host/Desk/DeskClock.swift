import Reactor
import Pipeline

/// Looks after what ends by itself: leases of tutors who vanished, patience of learners who waited long enough.
struct DeskClock: Sendable {
    let desk: Desk
    let runner: TurnRunner

    /// Does everything whose time has come; returns the numbers of the tickets that could not be read.
    @discardableResult
    func tick(on loop: EventLoop? = nil) async throws(StoreError) -> Set<Int64> {
        var unreadable: Set<Int64> = []
        while true {
            let lapsed = try await desk.store.takeLapsed(longest: desk.longestLease, limit: Self.page)
            for parted in lapsed.parted { _ = desk.tell(parted) }
            let overdue = try await desk.store.takeOverdue(limit: Self.page)
            for parted in overdue.parted { await goOn(desk.tell(parted), on: loop) }
            unreadable.formUnion(lapsed.unreadable.union(overdue.unreadable))
            if lapsed.parted.count < Self.page, overdue.parted.count < Self.page { break }
        }
        desk.stream.poke()
        desk.tellPlaces()
        return unreadable
    }

    /// Runs the turn in which the chain goes on with a question, as soon as the store can be read: nobody else would.
    func goOn(_ parted: Parted, on loop: EventLoop?) async {
        guard let turn = parted.turn else { return }
        let found = await runner.untilDone(unless: { Task.isCancelled }) { () async throws(StoreError) in
            (room: try await desk.hub.session(turn.session), turn: try await desk.store.turn(turn))
        }
        guard let (room, stored) = found else { return }
        let asked = Question.stored(stored)
        runner.resume(
            turn,
            continuing: stored.continues,
            asked.text,
            asksForPerson: asked.asksForPerson,
            in: room,
            on: loop
        )
    }

    func run(clock: any Clock<Duration>, log: Log, on loop: EventLoop?) async {
        var known: Set<Int64> = []
        while !Task.isCancelled {
            do { try await clock.sleep(for: .milliseconds(500)) } catch { return }
            do {
                let unreadable = try await tick(on: loop)
                for number in unreadable.subtracting(known).sorted() {
                    log.error("a ticket cannot be read; `tutorline doctor` says what is wrong", ["ticket": "\(number)"])
                }
                known.formUnion(unreadable)
            } catch { log.error("the desk's clock failed", ["why": error.sentence]) }
        }
    }

    private static let page = 200
}
