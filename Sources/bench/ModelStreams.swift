import Glibc

extension Benchmark {
    /// What a model's words cost on their way through the host, and how much later they come than without it.
    static let modelStreams = Benchmark(
        name: "stream",
        operation: "a word of a model, from the chunk that its server sends to the learner's socket"
    ) { _ in
        var figures: [Figures] = []
        for (streams, words, pause) in [(1, 400, 5), (50, 200, 20), (250, 200, 50), (500, 200, 50)] {
            figures.append(try await streamed("\(streams) streams", streams, words, pause, guards: ""))
        }
        let guards = #""pii", { "use": "safety", "queue": "care" }, "answer-leak""#
        figures.append(try await streamed("500 streams, guarded", 500, 200, 50, guards: guards))
        return figures
    }

    private static func streamed(
        _ label: String,
        _ streams: Int,
        _ words: Int,
        _ pause: Int,
        guards: String
    ) async throws -> Figures {
        let model = try ModelProcess()
        let folder = try Workspace()
        let host = try HostProcess(in: folder, chain: chain(asking: model, guards: guards))
        defer { host.stop(SIGKILL) }
        let question = "Please stream \(words) words, one every \(pause) ms."
        let crowd = StreamCrowd(host.address, token: try await host.token()) { host.usage }
        try await crowd.gather(streams)
        _ = try await crowd.read("Please stream 5 words, one every 5 ms.")
        let idle = host.residentBytes
        let watch = Task { await highest(of: host) }
        let before = (model.processorTime, Usage.now.processor)
        let through = try await crowd.read(question)
        let beside = (model.processorTime - before.0, Usage.now.processor - before.1)
        watch.cancel()
        let peak = await watch.value
        let direct = try await DirectReaders(port: model.port).read(question, times: streams)
        var figures = Figures(label: label, operations: through.ages.count, time: through.time, used: through.used)
        if guards.isEmpty {
            let (p99, least) = (through.percentile(99), direct.percentile(99))
            figures.notes.append("p50 \(through.percentile(50)) µs, p99 \(p99) µs")
            figures.notes.append("read directly p99 \(least) µs: added \(p99 - least) µs")
        }
        // What works beside the host on the same machine has its part in what words wait for.
        let each = [beside.0, beside.1].map { Int($0 / .microseconds(1)) / (streams * words) }
        figures.notes.append("the model's server \(each[0]) µs, the learners \(each[1]) µs a word")
        if streams > 1 { figures.notes.append("\(max(0, peak - idle) / streams) B of memory each") }
        return figures
    }

    /// Whether learners notice that models stall for others.
    static let stalledStreams = Benchmark(
        name: "stalled",
        operation: "a message answered by the FAQ, while a model has stalled in the middle of its answers to others"
    ) { bounds in
        let model = try ModelProcess()
        let folder = try Workspace()
        let host = try HostProcess(in: folder, chain: chain(asking: model, guards: ""))
        defer { host.stop(SIGKILL) }
        let token = try await host.token()
        let crowd = LearnerCrowd(host.address, token: token)
        try await crowd.gather(20)
        _ = try await crowd.ask(for: .milliseconds(500))
        let others = StreamCrowd(host.address, token: token) { host.usage }
        try await others.gather(200)
        var figures: [Figures] = []
        for stalled in [0, 200] {
            if stalled > 0 { try await others.begin("Please stall.") }
            let (before, start) = (host.usage, ContinuousClock.now)
            let latencies = try await crowd.ask(for: bounds.time * 2)
            figures.append(
                Figures(
                    label: "\(stalled) stalled",
                    operations: latencies.count,
                    time: start.duration(to: .now),
                    used: host.usage - before,
                    latencies: latencies
                )
            )
        }
        return figures
    }

    private static func chain(asking model: ModelProcess, guards: String) -> String {
        """
        {
          "version": 1,
          "enrich": ["course"],
          "guard": [\(guards)],
          "respond": [
            { "use": "faq", "file": "\(HostProcess.faq)" },
            { "use": "llm", "endpoint": "http://127.0.0.1:\(model.port)/v1", "model": "bench", "concurrency": 1000,
              "first-token": "60s", "between-tokens": "60s", "within": "2m" }
          ]
        }
        """
    }

    /// The most memory that the host has used until this is cancelled.
    private static func highest(of host: HostProcess) async -> Int {
        var peak = 0
        while !Task.isCancelled {
            peak = max(peak, host.residentBytes)
            try? await Task.sleep(for: .milliseconds(200))
        }
        return peak
    }
}
