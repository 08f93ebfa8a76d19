/// The bytes of a JSON text, read from front to back with an eye on lines and columns.
struct JSONText {
    typealias Failure = JSONReader.Failure

    private let bytes: [UInt8]
    private(set) var index = 0
    private var line = 1
    private var lineStart = 0
    /// Bytes of this line that do not begin a character.
    private var continuations = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    var position: SourcePosition { SourcePosition(line: line, column: index - lineStart - continuations + 1) }

    func failure(_ message: String) -> Failure { Failure(position: position, message: message) }

    /// A failure at a byte nobody expected here, in words that fit the usual slips.
    func surprise(_ expected: String) -> Failure {
        switch next {
        case nil: failure("the file ends in the middle")
        case UInt8(ascii: "/"), UInt8(ascii: "#"): failure("\(expected); JSON has no comments")
        case UInt8(ascii: "'"): failure("\(expected); put texts in double quotes")
        case UInt8(ascii: "]"), UInt8(ascii: "}"): failure("\(expected); is there one comma too many before this?")
        default: failure(expected)
        }
    }

    /// A byte order mark is tolerated, as RFC 8259 allows, for editors that insist on one.
    mutating func skipByteOrderMark() {
        guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
        index = 3
        lineStart = 3
    }

    mutating func skip() { index += 1 }

    mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\n"):
                index += 1
                line += 1
                lineStart = index
                continuations = 0
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
                index += 1
            default:
                return
            }
        }
    }

    mutating func skipped(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    mutating func expect(_ character: Unicode.Scalar) throws(Failure) {
        guard skipped(character) else { throw surprise("expected \"\(character)\"") }
    }

    /// Whether a comma follows, or else the end of the list or object.
    mutating func goesOn(until end: Unicode.Scalar) throws(Failure) -> Bool {
        if skipped(",") { return true }
        guard skipped(end) else { throw surprise("expected \",\" or \"\(end)\"") }
        return false
    }

    mutating func word(_ word: StaticString, _ value: JSONNode.Value) throws(Failure) -> JSONNode.Value {
        let matches = word.withUTF8Buffer { bytes[index...].starts(with: $0) }
        guard matches else { throw failure("expected a value") }
        index += word.utf8CodeUnitCount
        return value
    }

    // MARK: Numbers

    mutating func number(limit: Int) throws(Failure) -> String {
        let start = index
        if next == UInt8(ascii: "-") { index += 1 }
        if next == UInt8(ascii: "0") { index += 1 } else { try digits() }
        if next == UInt8(ascii: ".") {
            index += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            index += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
            try digits()
        }
        if let next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= next {
            throw failure("a number must not have a leading zero")
        }
        guard index - start <= limit else { throw failure("a number can have at most \(limit) characters") }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func digits() throws(Failure) {
        let start = index
        while let next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= next { index += 1 }
        guard index > start else { throw surprise("expected a digit") }
    }

    // MARK: Strings

    mutating func string() throws(Failure) -> String {
        let opening = position
        index += 1
        var start = index
        var unescaped: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                let rest = bytes[start..<index]
                index += 1
                if unescaped.isEmpty { return try checked(rest, opening) }
                unescaped += rest
                return try checked(unescaped[...], opening)
            case UInt8(ascii: "\\"):
                unescaped += bytes[start..<index]
                unescaped += try escape()
                start = index
            case 0..<0x20:
                throw failure("a text must not contain bare control characters or line ends; write \\n")
            default:
                if byte & 0xC0 == 0x80 { continuations += 1 }
                index += 1
            }
        }
        throw Failure(position: opening, message: "this text never ends")
    }

    private func checked(_ bytes: ArraySlice<UInt8>, _ opening: SourcePosition) throws(Failure) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(position: opening, message: "this text is not UTF-8; save the file as UTF-8")
        }
        return text
    }

    private mutating func escape() throws(Failure) -> [UInt8] {
        let opening = position
        index += 1
        guard let byte = next else { throw surprise("expected an escape") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try scalar(opening)
        default: throw Failure(position: opening, message: "there is no such escape; write \\\\ for a backslash")
        }
    }

    private mutating func scalar(_ opening: SourcePosition) throws(Failure) -> [UInt8] {
        var code = UInt32(try codeUnit(opening))
        if 0xD800..<0xDC00 ~= code, bytes[index...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
            index += 2
            let low = UInt32(try codeUnit(opening))
            code = 0xDC00..<0xE000 ~= low ? 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) : 0xD800
        }
        guard let scalar = Unicode.Scalar(code) else {
            throw Failure(position: opening, message: "half of a surrogate pair is not a character")
        }
        return Array(String(scalar).utf8)
    }

    private mutating func codeUnit(_ opening: SourcePosition) throws(Failure) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let next, let digit = Unicode.Scalar(next).hexadecimalDigit else {
                throw Failure(position: opening, message: "\\u must be followed by four hexadecimal digits")
            }
            unit = unit << 4 | digit
            index += 1
        }
        return unit
    }
}

extension Unicode.Scalar {
    fileprivate var hexadecimalDigit: UInt16? {
        switch self {
        case "0"..."9": UInt16(value - 0x30)
        case "a"..."f": UInt16(value - 0x61 + 10)
        case "A"..."F": UInt16(value - 0x41 + 10)
        default: nil
        }
    }
}
