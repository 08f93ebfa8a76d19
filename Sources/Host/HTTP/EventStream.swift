import Reactor

/// A session followed as server-sent events, for networks that block WebSockets.
///
/// The events are those of the socket, word for word; `id` is their place in the log, so that a browser comes back with
/// the last one it had.
struct EventStream: Sendable {
    let host: ConversationHost
    let writer: ResponseWriter

    func follow(
        _ id: SessionID,
        after place: Int64,
        _ bearer: Bearer,
        _ subject: Subject,
        _ loop: EventLoop?
    ) async throws {
        try await writer.follow { line in
            var conversation = Conversation(
                host: host,
                line: line,
                loop: loop,
                guest: Conversation.Guest(bearer: bearer, subject: subject, caps: [])
            )
            let position = Position(
                session: id.description,
                epoch: host.store.epoch.description,
                after: place
            )
            await conversation.follow(position)
        }
    }
}

extension ResponseWriter {
    /// Writes what is posted to a line as server-sent events, for as long as `talk` lasts or somebody reads.
    func follow(_ talk: @escaping @Sendable (any Line) async -> Void) async throws {
        let line = StreamLine()
        defer { line.finish() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await frame in line.frames {
                    try await write(frame.asEvent)
                    line.wrote(frame.bytes.count)
                }
            }
            group.addTask { await talk(line) }
            try await group.next()
            group.cancelAll()
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

/// A stream of events as a line.
private final class StreamLine: StreamedLine {
    let frames: AsyncStream<ServerFrame>
    private let continuation: AsyncStream<ServerFrame>.Continuation
    private let state = Lock((waiting: 0, hasSpoken: true))
    private static let patience = 262_144

    init() { (frames, continuation) = AsyncStream<ServerFrame>.makeStream() }

    func post(_ frame: ServerFrame) -> Bool {
        let isTooSlow = state.withLock { state in
            state.hasSpoken = true
            state.waiting += frame.bytes.count
            return state.waiting > Self.patience
        }
        guard !isTooSlow else {
            finish()
            return false
        }
        if case .terminated = continuation.yield(frame) { return false }
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

    func wrote(_ count: Int) { state.withLock { $0.waiting -= count } }
    func close(_ reason: Farewell) { finish() }
    func finish() { continuation.finish() }
}
