/// The words of a text, in lower case, read once for all who look for something in it.
package struct SpokenWords: Sendable {
    let words: [Substring]

    package init(_ text: String) {
        // Nearly every question is plain ASCII, and the tables of Unicode are slow to ask.
        words = Self.plain(text) ?? text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'") }
    }

    /// The words of a text in ASCII; `nil` for any other.
    private static func plain(_ text: String) -> [Substring]? {
        var isPlain = true
        let lowered = String(
            decoding: text.utf8.map { byte in
                isPlain = isPlain && byte < 0x80
                return byte.lowered
            },
            as: UTF8.self
        )
        guard isPlain else { return nil }
        var words: [Substring] = []
        let bytes = lowered.utf8
        var start: String.Index?
        for index in bytes.indices {
            switch (bytes[index].isInWord, start) {
            case (true, nil): start = index
            case (false, .some(let begin)):
                words.append(lowered[begin..<index])
                start = nil
            default: break
            }
        }
        if let start { words.append(lowered[start...]) }
        return words
    }
}

extension UInt8 {
    fileprivate var lowered: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

    /// Whether it is a letter in lower case, a digit or an apostrophe.
    fileprivate var isInWord: Bool { (0x61...0x7A).contains(self) || (0x30...0x39).contains(self) || self == 0x27 }
}
