/// What is to be known of a word that is sent.
struct WordKind {
    /// Whether it stands in JSON as it is.
    let isPlain: Bool
    let hasNewLine: Bool

    init(of word: String) {
        (isPlain, hasNewLine) = word.utf8Span.span.withUnsafeBufferPointer { utf8 in
            let isPlain = PlainText.count(in: utf8) == utf8.count
            return (isPlain, !isPlain && utf8.contains(UInt8(ascii: "\n")))
        }
    }
}
