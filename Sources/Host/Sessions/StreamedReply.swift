import Locking
import MarkdownHTML
import Pipeline

/// An answer in the making: what has been said so far, and how much of it is safe.
final class StreamedReply: Sendable {
    struct State: Sendable {
        // What each word needs stands first and together.
        var text = ""
        /// The length of the text in UTF-16 code units, as the wire counts.
        var length: Int64 = 0
        /// How every frame with a piece of this answer begins.
        var head: [UInt8] = []
        /// Whether somebody will write down how far it has come.
        var awaitsCopy = false
        /// Whether a line has ended since the text was last rendered; nothing that is finished can come of less.
        var hasNewLine = false
        /// Whether listeners may be told: not before the question is on the disk.
        var turn: TurnID?
        var sources: [String] = []
        var seams: [Seam] = []
        /// Whether nothing more is added: the ending is the copy that counts.
        var isOver = false
        /// How much of the text has been rendered, in UTF-8 bytes, and what comes of the rest.
        var rendered = 0
        var blocks = BlockStream()
    }

    typealias Seam = Said.Seam

    /// What stands where one answer broke off and the next begins.
    static let seamText = "\n\n---\n\n"

    private let state = Lock(State())

    var snapshot: State { state.withLock { $0 } }

    /// The turn it belongs to, once the question is on the disk.
    var turn: TurnID? { state.withLock { $0.turn } }

    func change<Value>(_ body: (inout State) -> Value) -> Value { state.withLock { body(&$0) } }

    /// Says that the question is on the disk, under this name.
    func open(_ turn: TurnID) {
        state.withLock { state in
            state.turn = turn
            state.head = ServerFrame.headOfDelta(turn)
        }
    }

    /// What a piece means for others.
    struct Taken: Sendable {
        /// What listeners are told.
        var news: ServerFrame?
        /// Whether that is words, which are also in the whole that a listener is sent after it lagged.
        var isText = false
        /// Whether blocks may have been finished that nobody has asked for.
        var mayFinishBlocks = false
        /// Whether it is the first since the last copy of the answer.
        var wantsCopy = false
    }

    /// Takes a piece of the answer.
    func take(_ piece: ReplyPiece) -> Taken {
        state.withLock { state in
            switch piece {
            case .text(let text): return state.append(text)
            case .seam(let seam):
                state.seams.append(Seam(offset: state.length, after: seam.after))
                return state.append(Self.seamText)
            case .source(let source):
                if !state.sources.contains(source) { state.sources.append(source) }
                return Taken()
            case .note(let progress):
                return Taken(news: state.turn.map { .step($0, progress) }, mayFinishBlocks: state.hasNewLine)
            }
        }
    }

    /// How far it is now, for a copy; `nil` when it is over.
    func copy() -> (turn: TurnID, text: String)? {
        state.withLock { state in
            state.awaitsCopy = false
            guard let turn = state.turn, !state.isOver else { return nil }
            return (turn, state.text)
        }
    }
}

extension StreamedReply.State {
    /// What the log will show of it.
    var said: Said { Said(text: text, sources: sources, seams: seams) }

    fileprivate mutating func append(_ added: String) -> StreamedReply.Taken {
        guard !added.isEmpty else { return StreamedReply.Taken() }
        let offset = length
        text += added
        length += Int64(added.utf16.count)
        if added.utf8.contains(UInt8(ascii: "\n")) { hasNewLine = true }
        guard turn != nil else { return StreamedReply.Taken() }
        defer { awaitsCopy = true }
        return StreamedReply.Taken(
            news: .delta(head, offset: offset, added),
            isText: true,
            mayFinishBlocks: hasNewLine,
            wantsCopy: !awaitsCopy
        )
    }
}

extension ServerFrame {
    /// What the one who answers is busy with.
    static func step(_ turn: TurnID, _ progress: String) -> ServerFrame {
        ServerFrame("step", session: turn.session) { data in
            data.field("turn", turn.description)
            data.field("name", progress)
            data.field("state", "running")
        }
    }

    /// The whole of a running answer, to paint it anew.
    static func snapshot(_ turn: TurnID, _ text: String) -> ServerFrame {
        ServerFrame("delta.snapshot", session: turn.session) { data in
            data.field("turn", turn.description)
            data.field("text", text)
        }
    }
}
