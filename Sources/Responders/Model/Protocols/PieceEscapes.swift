extension PieceReader {
    /// The bytes of a text with its escapes resolved; half a surrogate pair becomes the mark for what cannot be read.
    static func unescaped(_ text: ArraySlice<UInt8>) throws(NotJSON) -> [UInt8] {
        var (plain, rest): ([UInt8], ArraySlice<UInt8>) = ([], text)
        plain.reserveCapacity(text.count)
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                plain.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "\"")?: plain.append(UInt8(ascii: "\""))
            case UInt8(ascii: "\\")?: plain.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "/")?: plain.append(UInt8(ascii: "/"))
            case UInt8(ascii: "b")?: plain.append(0x08)
            case UInt8(ascii: "f")?: plain.append(0x0C)
            case UInt8(ascii: "n")?: plain.append(0x0A)
            case UInt8(ascii: "r")?: plain.append(0x0D)
            case UInt8(ascii: "t")?: plain.append(0x09)
            case UInt8(ascii: "u")?: plain.append(contentsOf: Character(try scalar(in: &rest)).utf8)
            default: throw NotJSON()
            }
        }
        return plain
    }

    private static func scalar(in rest: inout ArraySlice<UInt8>) throws(NotJSON) -> Unicode.Scalar {
        let first = try codeUnit(in: &rest)
        if let scalar = Unicode.Scalar(UInt32(first)) { return scalar }
        guard first < 0xDC00, rest.starts(with: #"\u"#.utf8) else { return "\u{FFFD}" }
        var after = rest.dropFirst(2)
        let second = try codeUnit(in: &after)
        guard (0xDC00...0xDFFF).contains(second) else { return "\u{FFFD}" }
        rest = after
        return Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)) ?? "\u{FFFD}"
    }

    private static func codeUnit(in rest: inout ArraySlice<UInt8>) throws(NotJSON) -> UInt16 {
        let digits = rest.prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw NotJSON() }
        rest = rest.dropFirst(4)
        return unit
    }
}
