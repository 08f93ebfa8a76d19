/// Bytes in the making.
///
/// An array asks before each byte whether somebody else looks at it; a sheet has one writer, who does some seventy
/// fields for a question.
struct Sheet: ~Copyable {
    private var room: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    init(capacity: Int) { room = .allocate(capacity: max(capacity, 16)) }

    deinit { room.deallocate() }

    /// What was written.
    var bytes: [UInt8] { Array(UnsafeBufferPointer(rebasing: room[..<count])) }

    /// Makes room for as many bytes more.
    @inline(__always)
    mutating func reserve(_ more: Int) {
        if room.count - count < more { grow(by: more) }
    }

    @inline(never)
    private mutating func grow(by more: Int) {
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(room.count * 2, count + more))
        if let start = room.baseAddress { larger.baseAddress?.initialize(from: start, count: count) }
        room.deallocate()
        room = larger
    }

    @inline(__always)
    mutating func put(_ byte: UInt8) {
        reserve(1)
        room.initializeElement(at: count, to: byte)
        count += 1
    }

    @inline(__always)
    mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        reserve(bytes.count)
        room.baseAddress?.advanced(by: count).initialize(from: start, count: bytes.count)
        count += bytes.count
    }

    /// A field's name, which needs no escapes, and what stands around it.
    @inline(__always)
    mutating func put(name: UnsafeBufferPointer<UInt8>, isFirst: Bool) {
        reserve(name.count + 4)
        guard let start = room.baseAddress, let letters = name.baseAddress else { return }
        var end = start + count
        if !isFirst {
            end.initialize(to: UInt8(ascii: ","))
            end += 1
        }
        end.initialize(to: UInt8(ascii: "\""))
        (end + 1).initialize(from: letters, count: name.count)
        end += name.count + 1
        end.initialize(to: UInt8(ascii: "\""))
        (end + 1).initialize(to: UInt8(ascii: ":"))
        count = end + 2 - start
    }

    mutating func put(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ put($0) }) == nil { for byte in bytes { put(byte) } }
    }

    /// The number as digits.
    mutating func put(_ number: Int64) {
        if number < 0 { put(UInt8(ascii: "-")) }
        var (rest, end) = (number.magnitude, 1)
        while rest >= 10 {
            rest /= 10
            end += 1
        }
        reserve(end)
        rest = number.magnitude
        for place in (count..<count + end).reversed() {
            room.initializeElement(at: place, to: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        count += end
    }

    /// Lets somebody write who knows how many bytes it will be at most.
    @inline(__always)
    mutating func put(upTo limit: Int, _ write: (inout OutputSpan<UInt8>) -> Void) {
        reserve(limit)
        let free = UnsafeMutableBufferPointer(rebasing: room[count..<count + limit])
        var span = OutputSpan(buffer: free, initializedCount: 0)
        write(&span)
        count += span.finalize(for: free)
    }

    /// A text in quotes, with its escapes.
    mutating func put(quoted text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ put(quoted: $0) }) == nil {
            var text = text
            text.withUTF8 { put(quoted: $0) }
        }
    }

    private mutating func put(quoted utf8: UnsafeBufferPointer<UInt8>) {
        reserve(utf8.count + 2)
        put(UInt8(ascii: "\""))
        // Most texts need no escapes, and are copied whole.
        var rest = utf8
        while true {
            let plain = PlainText.count(in: rest)
            put(UnsafeBufferPointer(rebasing: rest[..<plain]))
            guard plain < rest.count else { break }
            put(escaped: rest[plain])
            rest = UnsafeBufferPointer(rebasing: rest[(plain + 1)...])
        }
        put(UInt8(ascii: "\""))
    }

    private mutating func put(escaped byte: UInt8) {
        put(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\n"): put(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): put(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): put(UInt8(ascii: "t"))
        case 0..<0x20:
            put("u00".utf8)
            put(Self.digit(byte >> 4))
            put(Self.digit(byte & 15))
        default: put(byte)
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
