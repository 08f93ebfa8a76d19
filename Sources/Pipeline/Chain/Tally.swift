import Synchronization

/// What one step has spent and said about itself so far; it may tell from any task, also from one that nobody waits for any more.
final class Tally: Sendable {
    private let input = Atomic(0)
    private let output = Atomic(0)
    private let micros = Atomic(0)
    let remarks = Remarks()

    func add(_ spent: Spent) {
        input.wrappingAdd(spent.inputTokens, ordering: .relaxed)
        output.wrappingAdd(spent.outputTokens, ordering: .relaxed)
        micros.wrappingAdd(spent.micros, ordering: .relaxed)
    }

    var sum: Spent {
        Spent(
            inputTokens: input.load(ordering: .relaxed),
            outputTokens: output.load(ordering: .relaxed),
            micros: micros.load(ordering: .relaxed)
        )
    }
}
