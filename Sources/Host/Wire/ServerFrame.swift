/// What the host says over a socket, as the text that goes out.
///
/// A frame is made once and shared by all who hear it.
struct ServerFrame: Sendable, Equatable {
    let bytes: [UInt8]
    /// The place of the durable event that it tells of.
    private(set) var seq: Int64?

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// A frame that somebody else has put together.
    init(text: consuming JSONText, seq: Int64? = nil) {
        self.init(text.closed())
        self.seq = seq
    }

    /// A durable event.
    init(_ entry: Entry, for audience: Audience) {
        var frame = JSONText(capacity: entry.body.count + 416)
        frame.field("t", entry.kind.name)
        frame.field("s", entry.session)
        frame.field("seq", entry.seq)
        frame.field("prev", entry.previous(for: audience))
        frame.field("at", entry.at)
        frame.object("d") { data in
            data.field("id", entry.id)
            if let turn = entry.turn { data.field("turn", turn) }
            if let author = entry.author { data.field("author", author) }
            if let key = entry.key { data.field("key", key) }
            data.fields(of: entry.body)
        }
        self.init(frame.closed())
        seq = entry.seq
    }

    /// An event that is not recorded; with `capacity`, one that is known to be long.
    init(
        _ type: StaticString,
        session: SessionID? = nil,
        re: String? = nil,
        capacity: Int = 256,
        _ fill: (inout JSONText) -> Void
    ) {
        var frame = JSONText(capacity: capacity)
        frame.field("t", word: type)
        if let session { frame.field("s", session) }
        if let re { frame.field("re", re) }
        frame.object("d", fill)
        self.init(frame.closed())
    }

    /// How every frame with a piece of this turn's answer begins: there is one frame for each word of a model.
    static func headOfDelta(_ turn: TurnID) -> [UInt8] {
        Array(#"{"t":"delta","s":"\#(turn.session)","d":{"turn":"\#(turn)","off":"#.utf8)
    }

    /// A piece of a running answer.
    static func delta(_ head: [UInt8], offset: Int64, _ text: String) -> ServerFrame {
        var sheet = Sheet(capacity: head.count + text.utf8.count + 48)
        sheet.put(head)
        sheet.put(offset)
        sheet.put(beforeText)
        sheet.put(quoted: text)
        sheet.put(UInt8(ascii: "}"))
        sheet.put(UInt8(ascii: "}"))
        return ServerFrame(sheet.bytes)
    }

    private static let beforeText = Array(#","text":"#.utf8)

    /// Yes, and it is on the disk.
    static func ack(_ id: String, _ fill: (inout JSONText) -> Void = { _ in }) -> ServerFrame {
        ServerFrame("ack", re: id, fill)
    }

    static func error(_ id: String?, _ refused: Refused) -> ServerFrame {
        ServerFrame("err", re: id) { data in
            data.field("code", refused.code.rawValue)
            data.field("msg", refused.message)
            data.field("retry", refused.code.isWorthRetrying)
            if let after = refused.after { data.field("after_ms", after.wholeMilliseconds) }
            if let field = refused.field { data.field("field", field) }
        }
    }

    static let ping = ServerFrame("ping") { _ in }
}

extension JSONText {
    /// What was said in a session, each in the frame in which a socket sends it.
    mutating func events(_ entries: [Entry], for audience: Audience) {
        list("events", json: entries.lazy.map { ServerFrame($0, for: audience).bytes })
    }
}
