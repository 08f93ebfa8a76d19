import Pipeline
import Reactor

/// What the host counts: turns by outcome, parts by ending, and how long both took.
final class Meter: Sendable {
    private struct Part: Hashable {
        let course: String
        let kind: String
        let name: String
        let ending: String
    }

    private struct Kind: Hashable {
        let course: String
        let outcome: String
    }

    private struct Sum: Sendable {
        var count = 0
        var time = Duration.zero
        var seconds: Double { time.inSeconds }

        mutating func add(_ duration: Duration) {
            count += 1
            time += duration
        }
    }

    private struct State: Sendable {
        var turns: [Kind: Sum] = [:]
        var parts: [Part: Sum] = [:]
        var spent: [String: Spent] = [:]
    }

    private let state = Lock(State())

    @Sendable func note(_ report: TurnReport) {
        state.withLock { state in
            if !report.isDraft {
                let kind = Kind(course: report.course, outcome: report.outcome.rawValue)
                state.turns[kind, default: Sum()].add(report.duration)
            }
            for step in report.steps {
                let part = Part(
                    course: report.course,
                    kind: step.kind.rawValue,
                    name: step.name,
                    ending: step.ending.word
                )
                state.parts[part, default: Sum()].add(step.duration)
                guard !step.spent.isNothing else { continue }
                state.spent[step.name, default: Spent()].inputTokens &+= step.spent.inputTokens
                state.spent[step.name, default: Spent()].outputTokens &+= step.spent.outputTokens
                state.spent[step.name, default: Spent()].micros &+= step.spent.micros
            }
        }
    }

    /// Adds what was counted.
    func expose(in exposition: inout Exposition) {
        let state = state.withLock { $0 }
        let turns = state.turns.sorted { ($0.key.course, $0.key.outcome) < ($1.key.course, $1.key.outcome) }
            .map { (labels: [("course", $0.key.course), ("outcome", $0.key.outcome)], turn: $0.value) }
        exposition.add(
            "turns",
            .counter,
            "Turns that ended, by course and outcome.",
            turns.map { ($0.labels, Double($0.turn.count)) }
        )
        exposition.add(
            "turn_seconds",
            .counter,
            "Time spent in turns, by course and outcome.",
            turns.map { ($0.labels, $0.turn.seconds) }
        )
        let parts = state.parts.sorted {
            ($0.key.course, $0.key.kind, $0.key.name, $0.key.ending)
                < ($1.key.course, $1.key.kind, $1.key.name, $1.key.ending)
        }.map { part, value in
            (
                labels: [
                    ("course", part.course), ("kind", part.kind), ("part", part.name), ("ending", part.ending),
                ],
                value: value
            )
        }
        exposition.add(
            "parts",
            .counter,
            "How parts of the chain ended, by course.",
            parts.map { ($0.labels, Double($0.value.count)) }
        )
        exposition.add(
            "part_seconds",
            .counter,
            "Time spent in parts of the chain, by course.",
            parts.map { ($0.labels, $0.value.seconds) }
        )
        let spent = state.spent.sorted { $0.key < $1.key }
        exposition.add(
            "model_tokens",
            .counter,
            "Tokens used by models, also for answers that failed, by part and direction.",
            spent.flatMap { name, spent in
                [
                    (labels: [("part", name), ("direction", "in")], value: Double(spent.inputTokens)),
                    (labels: [("part", name), ("direction", "out")], value: Double(spent.outputTokens)),
                ]
            }
        )
        exposition.add(
            "model_cost_micros",
            .counter,
            "What models have cost, in millionths of the currency that their prices are written in, by part.",
            spent.map { name, spent in (labels: [("part", name)], value: Double(spent.micros)) }
        )
    }
}

extension Meter {
    /// What was counted, for programs; `tutorline top` shows it.
    var json: JSON {
        let state = state.withLock { $0 }
        let turns = state.turns.map { kind, value in
            JSON(members: [
                ("course", .string(kind.course)), ("outcome", .string(kind.outcome)),
                ("count", .integer(Int64(value.count))), ("seconds", .number(value.seconds)),
            ])
        }
        let parts = state.parts.map { part, value in
            JSON(members: [
                ("course", .string(part.course)), ("kind", .string(part.kind)), ("part", .string(part.name)),
                ("ending", .string(part.ending)), ("count", .integer(Int64(value.count))),
                ("seconds", .number(value.seconds)),
            ])
        }
        return ["turns": .array(turns), "parts": .array(parts)]
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

    private let server = Lock<Server?>(nil)
    /// The server, once there is one.
    var counters: Counters? { server.withLock { $0 }?.counters }
    func serves(_ server: Server) { self.server.withLock { $0 = server } }
}
