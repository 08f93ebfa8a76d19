import Cryptography
import Host

extension Benchmark {
    /// Eight tutors who never rest, with few and with many questions waiting.
    static let deskClaims = Benchmark(
        name: "desk.claim",
        operation: "a question asked, claimed as the longest waiting, answered and resolved, by 8 tutors"
    ) { bounds in
        var figures: [Figures] = []
        for open in [100, 10_000, 100_000] {
            let desk = try await DeskLoad(open: open)
            let (before, start) = (Usage.now, ContinuousClock.now)
            let latencies = try await desk.work(until: start.advanced(by: bounds.time * 2))
            figures.append(
                Figures(
                    label: "\(open) open",
                    operations: latencies.count,
                    time: start.duration(to: .now),
                    used: Usage.now - before,
                    latencies: latencies
                )
            )
            desk.load.store.close()
        }
        return figures
    }
}

/// A desk with so many open tickets, and eight tutors.
private struct DeskLoad: Sendable {
    let load: StoreLoad
    private let tutors: [AccountID]
    private let folder: Workspace

    init(open: Int) async throws {
        folder = try Workspace()
        load = try await StoreLoad(callers: open, in: folder)
        var tutors: [AccountID] = []
        for number in 0..<8 {
            let tutor = try await load.store.create(NewAccount(name: "Tutor \(number)")).id
            try await load.store.enrol(tutor, in: "algebra-1", to: .teach)
            tutors.append(tutor)
        }
        self.tutors = tutors
        let load = load
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<open { group.addTask { try await load.ask(caller) } }
            try await group.waitForAll()
        }
    }

    /// How long each tutor took from taking a question to being done with it; whoever was answered asks again.
    func work(until end: ContinuousClock.Instant) async throws -> [Duration] {
        try await withThrowingTaskGroup(of: [Duration].self) { group in
            for tutor in tutors {
                group.addTask {
                    var latencies: [Duration] = []
                    while ContinuousClock.now < end {
                        let start = ContinuousClock.now
                        guard let session = try await load.serve(tutor) else { continue }
                        latencies.append(start.duration(to: .now))
                        _ = try await load.store.accept(load.message(in: session), ending: StoreLoad.parked)
                    }
                    return latencies
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}

extension StoreLoad {
    static var parked: TurnEnding {
        var ending = TurnEnding(.handedOff, kind: .turnEnded, body: Array(#"{"outcome":"handed_off","ms":1}"#.utf8))
        ending.ticket = TicketDraft(queue: "tutors")
        return ending
    }

    func ask(_ caller: Int) async throws { _ = try await store.accept(message(from: caller), ending: Self.parked) }

    fileprivate func serve(_ tutor: AccountID) async throws -> SessionID? {
        func key() -> CommandKey { CommandKey(.random(.system)) }
        let wish = TicketWish(queue: "tutors", courses: ["algebra-1"])
        guard let held = try await store.claimNext(wish, by: tutor, key: key(), lease: .seconds(90)) else { return nil }
        func act() -> TutorAct {
            TutorAct(held.ticket.id, by: tutor, key: key(), generation: held.generation)
        }
        let reply = TutorReply(act(), text: "Look at the sign of b.", html: "<p>Look at the sign of b.</p>")
        _ = try await store.answer(reply, lease: .seconds(90))
        _ = try await store.part(act(), .resolve(note: nil), overdueAt: nil)
        return held.ticket.session
    }
}
