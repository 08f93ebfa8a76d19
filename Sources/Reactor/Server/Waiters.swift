/// Tasks that wait for something on a loop, each with a ticket by which it can be called away.
struct Waiters<Value: Sendable> {
    private var waiting: [(ticket: UInt64, continuation: UnsafeContinuation<Value, Never>)] = []

    var isEmpty: Bool { waiting.isEmpty }

    mutating func add(_ ticket: UInt64, _ continuation: UnsafeContinuation<Value, Never>) {
        waiting.append((ticket, continuation))
    }

    mutating func resumeAll(returning value: Value) {
        let resumed = waiting
        waiting = []
        for waiter in resumed { waiter.continuation.resume(returning: value) }
    }

    mutating func resume(_ ticket: UInt64, returning value: Value) {
        guard let index = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
        waiting.remove(at: index).continuation.resume(returning: value)
    }
}
