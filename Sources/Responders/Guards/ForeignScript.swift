/// Whether a reply is written in another script than the question: then nobody here can read it.
enum ForeignScript {
    /// A letter of a formula is no script: it takes words.
    static func isIn(_ reply: String, notIn question: String) -> Bool {
        guard reply.utf8.contains(where: { $0 >= 0xCD }), !letters(of: question, 1) else { return false }
        return letters(of: Lookalikes.plain(reply), 2)
    }

    /// Whether it has so many letters in a row of a script that is not Latin.
    private static func letters(of text: String, _ wanted: Int) -> Bool {
        var run = 0
        for scalar in text.unicodeScalars {
            let isMark =
                scalar.properties.generalCategory == .spacingMark
                || scalar.properties.generalCategory == .nonspacingMark
            // Of Chinese signs one is a word.
            if (0x4E00...0x9FFF).contains(scalar.value), wanted <= 2 { return true }
            if scalar.value >= 0x370, !(0x1E00...0x1EFF).contains(scalar.value),
                !(0x2000...0x2BFF).contains(scalar.value),
                scalar.properties.isAlphabetic || isMark, scalar.value < 0x1D400 || scalar.value > 0x1D7FF
            {
                run += 1
                if run >= wanted { return true }
            } else {
                run = 0
            }
        }
        return false
    }
}
