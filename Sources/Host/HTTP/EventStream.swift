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
