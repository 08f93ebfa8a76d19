/// Reads server-sent events off a stream of bytes, as the HTML standard says: CR, LF and CRLF end lines, lines that
/// begin with a colon say nothing, several `data` lines make one text, and an event that no empty line ends is none.
///
/// Bytes are read once, wherever they were cut; only whole lines become text, so no character is ever cut in two.
struct EventStream {
    struct Event: Equatable {
        /// Empty when the stream does not name its events.
        var name = ""
        var data = ""
    }

    struct TooLong: Error, Equatable, CustomStringConvertible {
        let limit: Int
        var description: String { "an event of its answer is longer than \(limit) bytes" }
    }

    private let limit: Int
    private var line: [UInt8] = []
    private var name: [UInt8] = []
    private var data: [UInt8] = []
    private var hasData = false
    private var hasLine = false
    private var skipsLineFeed = false

    /// - Parameter limit: how many bytes one event may have, with its lines that say nothing.
    init(limit: Int = 1 << 20) { self.limit = limit }

    /// Takes more bytes, and returns the events they complete.
    mutating func take(_ bytes: some Collection<UInt8>) throws(TooLong) -> [Event] {
        var events: [Event] = []
        for byte in bytes {
            if skipsLineFeed {
                skipsLineFeed = false
                if byte == UInt8(ascii: "\n") { continue }
            }
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                skipsLineFeed = byte == UInt8(ascii: "\r")
                if let event = endLine() { events.append(event) }
            default:
                guard line.count + data.count + name.count < limit else { throw TooLong(limit: limit) }
                line.append(byte)
            }
        }
        return events
    }

    private mutating func endLine() -> Event? {
        defer { line.removeAll(keepingCapacity: true) }
        // A byte order mark may stand before everything else, and nowhere else.
        if !hasLine, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        hasLine = true
        if line.isEmpty { return dispatch() }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[min(colon + 1, line.endIndex)...]
        if value.first == UInt8(ascii: " ") { value.removeFirst() }
        if line[..<colon].elementsEqual("data".utf8) {
            if hasData { data.append(UInt8(ascii: "\n")) }
            data += value
            hasData = true
        } else if line[..<colon].elementsEqual("event".utf8) {
            name = Array(value)
        }
        return nil
    }

    private mutating func dispatch() -> Event? {
        defer { (name, data, hasData) = ([], [], false) }
        guard hasData else { return nil }
        return Event(name: String(decoding: name, as: UTF8.self), data: String(decoding: data, as: UTF8.self))
    }
}
