/// What the pieces of one answer have in common, so that those that only say the next word need not be read as JSON.
///
/// A model says one word a piece and wraps it in the same two hundred bytes each time. A piece that begins and ends as
/// one that was read, with another plain text in the place of its words, is that piece with other words.
struct PieceForm {
    private let head: [UInt8]
    private let tail: [UInt8]

    /// - Parameters:
    ///   - text: all that the piece says.
    ///   - news: how pieces are read.
    ///
    /// `nil` when it cannot be told where in the piece its words stand: the same text may stand in two places, and words
    /// may be put together from several. So another word is tried in the place that was found.
    init?(
        of piece: ArraySlice<UInt8>,
        saying text: String,
        reading news: (ArraySlice<UInt8>) -> [ModelNews]?
    ) {
        guard let place = piece.firstRange(of: Array("\"\(text)\"".utf8)) else { return nil }
        head = Array(piece[...place.lowerBound])
        tail = Array(piece[(place.upperBound - 1)...])
        let other = text + "?"
        guard news(ArraySlice(head + other.utf8 + tail)) == [.text(other)] else { return nil }
    }

    /// What a piece of this form says; `nil` when it has another one.
    func text(in piece: ArraySlice<UInt8>) -> String? {
        let end = piece.count - tail.count
        guard end > head.count else { return nil }
        let (bytes, head, tail) = (piece.span, head.span, tail.span)
        for index in head.indices where bytes[index] != head[index] { return nil }
        for index in tail.indices where bytes[end + index] != tail[index] { return nil }
        for index in head.count..<end {
            let byte = bytes[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return nil }
        }
        return String(decoding: piece.dropFirst(head.count).dropLast(tail.count), as: UTF8.self)
    }
}
