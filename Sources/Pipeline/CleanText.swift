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
    /// Looked at as bytes: every word of every answer comes this way.
    fileprivate var hasControls: Bool {
        for index in indices {
            switch self[index] {
            case UInt8(ascii: "\n"), UInt8(ascii: "\t"): continue
            case 0..<0x20, 0x7F: return true
            // Those above ASCII are two bytes, the first of which begins others as well.
            case 0xC2 where index + 1 < count && self[index + 1] < 0xA0: return true
            default: continue
            }
        }
        return false
    }
}
