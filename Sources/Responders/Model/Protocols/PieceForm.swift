/// What the events of one answer have in common, so that those that only say the next word need not be read.
///
/// A model says one word an event and wraps it in the same two hundred bytes each time. An event that begins and ends as
/// one that was read, with another plain text in the place of its words, is that event with other words.
struct PieceForm {
    private let head: FixedBytes
    private let tail: FixedBytes

    /// - Parameters:
    ///   - event: its bytes as they came, with the lines that end it.
    ///   - text: all that it says.
    ///   - words: reads an event; `nil` when it does anything but say words.
    ///
    /// `nil` when it cannot be told where its words stand: the same text may stand in two places, and words may be put
    /// together from several. So another word is tried in the place that was found.
    init?(of event: ArraySlice<UInt8>, saying text: String, reading words: (ArraySlice<UInt8>) -> String?) {
        guard let place = event.firstRange(of: Array("\"\(text)\"".utf8)) else { return nil }
        let (before, after) = (event[...place.lowerBound], event[(place.upperBound - 1)...])
        let other = text + "?"
        guard words(before + other.utf8 + after) == other else { return nil }
        (head, tail) = (FixedBytes(before), FixedBytes(after))
    }

    /// What the event says that begins at `start`, and where it ends; `nil` when it has another form, or is not all there.
    func words(in bytes: Span<UInt8>, from start: Int) -> (text: String, end: Int)? {
        let begin = start + head.count
        guard bytes.count >= begin + tail.count, head.stand(in: bytes, at: start) else { return nil }
        var end = begin
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            if bytes[end] < 0x20 || bytes[end] == UInt8(ascii: "\\") { return nil }
            end += 1
        }
        guard bytes.count - end >= tail.count, tail.stand(in: bytes, at: end),
            let text = try? UTF8Span(validating: bytes.extracting(begin..<end))
        else { return nil }
        return (String(copying: text), end + tail.count)
    }
}

/// Bytes that are looked for at a certain place, eight at a time.
private struct FixedBytes {
    let count: Int
    private let words: [UInt64]
    private let rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        let bytes = Array(bytes)
        count = bytes.count
        words = stride(from: 0, through: count - 8, by: 8).map {
            bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: $0, as: UInt64.self)
        }
        rest = bytes[(words.count * 8)...]
    }

    /// Whether they stand at `start`, where there are as many bytes or more.
    func stand(in bytes: Span<UInt8>, at start: Int) -> Bool {
        var index = start
        let raw = bytes.bytes
        for word in words {
            if raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) != word { return false }
            index += 8
        }
        for byte in rest {
            if bytes[index] != byte { return false }
            index += 1
        }
        return true
    }
}
