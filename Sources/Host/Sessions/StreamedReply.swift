import MarkdownHTML
import Pipeline
import Reactor

/// An answer in the making: what has been said so far, and how much of it is safe.
final class StreamedReply: Sendable {
    struct State: Sendable {
        var text = ""
        /// The length of the text in UTF-16 code units, as the wire counts.
        var length: Int64 = 0
        var sources: [String] = []
        var seams: [Seam] = []
        /// How much of the text a crash would leave, in UTF-8 bytes.
        var saved = 0
        var savedAt: ContinuousClock.Instant?
        /// How much of the text has been rendered, in UTF-8 bytes, and what comes of the rest.
        var rendered = 0
        var blocks = BlockStream()
        /// Whether a line has ended since; nothing that is finished can come of less.
        var hasNewLine = false
        /// Whether listeners may be told: not before the question is on the disk.
        var turn: TurnID?
        /// How every frame with a piece of this answer begins.
        var head: [UInt8] = []
    }

    struct Seam: Sendable, Equatable {
        let offset: Int64
        let after: String
    }

    /// What stands where one answer broke off and the next begins.
    static let seamText = "\n\n---\n\n"

    private let state = Lock(State())

    var snapshot: State { state.withLock { $0 } }

    func change<Value>(_ body: (inout State) -> Value) -> Value { state.withLock { body(&$0) } }

    /// Says that the question is on the disk, under this name.
    func open(_ turn: TurnID) {
        state.withLock { state in
            state.turn = turn
            state.head = ServerFrame.headOfDelta(turn)
        }
    }

    /// Takes a piece; returns what listeners are to be told, and whether it is time to write down how far it is.
    func take(_ piece: ReplyPiece, at now: ContinuousClock.Instant) -> (frame: Piece?, isWorthSaving: Bool) {
        state.withLock { state in
            switch piece {
            case .text(let text): return state.append(text, at: now)
            case .seam(let seam):
                state.seams.append(Seam(offset: state.length, after: seam.after))
                return state.append(Self.seamText, at: now)
            case .source(let source):
                if !state.sources.contains(source) { state.sources.append(source) }
                return (nil, false)
            case .note(let progress):
                return (state.turn.map { .step($0, progress) }, false)
            }
        }
    }

    /// What listeners are told of a running answer.
    enum Piece: Sendable {
        case delta(ServerFrame)
        case step(TurnID, String)
    }

    /// Notes that what there is now is being written down; returns it, or `nil` when there is nothing new.
    func save(at now: ContinuousClock.Instant) -> (turn: TurnID, text: String)? {
        state.withLock { state in
            guard let turn = state.turn, state.text.utf8.count > state.saved else { return nil }
            state.saved = state.text.utf8.count
            state.savedAt = now
            return (turn, state.text)
        }
    }
}

extension StreamedReply.State {
    /// At most this much of an answer that was read is lost in a crash.
    private static let saveEvery = (bytes: 2048, time: Duration.seconds(1))

    fileprivate mutating func append(
        _ added: String,
        at now: ContinuousClock.Instant
    ) -> (frame: StreamedReply.Piece?, isWorthSaving: Bool) {
        guard !added.isEmpty else { return (nil, false) }
        let offset = length
        text += added
        length += Int64(added.utf16.count)
        if !hasNewLine { hasNewLine = added.utf8.contains(UInt8(ascii: "\n")) }
        guard turn != nil else { return (nil, false) }
        if savedAt == nil { savedAt = now }
        let isOld = savedAt.map { $0.duration(to: now) >= Self.saveEvery.time } ?? false
        let isWorthSaving = isOld || text.utf8.count - saved >= Self.saveEvery.bytes
        return (.delta(.delta(head, offset: offset, added)), isWorthSaving)
    }
}

extension ServerFrame {
    init(_ piece: StreamedReply.Piece) {
        switch piece {
        case .delta(let frame): self = frame
        case .step(let turn, let progress):
            self.init("step", session: turn.session) { data in
                data.field("turn", turn.description)
                data.field("name", progress)
                data.field("state", "running")
            }
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
