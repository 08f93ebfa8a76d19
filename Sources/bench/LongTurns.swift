import Glibc
import Host

extension Benchmark {
    /// A turn as in `turn`, where much was said before: in the session itself, or in others.
    ///
    /// It should cost the same.
    static let longTurns = Benchmark(
        name: "turn.long",
        operation: "a message sent, on disk, answered by the FAQ and delivered, in sessions and stores of some size"
    ) { bounds in
        let sizes: [(sessions: Int, messages: Int, learners: Int)] = [
            (8, 10, 8), (8, 100_000, 8), (50, 20, 50), (50_000, 20, 50),
        ]
        var figures: [Figures] = []
        for size in sizes {
            let folder = try Workspace()
            let load = try await StoreLoad(callers: size.sessions, in: folder)
            try await load.fill(size.messages)
            let (account, epoch) = ("\(load.learner)", "\(load.store.epoch)")
            // Its opening stands before the messages.
            let last = Int64(size.messages + 1)
            let places = stride(from: 0, to: size.sessions, by: size.sessions / size.learners).map {
                (session: "\(load.sessions[$0])", epoch: epoch, after: last)
            }
            load.store.close()
            let key = try HostKey(in: folder)
            let host = try HostProcess(in: folder)
            defer { host.stop(SIGKILL) }
            let crowd = LearnerCrowd(host.address, token: key.token(for: account))
            try await crowd.comeBack(to: places)
            _ = try await crowd.ask(for: .seconds(1))
            let (before, start) = (host.usage, ContinuousClock.now)
            let latencies = try await crowd.ask(for: bounds.time * 2)
            figures.append(
                Figures(
                    label: "\(size.learners) learners, \(size.messages) messages in each of \(size.sessions) sessions",
                    operations: latencies.count,
                    time: start.duration(to: .now),
                    used: host.usage - before,
                    latencies: latencies
                )
            )
            await crowd.vanish()
        }
        return figures
    }
}
