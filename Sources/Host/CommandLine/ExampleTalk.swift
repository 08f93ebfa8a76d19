/// A learner's talk with the host, from the hello to an answer, as the protocol's page shows it.
///
/// `…` stands for what is different each time, and for fields that the example leaves out.
enum ExampleTalk {
    enum Line: Sendable, Equatable {
        case command(String)
        case frame(String)

        var text: String {
            switch self {
            case .command(let text): "→ \(text)"
            case .frame(let text): "← \(text)"
            }
        }
    }

    static let lines: [Line] = [
        .command(#"{"t": "hello", "id": "1", "v": 1, "token": "…"}"#),
        .frame(#"{"t": "welcome", "re": "1", "d": {"v": 1, "epoch": "…", "ping_ms": 20000, "sessions": [], …}}"#),
        .command(#"{"t": "session.open", "id": "2", "key": "…", "course": "algebra-1", "module": "lines"}"#),
        .frame(#"{"t": "ack", "re": "2", "d": {"session": "…", "epoch": "…", "seq": 1, …}}"#),
        .command(#"{"t": "session.resume", "id": "3", "session": "…", "epoch": "…", "after": 0}"#),
        .frame(#"{"t": "resumed", "re": "3", "d": {"recovered": true, "from": 0, "head": 1, …}}"#),
        .frame(#"{"t": "session.opened", "s": "…", "seq": 1, "prev": 0, "at": "…", "d": {…}}"#),
        .command(#"{"t": "message.send", "id": "4", "session": "…", "key": "…", "text": "What is a slope?"}"#),
        .frame(#"{"t": "ack", "re": "4", "d": {"seq": 2, …}}"#),
        .frame(#"{"t": "message", "s": "…", "seq": 2, "prev": 1, "at": "…", "d": {"role": "learner", …}}"#),
        .frame(#"{"t": "message", "s": "…", "seq": 3, "prev": 2, "at": "…", "d": {"role": "tutor", …}}"#),
    ]
}
