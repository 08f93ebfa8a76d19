import Locking
import Reactor

/// A stream of server-sent events as a line.
final class EventLine: StreamedLine {
    fileprivate let events: AsyncStream<[UInt8]>
    private let continuation: AsyncStream<[UInt8]>.Continuation
    private let state = Lock(State())
    private static let patience = 262_144

    private struct State: Sendable {
        var waiting = 0
        var hasSpoken = true
        var isOver = false
        /// Those who wait for room, by the order in which they came.
        var senders: [Int: CheckedContinuation<Void, Never>] = [:]
        var sent = 0

        /// Takes out those who can go on.
        mutating func takeSenders() -> [CheckedContinuation<Void, Never>] {
            guard isOver || waiting <= EventLine.patience / 2 else { return [] }
            defer { senders = [:] }
            return senders.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    init() { (events, continuation) = AsyncStream<[UInt8]>.makeStream() }

    func post(_ frame: ServerFrame) -> Bool { put(frame.asEvent) }

    /// Says something that is no frame.
    func tell(_ name: StaticString, _ data: some Sequence<UInt8>) { _ = put(event(name, data)) }

    private func event(_ name: StaticString, _ data: some Sequence<UInt8>) -> [UInt8] {
        Array("event: \(name)\ndata: ".utf8) + data + Array("\n\n".utf8)
    }

    private func put(_ event: [UInt8]) -> Bool {
        let isTooSlow = state.withLock { state in
            state.hasSpoken = true
            state.waiting += event.count
            return state.waiting > Self.patience
        }
        guard !isTooSlow else {
            close(.tooSlow(after: .seconds(2)))
            return false
        }
        if case .terminated = continuation.yield(event) { return false }
        return true
    }

    func send(_ frame: ServerFrame) async throws {
        await room()
        guard !Task.isCancelled, post(frame) else { throw CancellationError() }
    }

    /// Returns when half of what may wait has been written, when nothing ever will be, or when the task is cancelled.
    private func room() async {
        let number = state.withLock { state in
            state.sent += 1
            return state.sent
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                let ready = state.withLock { state -> [CheckedContinuation<Void, Never>] in
                    // Whoever cancels takes the lock as well, and so finds it here or has been seen.
                    guard !Task.isCancelled else { return [continuation] }
                    state.senders[number] = continuation
                    return state.takeSenders()
                }
                for sender in ready { sender.resume() }
            }
        } onCancel: {
            state.withLock { $0.senders.removeValue(forKey: number) }?.resume()
        }
    }

    var backlog: Int { state.withLock { $0.waiting } }

    func wasQuiet() -> Bool {
        state.withLock { state in
            defer { state.hasSpoken = false }
            return !state.hasSpoken
        }
    }

    func wrote(_ count: Int) {
        let ready = state.withLock { state in
            state.waiting -= count
            return state.takeSenders()
        }
        for sender in ready { sender.resume() }
    }

    /// A stream has no codes to close with: they are its last event.
    func close(_ reason: Farewell) {
        var text = JSONText(capacity: 192)
        text.field("code", Int64(reason.code))
        text.field("reason", reason.reason)
        // However much is waiting: whoever is too slow is to know why.
        continuation.yield(event("close", text.closed()))
        finish()
    }

    /// What was put is still written.
    func finish() {
        continuation.finish()
        let ready = state.withLock { state in
            state.isOver = true
            return state.takeSenders()
        }
        for sender in ready { sender.resume() }
    }
}

extension ResponseWriter {
    /// Writes what is posted to a line as server-sent events, for as long as `talk` lasts or somebody reads; what `talk`
    /// posted last is written as well.
    func follow(_ talk: @escaping @Sendable (EventLine) async -> Void) async throws {
        let line = EventLine()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                await talk(line)
                line.finish()
            }
            defer {
                line.finish()
                group.cancelAll()
            }
            for await event in line.events {
                try await write(event)
                line.wrote(event.count)
            }
        }
    }
}

extension ServerFrame {
    /// The frame as an event: durable ones carry their place as its id.
    fileprivate var asEvent: [UInt8] {
        var event: [UInt8] = []
        event.reserveCapacity(bytes.count + 32)
        if let seq { event.append(contentsOf: "id: \(seq)\n".utf8) }
        event.append(contentsOf: "data: ".utf8)
        event.append(contentsOf: bytes)
        event.append(contentsOf: "\n\n".utf8)
        return event
    }
}
