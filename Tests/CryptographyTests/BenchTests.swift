import Cryptography
import Dispatch
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5))) struct BenchTests {
    @Test func `work comes back with its result`() async throws {
        let bench = Bench(places: 2, queue: 100)
        let total = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...100 { group.addTask { try await bench.run { number } } }
            return try await group.reduce(0, +)
        }
        #expect(total == 5050)
    }

    @Test func `a full bench refuses at once and takes work again later`() async throws {
        let bench = Bench(places: 1, queue: 1)
        let gate = DispatchSemaphore(value: 0)
        let begun = DispatchSemaphore(value: 0)
        async let first: Void = bench.run {
            begun.signal()
            gate.wait()
        }
        await Task.detached { await wait(begun) }.value
        // One works. Of two more, one may wait and the other is refused: that is when the gate opens.
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    do {
                        try await bench.run {}
                        return true
                    } catch {
                        gate.signal()
                        return false
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        try await first
        #expect(outcomes.sorted { !$0 && $1 } == [false, true])
        #expect(try await bench.run { 7 } == 7)
    }

    @Test func `no more run at once than there are places`() async throws {
        let bench = Bench(places: 2, queue: 1000)
        let gauge = Gauge()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    try await bench.run {
                        gauge.enter()
                        gauge.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(gauge.most.load(ordering: .relaxed) <= 2)
    }
}

private func wait(_ semaphore: DispatchSemaphore) async {
    await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
            semaphore.wait()
            continuation.resume()
        }
    }
}

/// How many are inside, and how many were at most.
private final class Gauge: Sendable {
    let most = Atomic(0)
    private let inside = Atomic(0)

    func enter() { most.max(inside.add(1, ordering: .relaxed).newValue, ordering: .relaxed) }
    func leave() { inside.subtract(1, ordering: .relaxed) }
}
