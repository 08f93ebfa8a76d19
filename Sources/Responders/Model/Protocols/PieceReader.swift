/// Reads the JSON of one piece of an answer, once, from front to back, and makes nothing of what nobody asks for.
///
/// A model says one word a piece and wraps it in two hundred bytes: making a tree of values of each would cost more than
/// all the rest of its way to the learner. What has another type than expected is passed over, for servers differ.
struct PieceReader {
    struct NotJSON: Error {}

    static let depthLimit = 64

    private let bytes: ArraySlice<UInt8>
    private var offset: Int
    private var depth = 0

    /// Reads an object and nothing after it; `take` is called with the name of each member, and reads its value or not.
    static func read(
        _ bytes: ArraySlice<UInt8>,
        _ take: (String, inout PieceReader) throws(NotJSON) -> Void
    ) throws(NotJSON) {
        var reader = PieceReader(bytes: bytes, offset: bytes.startIndex)
        guard try reader.object(take) else { throw NotJSON() }
        reader.skipBlanks()
        guard reader.offset == bytes.endIndex else { throw NotJSON() }
    }

    private init(bytes: ArraySlice<UInt8>, offset: Int) { (self.bytes, self.offset) = (bytes, offset) }

    /// Reads the members of an object; passes over anything else, and returns `false`.
    @discardableResult
    mutating func object(_ take: (String, inout PieceReader) throws(NotJSON) -> Void) throws(NotJSON) -> Bool {
        guard try descend(into: UInt8(ascii: "{")) else { return false }
        defer { depth -= 1 }
        if skip(UInt8(ascii: "}")) { return true }
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw NotJSON() }
            let name = try text()
            guard skip(UInt8(ascii: ":")) else { throw NotJSON() }
            let before = offset
            try take(name, &self)
            if offset == before { try passOver() }
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "}")) else { throw NotJSON() }
        return true
    }

    /// Reads the items of an array; passes over anything else, and returns `false`.
    @discardableResult
    mutating func array(_ take: (inout PieceReader) throws(NotJSON) -> Void) throws(NotJSON) -> Bool {
        guard try descend(into: UInt8(ascii: "[")) else { return false }
        defer { depth -= 1 }
        if skip(UInt8(ascii: "]")) { return true }
        repeat {
            let before = offset
            try take(&self)
            if offset == before { try passOver() }
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "]")) else { throw NotJSON() }
        return true
    }

    /// Whether the next value is a text, an object or an array, by its first letter.
    mutating func begins(with letter: Unicode.Scalar) -> Bool {
        skipBlanks()
        return next.map { Unicode.Scalar($0) } == letter
    }

    mutating func string() throws(NotJSON) -> String? {
        skipBlanks()
        guard next == UInt8(ascii: "\"") else {
            try passOver()
            return nil
        }
        return try text()
    }

    mutating func integer() throws(NotJSON) -> Int? {
        skipBlanks()
        let start = offset
        try passOver()
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        return Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
    }

    /// A text or a whole number, as a text: codes of errors come as either.
    mutating func word() throws(NotJSON) -> String? {
        if begins(with: "\"") { return try text() }
        return try integer().map { "\($0)" }
    }

    /// Reads a value of any kind, and forgets it.
    mutating func passOver() throws(NotJSON) {
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): try object { _, _ in }
        case UInt8(ascii: "["): try array { _ in }
        case UInt8(ascii: "\""):
            let start = offset + 1
            if try !passText() { _ = try Self.unescaped(bytes[start..<offset - 1]) }
        case UInt8(ascii: "t"): try pass("true")
        case UInt8(ascii: "f"): try pass("false")
        case UInt8(ascii: "n"): try pass("null")
        default: try passNumber()
        }
    }

    // Below the values

    private var next: UInt8? { offset < bytes.endIndex ? bytes[offset] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard next == byte else { return false }
        offset += 1
        return true
    }

    private mutating func descend(into opening: UInt8) throws(NotJSON) -> Bool {
        skipBlanks()
        guard next == opening else {
            try passOver()
            return false
        }
        guard depth < Self.depthLimit else { throw NotJSON() }
        depth += 1
        offset += 1
        return true
    }

    private mutating func pass(_ word: StaticString) throws(NotJSON) {
        guard bytes[offset...].starts(with: "\(word)".utf8) else { throw NotJSON() }
        offset += word.utf8CodeUnitCount
    }

    private mutating func passNumber() throws(NotJSON) {
        if next == UInt8(ascii: "-") { offset += 1 }
        let hasLeadingZero = next == UInt8(ascii: "0")
        let whole = passDigits()
        guard whole > 0, !(hasLeadingZero && whole > 1) else { throw NotJSON() }
        if next == UInt8(ascii: ".") {
            offset += 1
            guard passDigits() > 0 else { throw NotJSON() }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            offset += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
            guard passDigits() > 0 else { throw NotJSON() }
        }
    }

    private mutating func passDigits() -> Int {
        let start = offset
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
        return offset - start
    }

    private mutating func text() throws(NotJSON) -> String {
        let start = offset + 1
        let isPlain = try passText()
        let inside = bytes[start..<offset - 1]
        return String(decoding: isPlain ? inside : try Self.unescaped(inside)[...], as: UTF8.self)
    }

    /// Passes over a text, and returns whether it stands there as it is meant.
    private mutating func passText() throws(NotJSON) -> Bool {
        offset += 1
        var isPlain = true
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw NotJSON() }
            if byte == UInt8(ascii: "\\") {
                isPlain = false
                offset += 1
            }
            offset += 1
        }
        guard offset < bytes.endIndex else { throw NotJSON() }
        offset += 1
        return isPlain
    }
}
