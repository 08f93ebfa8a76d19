/// What one measurement came to.
struct Figures: Sendable {
    /// What was varied, such as the number of callers.
    var label: String
    var operations: Int
    var time: Duration
    var used: Usage
    /// How long each operation took its caller; empty where nobody waited for one.
    var latencies: [Duration] = []
    /// What else is worth a line, such as rows per commit.
    var notes: [String] = []

    var line: String {
        let count = Double(max(1, operations))
        var parts = [
            "\(Int(count / time.inSeconds)) op/s",
            "\(rounded(used.processor.inSeconds * 1e6 / count)) µs CPU",
            "\(Int(Double(used.written) / count)) B written",
        ]
        if !latencies.isEmpty {
            let sorted = latencies.sorted()
            parts.append("p50 \(microseconds(sorted[sorted.count / 2]))")
            parts.append("p99 \(microseconds(sorted[sorted.count * 99 / 100]))")
        }
        return "  \(label): \((parts + notes).joined(separator: ", "))"
    }

    private func microseconds(_ duration: Duration) -> String { "\(Int(duration.inSeconds * 1e6)) µs" }
}

/// A number with one digit after the point.
func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
