/// Messages that wait for the conversation to ask for them.
struct Inbox {
    private var messages: [Message] = []
    private var taken = 0
    private(set) var bytes = 0

    var count: Int { messages.count - taken }
    var isEmpty: Bool { count == 0 }

    mutating func append(_ message: Message) {
        bytes += message.byteCount
        messages.append(message)
    }

    mutating func take() -> Message? {
        guard taken < messages.count else { return nil }
        // Left empty in its place, so that the text is not kept until the rest is taken.
        var message = Message.binary([])
        swap(&message, &messages[taken])
        taken += 1
        bytes -= message.byteCount
        if taken == messages.count {
            messages.removeAll(keepingCapacity: true)
            taken = 0
        }
        return message
    }
}

extension Message {
    var byteCount: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .binary(let bytes): bytes.count
        }
    }
}
