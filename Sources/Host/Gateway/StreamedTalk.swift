import Cryptography
import Locking

/// A conversation over HTTP: the host's frames are a stream of events, and each of the client's is a request.
final class StreamedTalk: Sendable {
    private enum State: Sendable {
        case idle(Conversation)
        /// A frame is being taken.
        case busy
        case over
    }

    private let line: EventLine
    private let state: Lock<State>

    init(_ conversation: Conversation, on line: EventLine) {
        self.line = line
        state = Lock(.idle(conversation))
    }

    /// Takes one frame; what comes of it comes over the line.
    ///
    /// One at a time: frames that are sent side by side would have no order.
    func take(_ frame: [UInt8]) async throws(Refused) {
        var conversation = try state.withLock { state throws(Refused) in
            switch state {
            case .idle(let conversation):
                state = .busy
                return conversation
            case .busy: throw Refused(.tooMany, "Send one frame after another: the last one is still being taken.")
            case .over: throw Refused.noTalk
            }
        }
        let goesOn = await conversation.take(frame)
        let isOver = state.withLock { state in
            // The stream may have ended meanwhile.
            if goesOn, case .busy = state {
                state = .idle(conversation)
                return false
            }
            state = .over
            return true
        }
        guard isOver else { return }
        conversation.leave()
        line.finish()
    }

    /// The stream has ended.
    func end() {
        let left: Conversation? = state.withLock { state in
            defer { state = .over }
            return if case .idle(let conversation) = state { conversation } else { nil }
        }
        guard var left else { return }
        left.leave()
    }
}

/// The talks that go on over HTTP, by names that only their clients know.
final class StreamedTalks: Sendable {
    private let talks = Lock<[UniqueID: StreamedTalk]>([:])

    func enter(_ talk: StreamedTalk) -> UniqueID {
        let name = UniqueID.random(.system)
        talks.withLock { $0[name] = talk }
        return name
    }

    func leave(_ name: UniqueID) { talks.withLock { $0[name] = nil } }

    func talk(_ name: String) throws(Refused) -> StreamedTalk {
        guard let name = UniqueID(name), let talk = talks.withLock({ $0[name] }) else { throw .noTalk }
        return talk
    }
}

extension Refused {
    static let noTalk = Refused(.notFound, "This talk is over, or never was; begin another.")
}
