/// Who waits in one queue, so that a place is told without counting everybody.
///
/// Tickets are numbered in the order in which they were opened. A tree of sums over the numbers (Fenwick's) gives and
/// takes a place in a few steps, whether ten wait or a hundred thousand.
struct WaitingLine: Sendable, Equatable {
    private var waiting: Set<Int64> = []
    private var sums: [Int64] = []
    /// The number before the first one that the tree has room for.
    private var base: Int64 = 0

    var count: Int { waiting.count }
    var numbers: Set<Int64> { waiting }

    mutating func insert(_ number: Int64) {
        guard waiting.insert(number).inserted else { return }
        if number <= base || number - base > Int64(sums.count) { rebuild() } else { add(1, at: number) }
    }

    mutating func remove(_ number: Int64) {
        guard waiting.remove(number) != nil else { return }
        if waiting.isEmpty { sums = [] } else { add(-1, at: number) }
    }

    /// The place of a ticket: 1 for the next to be taken; for one that does not wait here, where it would come.
    func place(of number: Int64) -> Int64 {
        var index = min(number - 1 - base, Int64(sums.count))
        var before: Int64 = 0
        while index > 0 {
            before += sums[Int(index) - 1]
            index -= index & -index
        }
        return before + 1
    }

    private mutating func add(_ change: Int64, at number: Int64) {
        var index = number - base
        while index <= Int64(sums.count) {
            sums[Int(index) - 1] += change
            index += index & -index
        }
    }

    /// Makes room for numbers to come, as much as there is in use, so that this is rarely done.
    private mutating func rebuild() {
        guard let first = waiting.min(), let last = waiting.max() else { return }
        base = first - 1
        sums = Array(repeating: 0, count: max(64, Int(last - base) * 2))
        for number in waiting { add(1, at: number) }
    }
}
