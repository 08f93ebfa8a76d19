/// What is to be known of a word that is sent, found out in one look at its bytes.
struct WordKind {
    /// Whether each of its bytes is a character.
    private(set) var isASCII = true
    private(set) var hasNewLine = false
    /// Whether it stands in JSON as it is.
    private(set) var isPlain = true

    init(of word: String) {
        var word = word
        word.withUTF8 { bytes in
            for byte in bytes {
                if byte >= 0x80 { isASCII = false }
                if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                    isPlain = false
                    if byte == UInt8(ascii: "\n") { hasNewLine = true }
                }
            }
        }
    }
}
