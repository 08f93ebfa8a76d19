/// Reads server-sent events off a stream of bytes, as the HTML standard says: CR, LF and CRLF end lines, lines that
/// begin with a colon say nothing, several `data` lines make one text, and an event that no empty line ends is none.
///
/// Bytes are read once, wherever they were cut; a line that is whole where it came is not copied together first.
struct EventStream {
    struct Event: Equatable {
        /// Empty when the stream does not name its events.
        var name: [UInt8] = []
        var data: [UInt8] = []
    }

    struct TooLong: Error, Equatable, CustomStringConvertible {
        let limit: Int
        var description: String { "an event of its answer is longer than \(limit) bytes" }
    }

    private let limit: Int
    /// The beginning of a line whose end has not come.
    private var begun: [UInt8] = []
    private var event = Event()
    private var hasData = false
    private var hasLine = false
    private var skipsLineFeed = false

    /// - Parameter limit: how many bytes one event may have, with its lines that say nothing.
    init(limit: Int = 1 << 20) { self.limit = limit }

    /// Takes more bytes, and returns the events they complete.
    mutating func take(_ bytes: [UInt8]) throws(TooLong) -> [Event] { try take(bytes[...]) }

    mutating func take(_ bytes: ArraySlice<UInt8>) throws(TooLong) -> [Event] {
        var (events, rest): ([Event], ArraySlice<UInt8>) = ([], bytes)
        while !rest.isEmpty {
            if skipsLineFeed {
                skipsLineFeed = false
                if rest.first == UInt8(ascii: "\n") { rest = rest.dropFirst() }
            }
            let end = rest.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? rest.endIndex
            let line = rest[..<end]
            guard begun.count + line.count + event.data.count + event.name.count <= limit else {
                throw TooLong(limit: limit)
            }
            guard end < rest.endIndex else {
                begun += line
                break
            }
            skipsLineFeed = rest[end] == UInt8(ascii: "\r")
            rest = rest[(end + 1)...]
            if let event = begun.isEmpty ? take(line: line) : takeBegun(with: line) { events.append(event) }
        }
        return events
    }

    private mutating func takeBegun(with end: ArraySlice<UInt8>) -> Event? {
        begun += end
        let line = begun
        begun.removeAll()
        return take(line: line[...])
    }

    private mutating func take(line whole: ArraySlice<UInt8>) -> Event? {
        // A byte order mark may stand before everything else, and nowhere else.
        let line = !hasLine && whole.starts(with: [0xEF, 0xBB, 0xBF]) ? whole.dropFirst(3) : whole
        hasLine = true
        if line.isEmpty { return dispatch() }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[min(colon + 1, line.endIndex)...]
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        if line[..<colon].elementsEqual("data".utf8) {
            if hasData { event.data.append(UInt8(ascii: "\n")) }
            event.data += value
            hasData = true
        } else if line[..<colon].elementsEqual("event".utf8) {
            event.name = Array(value)
        }
        return nil
    }

    private mutating func dispatch() -> Event? {
        defer { (event, hasData) = (Event(), false) }
        return hasData ? event : nil
    }
}
