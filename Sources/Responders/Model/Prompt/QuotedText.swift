/// Somebody else's words, made so that they cannot pose as the frame around them.
///
/// Marks that close a section, and the control marks that model servers cut a conversation up with, lose their first
/// letter's neighbour: readable as before, and no mark any more.
enum QuotedText {
    /// Looked at as bytes: the passages of every question to a model come this way, and asking the tables of Unicode about
    /// each letter cost a fifth of what all words of the answer did.
    static func safe(_ text: String) -> String {
        let bytes = text.utf8Span.span
        var (safe, previous): ([UInt8], UInt8) = ([], 0)
        safe.reserveCapacity(bytes.count + 16)
        for index in bytes.indices where !isControl(bytes, at: index) {
            // "</passages>", "<|im_start|>", "<<SYS>>", "[INST]", "[/INST]": a space breaks each of them.
            switch (previous, bytes[index]) {
            case (UInt8(ascii: "<"), UInt8(ascii: "/")), (UInt8(ascii: "<"), UInt8(ascii: "|")),
                (UInt8(ascii: "<"), UInt8(ascii: "<")), (UInt8(ascii: "["), UInt8(ascii: "I")),
                (UInt8(ascii: "["), UInt8(ascii: "/")):
                safe.append(UInt8(ascii: " "))
            default: break
            }
            safe.append(bytes[index])
            previous = bytes[index]
        }
        return String(decoding: safe, as: UTF8.self)
    }

    /// Whether a byte belongs to a control character (U+0000 to U+001F and U+007F to U+009F) that is no tab or new line.
    private static func isControl(_ bytes: Span<UInt8>, at index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "\n"), UInt8(ascii: "\t"): false
        case 0..<0x20, 0x7F: true
        // Those above ASCII are two bytes, the first of which begins others as well.
        case 0xC2: index + 1 < bytes.count && bytes[index + 1] < 0xA0
        case 0x80..<0xA0: index > 0 && bytes[index - 1] == 0xC2
        default: false
        }
    }

    /// Every line says whose it is, so that no line of one speaker can be taken for another's.
    static func lines(of speaker: String, _ text: String) -> String {
        safe(text).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { "\(speaker)> \($0)" }
            .joined(separator: "\n")
    }
}
