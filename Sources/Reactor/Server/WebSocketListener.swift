/// Somebody who hears what a WebSocket's client says without a task that waits for it.
///
/// A task that waits keeps its stack, as deep as it ever was: with ten thousand learners who say nothing that is most
/// of a host's memory. A listener is called instead, on the socket's loop, one message at a time.
public protocol WebSocketListener: Sendable {
    /// Takes a message, and says whether the next one may come at once; after `false`, when `goOn()` was called on the
    /// socket.
    func take(_ message: Message) -> Bool

    /// There will be no more messages; called once, at the end, and not while a message is being taken.
    func ended()
}

extension WebSocket {
    /// Has the listener hear the next message, after it has said that it must wait.
    ///
    /// It may be called before `take` has returned, and counts from then on.
    public func goOn() { session.connection.loop.submit { session.goOn() } }
}
