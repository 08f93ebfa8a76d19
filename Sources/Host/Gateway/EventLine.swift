import Locking
import Reactor

/// A stream of server-sent events as a line.
final class EventLine: StreamedLine {
    fileprivate let events: AsyncStream<[UInt8]>
    private let continuation: AsyncStream<[UInt8]>.Continuation
    private let state = Lock((waiting: 0, hasSpoken: true))
    private static let patience = 262_144

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
        while backlog > Self.patience / 2 { try await Task.sleep(for: .milliseconds(10)) }
        guard post(frame) else { throw CancellationError() }
    }

    var backlog: Int { state.withLock { $0.waiting } }

    func wasQuiet() -> Bool {
        state.withLock { state in
            defer { state.hasSpoken = false }
            return !state.hasSpoken
        }
    }

    fileprivate func wrote(_ count: Int) { state.withLock { $0.waiting -= count } }

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
    func finish() { continuation.finish() }
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
