import Host

extension Benchmark {
    /// What practice costs, with few attempts stored and with a million: it should be the same.
    ///
    /// First the verbs of the store in this process, then what a client asks for, over sockets, of a host of its own.
    static let practice = Benchmark(
        name: "practice",
        operation: "a question of 60 chosen, an answer on disk, a session of 50 answers summed up"
    ) { bounds in
        let steps: [(name: String, run: PracticeLoad.Step)] = [
            ("fetch", { _ = try await $0.store.fetchQuestions(PracticeWish(child: $1, limit: 1)) }),
            (
                "summary",
                { load, child in
                    guard let session = load.sessions[child] else { return }
                    _ = try await load.store.practiceSummary(session)
                }
            ), ("attempt", { load, child in _ = try await load.store.record([load.attempt()], of: child) }),
        ]
        var figures: [Figures] = []
        for (children, rounds) in [(20, 1), (2000, 10)] {
            let workspace = try Workspace()
            let load = try await PracticeLoad(children: children, rounds: rounds, in: workspace)
            // The host gets the database as it was filled: what is measured here makes some sessions very long.
            let copy = try Workspace()
            try await load.store.backUp(to: copy.path("host.db")) { _ in }
            for step in steps {
                for callers in [1, 32] {
                    var measured = try await load.measure(callers, bounds, step.run)
                    measured.label = "store \(step.name), \(measured.label)"
                    figures.append(measured)
                }
            }
            load.store.close()
            figures += try await PracticeRequests(load, in: copy).measure(bounds)
        }
        return figures
    }
}
