import Reactor

extension ConversationHost {
    /// Talks `tutor.v1` over a WebSocket until it ends.
    func converse(over socket: WebSocket, on executor: (any TaskExecutor)?) async {
        var conversation = Conversation(host: self, line: SocketLine(socket), executor: executor)
        await conversation.run(FrameTexts(socket: socket))
    }
}

/// The texts a client sends; anything that is no text is a bad frame.
private struct FrameTexts: AsyncSequence {
    let socket: WebSocket

    struct Iterator: AsyncIteratorProtocol {
        var messages: WebSocket.Iterator

        mutating func next() async -> [UInt8]? {
            switch await messages.next() {
            case .text(let text): Array(text.utf8)
            case .binary: []
            case nil: nil
            }
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(messages: socket.makeAsyncIterator()) }
}
