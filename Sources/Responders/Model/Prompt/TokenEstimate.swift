/// About how many tokens a text has, without the model's own table: never far too few, in any language.
enum TokenEstimate {
    /// A little less than four bytes a token, and never more tokens than bytes.
    static func tokens(in text: String) -> Int { (text.utf8.count * 2 + 6) / 7 }

    /// The beginning of a text that has at most so many tokens.
    static func beginning(of text: String, tokens limit: Int) -> Substring {
        guard tokens(in: text) > limit else { return text[...] }
        var (end, bytes, room) = (text.startIndex, 0, max(0, limit) * 7 / 2)
        while end < text.endIndex {
            bytes += text[end].utf8.count
            guard bytes <= room else { break }
            end = text.index(after: end)
        }
        return text[..<end]
    }
}
