/// Reads server-sent events off a stream of bytes, as the HTML standard says: CR, LF and CRLF end lines, lines that
/// begin with a colon say nothing, several `data` lines make one text, and an event that no empty line ends is none.
///
/// Bytes are read once, wherever they were cut; an event of one line that is whole where it came is not copied.
struct EventStream {
    struct Event: Equatable {
        /// Empty when the stream does not name its events.
        var name: ArraySlice<UInt8> = []
        var data: ArraySlice<UInt8> = []
    }

    struct TooLong: Error, Equatable, CustomStringConvertible {
        let limit: Int
        var description: String { "an event of its answer is longer than \(limit) bytes" }
    }

    let limit: Int
    /// The beginning of a line whose end has not come.
    private var begun: [UInt8] = []
    private var event = Event()
    private var hasData = false
    private var hasLine = false
    private var skipsLineFeed = false

    /// Whether what comes next is a new event, which nothing that came before belongs to.
    var isBetweenEvents: Bool { hasLine && !hasData && !skipsLineFeed && begun.isEmpty && event.name.isEmpty }

    /// - Parameter limit: how many bytes one event may have, with its lines that say nothing.
    init(limit: Int = 1 << 20) { self.limit = limit }

    /// The next event that is completed by the bytes, which are taken as far as that; `nil` when all are taken.
    mutating func next(in bytes: inout ArraySlice<UInt8>) throws(TooLong) -> Event? {
        while !bytes.isEmpty {
            if skipsLineFeed {
                skipsLineFeed = false
                if bytes.first == UInt8(ascii: "\n") { bytes = bytes.dropFirst() }
            }
            let end = bytes.startIndex + Self.lineLength(bytes.span)
            let line = bytes[..<end]
            guard begun.count + line.count + event.data.count + event.name.count <= limit else {
                throw TooLong(limit: limit)
            }
            guard end < bytes.endIndex else {
                begun += line
                bytes = []
                break
            }
            skipsLineFeed = bytes[end] == UInt8(ascii: "\r")
            bytes = bytes[(end + 1)...]
            if skipsLineFeed, let next = bytes.first {
                skipsLineFeed = false
                if next == UInt8(ascii: "\n") { bytes = bytes.dropFirst() }
            }
            if let event = begun.isEmpty ? take(line: line) : takeBegun(with: line) { return event }
        }
        // What waits for more must not keep all that it came with.
        if hasData { event.data = ArraySlice(Array(event.data)) }
        return nil
    }

    /// How many bytes come before the end of the line, or all of them.
    private static func lineLength(_ bytes: Span<UInt8>) -> Int {
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r") {
            return index
        }
        return bytes.count
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
            if hasData {
                event.data.append(UInt8(ascii: "\n"))
                event.data += value
            } else {
                event.data = value
            }
            hasData = true
        } else if line[..<colon].elementsEqual("event".utf8) {
            event.name = ArraySlice(Array(value))
        }
        return nil
    }

    private mutating func dispatch() -> Event? {
        defer { (event, hasData) = (Event(), false) }
        return hasData ? event : nil
    }
}
