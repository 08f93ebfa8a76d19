/// The words of a text, in lower case, read once for all who look for something in it.
package struct SpokenWords: Sendable {
    let words: [String]

    package init(_ text: String) {
        // Nearly every question is plain ASCII, and the tables of Unicode are slow to ask.
        words =
            Self.plain(text)
            ?? text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'") }.map { String($0) }
    }

    /// How many words a text has.
    static func count(in text: String) -> Int {
        let bytes = text.utf8Span.span
        var (count, isInWord) = (0, false)
        for index in bytes.indices {
            guard bytes[index] < 0x80 else { return SpokenWords(text).words.count }
            let goesOn = bytes[index].lowered.isInWord
            if goesOn, !isInWord { count += 1 }
            isInWord = goesOn
        }
        return count
    }

    /// The words of a text in ASCII; `nil` for any other.
    private static func plain(_ text: String) -> [String]? {
        let bytes = text.utf8Span.span
        var lowered: [UInt8] = []
        lowered.reserveCapacity(bytes.count)
        for index in bytes.indices {
            guard bytes[index] < 0x80 else { return nil }
            lowered.append(bytes[index].lowered)
        }
        var words: [String] = []
        words.reserveCapacity(bytes.count / 4)
        var start = 0
        for end in 0...lowered.count where end == lowered.count || !lowered[end].isInWord {
            if start < end { words.append(String(decoding: lowered[start..<end], as: UTF8.self)) }
            start = end + 1
        }
        return words
    }
}

extension UInt8 {
    /// The small letter, if it is a capital of ASCII.
    var lowered: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

    /// Whether it is a letter in lower case, a digit or an apostrophe.
    fileprivate var isInWord: Bool { (0x61...0x7A).contains(self) || (0x30...0x39).contains(self) || self == 0x27 }
}
