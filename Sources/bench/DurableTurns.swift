import Glibc
import Reactor

extension Benchmark {
    /// The whole way of a turn, from a learner's socket to the disk and back, in a host as users run it.
    static let durableTurns = Benchmark(
        name: "turn",
        operation: "a message sent, on disk, acknowledged, answered by the FAQ, the answer on disk and delivered"
    ) { bounds in
        var figures: [Figures] = []
        for learners in [1, 50, 100, 1000] {
            let folder = try Workspace()
            let host = try HostProcess(in: folder)
            defer { host.stop(SIGKILL) }
            let crowd = LearnerCrowd(host.address, token: try await host.token())
            try await crowd.gather(learners)
            _ = try await crowd.ask(for: .milliseconds(500))
            let (before, start) = (host.usage, ContinuousClock.now)
            let latencies = try await crowd.ask(for: bounds.time * 2)
            figures.append(
                Figures(
                    label: "\(learners) learners",
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

    /// What a learner costs who is there and does nothing, and what coming costs.
    static let idleLearners = Benchmark(
        name: "idle",
        operation: "a learner comes with a token, opens a session, and stays"
    ) { _ in
        let folder = try Workspace()
        let host = try HostProcess(in: folder)
        defer { host.stop(SIGKILL) }
        let crowd = LearnerCrowd(host.address, token: try await host.token())
        try await crowd.gather(100)
        let (memory, before, start) = (host.residentBytes, host.usage, ContinuousClock.now)
        try await crowd.gather(10_000)
        let time = start.duration(to: .now)
        try await Task.sleep(for: .seconds(1))
        var figures = Figures(label: "10000 learners", operations: 9_900, time: time, used: host.usage - before)
        figures.notes.append("\((host.residentBytes - memory) / 9_900) B of memory each")
        await crowd.vanish()
        return [figures]
    }

    /// Everybody comes back at once, after the host has been killed.
    static let resumeStorm = Benchmark(
        name: "storm",
        operation: "a learner goes on with a session after the host was killed and started again"
    ) { _ in
        let folder = try Workspace()
        let first = try HostProcess(in: folder)
        let token = try await first.token()
        let crowd = LearnerCrowd(first.address, token: token)
        try await crowd.gather(2_000)
        let places = await crowd.places()
        await crowd.vanish()
        first.stop(SIGKILL)
        let cold = ContinuousClock.now
        let second = try HostProcess(in: folder)
        defer { second.stop(SIGKILL) }
        let started = cold.duration(to: .now)
        let returning = LearnerCrowd(second.address, token: token)
        let (before, start) = (second.usage, ContinuousClock.now)
        try await returning.comeBack(to: places)
        var figures = Figures(
            label: "2000 learners",
            operations: 2_000,
            time: start.duration(to: .now),
            used: second.usage - before
        )
        figures.notes.append("all back after \(start.duration(to: .now).milliseconds) ms")
        figures.notes.append("the host was up after \(started.milliseconds) ms")
        await returning.vanish()
        return [figures]
    }

    /// From the start of the program to the first answer of a fresh installation.
    static let coldStart = Benchmark(
        name: "cold",
        operation: "the program starts, a learner comes and is answered"
    ) { _ in
        let folder = try Workspace()
        // The demo's passwords are hashed and its courses imported on the first start, which is not what is measured.
        let first = try HostProcess(in: folder)
        let token = try await first.token()
        first.stop()
        var latencies: [Duration] = []
        var used = Usage.now - Usage.now
        let begin = ContinuousClock.now
        for _ in 0..<10 {
            let start = ContinuousClock.now
            let host = try HostProcess(in: folder)
            let crowd = LearnerCrowd(host.address, token: token)
            try await crowd.gather(1)
            _ = try await crowd.ask(for: .zero)
            latencies.append(start.duration(to: .now))
            let usage = host.usage
            used = Usage(processor: used.processor + usage.processor, written: used.written + usage.written)
            await crowd.vanish()
            host.stop(SIGKILL)
        }
        return [
            Figures(
                label: "start to answer",
                operations: 10,
                time: begin.duration(to: .now),
                used: used,
                latencies: latencies
            )
        ]
    }
}

extension Duration {
    fileprivate var milliseconds: Int { Int(inSeconds * 1000) }
}
