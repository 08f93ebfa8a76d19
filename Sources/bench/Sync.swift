import Glibc

extension Benchmark {
    /// The floor: what the disk takes for a durable block, whoever asks.
    static let sync = Benchmark(name: "sync", operation: "one block written and synced, nothing else") { bounds in
        let folder = try Workspace()
        let descriptor = open(folder.path("block"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(descriptor) }
        let block = [UInt8](repeating: 7, count: 8192)
        var latencies: [Duration] = []
        let before = Usage.now
        let start = ContinuousClock.now
        while start.duration(to: .now) < bounds.time {
            let begin = ContinuousClock.now
            _ = block.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
            fdatasync(descriptor)
            latencies.append(begin.duration(to: .now))
        }
        return [
            Figures(
                label: "fdatasync",
                operations: latencies.count,
                time: start.duration(to: .now),
                used: Usage.now - before,
                latencies: latencies
            )
        ]
    }
}
