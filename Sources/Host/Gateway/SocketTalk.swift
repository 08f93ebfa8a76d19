import Locking
import Reactor

extension ConversationHost {
    /// Talks `tutor.v1` over a WebSocket until it ends.
    func converse(over socket: WebSocket, on loop: EventLoop?) -> any WebSocketListener {
        SocketTalk(Conversation(host: self, line: SocketLine(socket), loop: loop), socket)
    }
}

/// A conversation over a WebSocket.
///
/// It takes each frame when it comes; only a command that has to wait for something gets a task, which ends with it.
private final class SocketTalk: WebSocketListener {
    private let socket: WebSocket
    /// `nil` while a command is being done, and when the conversation is over.
    private let conversation: Lock<Conversation?>

    init(_ conversation: Conversation, _ socket: WebSocket) {
        self.conversation = Lock(conversation)
        self.socket = socket
    }

    func take(_ message: Message) -> Bool {
        guard var conversation = conversation.withLock({ $0.take() }) else { return true }
        // Anything that is no text is a bad frame.
        let frame = if case .text(let text) = message { Array(text.utf8) } else { [UInt8]() }
        switch conversation.takeAtOnce(frame) {
        case .goOn:
            goOn(conversation)
            return true
        case .end:
            end(conversation)
            return true
        case .wait(let command):
            Task.immediate(executorPreference: conversation.loop) { [conversation] in
                var conversation = conversation
                if await conversation.perform(command) { goOn(conversation) } else { end(conversation) }
                socket.goOn()
            }
            return false
        }
    }

    func ended() {
        var conversation = conversation.withLock { $0.take() }
        conversation?.leave()
    }

    private func goOn(_ conversation: Conversation) { self.conversation.withLock { $0 = conversation } }

    private func end(_ conversation: Conversation) {
        var conversation = conversation
        conversation.leave()
        socket.close()
    }
}
