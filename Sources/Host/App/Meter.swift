import Locking
import Pipeline
import Reactor

/// What the host counts: turns by outcome, parts by ending, and how long both took.
final class Meter: Sendable {
    private struct Sum: Sendable {
        var count = 0
        var time = Duration.zero
        var seconds: Double { time.inSeconds }

        mutating func add(_ duration: Duration) {
            count += 1
            time += duration
        }
    }

    /// What was counted of one course.
    ///
    /// It has a handful of parts, so looking at each is the quickest way to find one.
    private struct Counts: Sendable {
        var turns: [(outcome: TurnOutcome, sum: Sum)] = []
        var parts: [(kind: StepReport.Kind, name: String, ending: String, sum: Sum)] = []

        mutating func add(_ report: TurnReport) {
            if !report.isDraft { add(report.outcome, report.duration) }
            for step in report.steps { add(step) }
        }

        private mutating func add(_ outcome: TurnOutcome, _ duration: Duration) {
            if let index = turns.firstIndex(where: { $0.outcome == outcome }) {
                turns[index].sum.add(duration)
            } else {
                turns.append((outcome, Sum(count: 1, time: duration)))
            }
        }

        private mutating func add(_ step: StepReport) {
            let ending = step.ending.word
            let index = parts.firstIndex { $0.kind == step.kind && $0.ending == ending && $0.name == step.name }
            if let index {
                parts[index].sum.add(step.duration)
            } else {
                parts.append((step.kind, step.name, ending, Sum(count: 1, time: step.duration)))
            }
        }
    }

    private struct State: Sendable {
        var courses: [String: Counts] = [:]
        var spent: [String: Spent] = [:]

        var turns: [(course: String, outcome: String, sum: Sum)] {
            courses.flatMap { course, counts in counts.turns.map { (course, $0.outcome.rawValue, $0.sum) } }
                .sorted { ($0.course, $0.outcome) < ($1.course, $1.outcome) }
        }

        var parts: [(course: String, kind: String, name: String, ending: String, sum: Sum)] {
            courses.flatMap { course, counts in
                counts.parts.map { (course, $0.kind.rawValue, $0.name, $0.ending, $0.sum) }
            }
            .sorted { ($0.course, $0.kind, $0.name, $0.ending) < ($1.course, $1.kind, $1.name, $1.ending) }
        }
    }

    private let state = Lock(State())

    @Sendable func note(_ report: TurnReport) {
        state.withLock { state in
            state.courses[report.course, default: Counts()].add(report)
            for step in report.steps where !step.spent.isNothing {
                state.spent[step.name, default: Spent()].inputTokens &+= step.spent.inputTokens
                state.spent[step.name, default: Spent()].outputTokens &+= step.spent.outputTokens
                state.spent[step.name, default: Spent()].micros &+= step.spent.micros
            }
        }
    }

    /// Adds what was counted.
    func expose(in exposition: inout Exposition) {
        let state = state.withLock { $0 }
        let turns = state.turns
            .map { (labels: [("course", $0.course), ("outcome", $0.outcome)], turn: $0.sum) }
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
        let parts = state.parts.map { part in
            (
                labels: [
                    ("course", part.course), ("kind", part.kind), ("part", part.name), ("ending", part.ending),
                ],
                value: part.sum
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
            "Tokens used by models, including for answers that failed, by part and direction.",
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
            "What models have cost, in millionths of the currency of their prices, by part.",
            spent.map { name, spent in (labels: [("part", name)], value: Double(spent.micros)) }
        )
    }
}

extension Meter {
    /// What was counted, for programs; `tutorline top` shows it.
    var json: JSON {
        let state = state.withLock { $0 }
        let turns = state.turns.map { turn in
            JSON(members: [
                ("course", .string(turn.course)), ("outcome", .string(turn.outcome)),
                ("count", .integer(Int64(turn.sum.count))), ("seconds", .number(turn.sum.seconds)),
            ])
        }
        let parts = state.parts.map { part in
            JSON(members: [
                ("course", .string(part.course)), ("kind", .string(part.kind)), ("part", .string(part.name)),
                ("ending", .string(part.ending)), ("count", .integer(Int64(part.sum.count))),
                ("seconds", .number(part.sum.seconds)),
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

    private let ending = AsyncStream<Void>.makeStream()
    /// Asks the host to let answers end, and to end, as a signal would.
    func askToEnd() { ending.continuation.yield() }
    /// Returns when somebody has asked for that.
    func awaitEnding() async { for await _ in ending.stream { return } }

    private let server = Lock<Server?>(nil)
    /// The server, once there is one.
    var counters: Counters? { server.withLock { $0 }?.counters }
    func serves(_ server: Server) { self.server.withLock { $0 = server } }
}
