import Pipeline
import Reactor

/// What the host counts: turns by outcome, parts by ending, and how long both took.
final class Meter: Sendable {
    private struct Part: Hashable {
        let kind: String
        let name: String
        let ending: String
    }

    private struct State: Sendable {
        var turns: [TurnOutcome: (count: Int, seconds: Double)] = [:]
        var parts: [Part: (count: Int, seconds: Double)] = [:]
    }

    private let state = Lock(State())

    @Sendable func note(_ report: TurnReport) {
        state.withLock { state in
            let seconds = report.duration.inSeconds
            state.turns[report.outcome, default: (0, 0)].count += 1
            state.turns[report.outcome, default: (0, 0)].seconds += seconds
            for step in report.steps {
                let part = Part(kind: step.kind.rawValue, name: step.name, ending: step.ending.word)
                state.parts[part, default: (0, 0)].count += 1
                state.parts[part, default: (0, 0)].seconds += step.duration.inSeconds
            }
        }
    }

    /// The figures as OpenMetrics text.
    func exposition(lobby: (known: Int, unknown: Int), sessions: Int) -> String {
        let state = state.withLock { $0 }
        var lines = [
            "# TYPE tutorline_turns counter", "# HELP tutorline_turns Turns that ended, by outcome.",
        ]
        let turns = state.turns.sorted { $0.key.rawValue < $1.key.rawValue }
        lines += turns.map { "tutorline_turns_total{outcome=\"\($0.key.rawValue)\"} \($0.value.count)" }
        lines += [
            "# TYPE tutorline_turn_seconds counter", "# HELP tutorline_turn_seconds Time spent in turns, by outcome.",
        ]
        lines += turns.map { "tutorline_turn_seconds_total{outcome=\"\($0.key.rawValue)\"} \($0.value.seconds)" }
        lines += ["# TYPE tutorline_parts counter", "# HELP tutorline_parts How parts of the chain ended."]
        let parts = state.parts.sorted {
            ($0.key.kind, $0.key.name, $0.key.ending) < ($1.key.kind, $1.key.name, $1.key.ending)
        }
        lines += parts.map { part, value in
            "tutorline_parts_total{kind=\"\(part.kind)\",part=\"\(part.name)\",ending=\"\(part.ending)\"} \(value.count)"
        }
        lines += [
            "# TYPE tutorline_connections gauge",
            "# HELP tutorline_connections Open conversations, by whether they said hello.",
            "tutorline_connections{hello=\"yes\"} \(lobby.known)",
            "tutorline_connections{hello=\"no\"} \(lobby.unknown)",
            "# TYPE tutorline_live_sessions gauge", "# HELP tutorline_live_sessions Tutoring sessions in memory.",
            "tutorline_live_sessions \(sessions)", "# EOF",
        ]
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

/// What the host is about, beyond what the store knows.
final class HostState: Sendable {
    private let draining = Lock(false)
    var isDraining: Bool { draining.withLock { $0 } }
    func beginDraining() { draining.withLock { $0 = true } }
}
