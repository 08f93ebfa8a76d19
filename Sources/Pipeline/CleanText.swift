extension String {
    /// Without control characters, of which only tabs and line feeds mean something on a page; on a terminal the others
    /// are commands.
    package var withoutControls: String {
        guard utf8Span.span.hasControls else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isCommand }))
    }

    /// As it may be shown on a terminal: what would command it, or turn round the order of what follows, is named.
    package var fitForTerminals: String {
        guard unicodeScalars.contains(where: { $0.isCommand || $0.turnsText }) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            guard scalar.isCommand || scalar.turnsText else { return text.unicodeScalars.append(scalar) }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            text += "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
        }
    }
}

extension Unicode.Scalar {
    /// A control character that is no tab or line feed.
    fileprivate var isCommand: Bool {
        value < 0x20 && self != "\n" && self != "\t" || (0x7F...0x9F).contains(value)
    }

    /// Sets the direction of what follows, so that it reads as something else.
    fileprivate var turnsText: Bool { (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) }
}

extension Span<UInt8> {
    /// Looked at as bytes, eight at a time: every word of every answer comes this way.
    fileprivate var hasControls: Bool {
        var index = 0
        while index < count {
            if index + 8 <= count, isPlain(at: index) {
                index += 8
                continue
            }
            for place in index..<Swift.min(index + 8, count) where isControl(at: place) { return true }
            index += 8
        }
        return false
    }

    /// Whether the eight bytes from here on are printable ASCII.
    private func isPlain(at index: Int) -> Bool {
        let word = bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
        let (ones, highs) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        // The highest bit of a byte says that it is above ASCII, was less than a blank, or is 0x7F.
        return (word | (word &- ones &* 0x20) | (word &+ ones)) & highs == 0
    }

    private func isControl(at index: Int) -> Bool {
        switch self[index] {
        case UInt8(ascii: "\n"), UInt8(ascii: "\t"): false
        case 0..<0x20, 0x7F: true
        // Those above ASCII are two bytes, the first of which begins others as well.
        case 0xC2: index + 1 < count && self[index + 1] < 0xA0
        default: false
        }
    }
}
