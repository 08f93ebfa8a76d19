import Reactor
import Pipeline

/// Looks after what ends by itself: leases of tutors who vanished, patience of learners who waited long enough.
struct DeskClock: Sendable {
    let desk: Desk
    let runner: TurnRunner

    /// Does everything whose time has come.
    func tick(on loop: EventLoop? = nil) async throws(StoreError) {
        while true {
            let lapsed = try await desk.store.takeLapsed(longest: desk.longestLease, limit: Self.page)
            for parted in lapsed { _ = desk.tell(parted) }
            let overdue = try await desk.store.takeOverdue(limit: Self.page)
            for parted in overdue { await goOn(desk.tell(parted), on: loop) }
            if lapsed.count < Self.page, overdue.count < Self.page { break }
        }
        desk.stream.poke()
        desk.tellPlaces()
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
        while !Task.isCancelled {
            do { try await clock.sleep(for: .milliseconds(500)) } catch { return }
            do { try await tick(on: loop) } catch { log.error("the desk's clock failed", ["why": error.sentence]) }
        }
    }

    private static let page = 200
}
