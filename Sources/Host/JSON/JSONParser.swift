/// Why a text is not JSON, with the byte where it stops being it.
struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
    let reason: String
    let offset: Int

    var description: String { "\(reason) at byte \(offset)" }
}

extension JSON {
    /// How deep objects and arrays may lie in each other; nothing in the protocol needs half of it.
    static let depthLimit = 32

    /// Reads one JSON text (RFC 8259) and nothing after it.
    ///
    /// Stricter than most: a name twice in one object, half a surrogate pair and a number too large for a double are
    /// errors, since two readers could take each of them for different things. Time is linear in the bytes.
    init(parsing bytes: [UInt8]) throws(JSONError) {
        guard (try? UTF8Span(validating: bytes.span)) != nil else {
            throw JSONError(reason: "the text is not UTF-8", offset: 0)
        }
        var parser = JSONParser(bytes: bytes)
        self = try parser.document()
    }

    /// Reads one JSON text from a string.
    init(parsing text: String) throws(JSONError) {
        try self.init(parsing: Array(text.utf8))
    }
}

private struct JSONParser {
    let bytes: [UInt8]
    var offset = 0

    mutating func document() throws(JSONError) -> JSON {
        let value = try value(depth: 0)
        skipBlanks()
        guard offset == bytes.count else { throw fault("there is something after the end") }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSON {
        skipBlanks()
        guard let next else { throw fault("the text ends too early") }
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw fault("a value was expected")
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSON {
        try descend(depth)
        if skip(UInt8(ascii: "}")) { return .object(JSON.Members()) }
        // As many as most objects have.
        var members = JSON.Members(room: 8)
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw fault("a name in quotes was expected") }
            let start = offset
            let name = try string()
            guard skip(UInt8(ascii: ":")) else { throw fault("a colon was expected") }
            guard members.add(name, try value(depth: depth)) else {
                throw JSONError(reason: "the name \"\(name.prefix(40))\" occurs twice in one object", offset: start)
            }
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "}")) else { throw fault("a comma or } was expected") }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSON {
        try descend(depth)
        var items: [JSON] = []
        if skip(UInt8(ascii: "]")) { return .array(items) }
        repeat { items.append(try value(depth: depth)) } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "]")) else { throw fault("a comma or ] was expected") }
        return .array(items)
    }

    private mutating func descend(_ depth: Int) throws(JSONError) {
        guard depth <= JSON.depthLimit else { throw fault("it is nested more than \(JSON.depthLimit) deep") }
        offset += 1
    }

    private mutating func string() throws(JSONError) -> String {
        offset += 1
        let start = offset
        offset += bytes.withUnsafeBufferPointer { PlainText.count(in: UnsafeBufferPointer(rebasing: $0[start...])) }
        guard let sign = next else { throw fault("a string does not end") }
        guard sign >= 0x20 else { throw fault("a control character must be escaped") }
        if sign == UInt8(ascii: "\\") { return try escapedString(from: start) }
        defer { offset += 1 }
        // All of the text is known to be UTF-8, and a quote cuts no character in two.
        var text = UTF8Span(unchecked: bytes.span.extracting(start..<offset))
        // What is known to be ASCII is put into lower case, and compared, in a fraction of the time.
        _ = text.checkForASCII()
        return String(copying: text)
    }

    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var text = Array(bytes[start..<offset])
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw fault("a control character must be escaped") }
            offset += 1
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: Character(try escape()).utf8)
            } else {
                text.append(byte)
            }
        }
        guard next != nil else { throw fault("a string does not end") }
        offset += 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        guard let letter = next else { throw fault("a string does not end") }
        offset += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicode()
        default: throw fault("an unknown escape")
        }
    }

    private mutating func unicode() throws(JSONError) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, bytes.dropFirst(offset).starts(with: #"\u"#.utf8) else {
            throw fault("half a surrogate pair")
        }
        offset += 2
        let second = try codeUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault("half a surrogate pair") }
        return scalar
    }

    private mutating func codeUnit() throws(JSONError) -> UInt32 {
        guard bytes.count - offset >= 4 else { throw fault("four hexadecimal digits were expected") }
        var unit: UInt32 = 0
        for byte in bytes[offset..<offset + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw fault("four hexadecimal digits were expected")
            }
            unit = unit << 4 | UInt32(digit)
        }
        offset += 4
        return unit
    }

    private mutating func number() throws(JSONError) -> JSON {
        let start = offset
        if next == UInt8(ascii: "-") { offset += 1 }
        let leadingZero = next == UInt8(ascii: "0")
        let whole = skipDigits()
        guard whole > 0, !(leadingZero && whole > 1) else { throw fault("a number was expected") }
        var isWhole = true
        if next == UInt8(ascii: ".") {
            offset += 1
            isWhole = false
            guard skipDigits() > 0 else { throw fault("digits were expected after the point") }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            offset += 1
            isWhole = false
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
            guard skipDigits() > 0 else { throw fault("digits were expected in the exponent") }
        }
        guard offset - start <= 64 else { throw fault("a number is longer than 64 characters") }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if isWhole, let integer = Int64(text) { return .integer(integer) }
        guard let double = Double(text), double.isFinite else { throw fault("a number is too large") }
        return .number(double)
    }

    private mutating func skipDigits() -> Int {
        let start = offset
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
        return offset - start
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        let count = word.utf8CodeUnitCount
        guard bytes.dropFirst(offset).starts(with: "\(word)".utf8) else { throw fault("a value was expected") }
        offset += count
        return value
    }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skip(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard next == byte else { return false }
        offset += 1
        return true
    }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private func fault(_ reason: String) -> JSONError { JSONError(reason: reason, offset: offset) }
}
