import Glibc

/// What the events of one answer have in common, so that those that only say the next word need not be read.
///
/// A model says one word an event and wraps it in the same two hundred bytes each time. An event that begins and ends as
/// one that was read, with another plain text in the place of its words, is that event with other words.
struct PieceForm {
    private let head: [UInt8]
    private let tail: [UInt8]

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
        (head, tail) = (Array(before), Array(after))
    }

    /// What the event says that begins at `start`, and where it ends; `nil` when it has another form, or is not all there.
    func words(in bytes: Span<UInt8>, from start: Int) -> (text: String, end: Int)? {
        let begin = start + head.count
        guard bytes.count >= begin + tail.count, bytes.hold(head, at: start) else { return nil }
        var end = begin
        word: while end < bytes.count {
            switch bytes[end] {
            case UInt8(ascii: "\""): break word
            case ..<0x20, UInt8(ascii: "\\"): return nil
            default: end += 1
            }
        }
        guard bytes.count - end >= tail.count, bytes.hold(tail, at: end),
            let text = try? UTF8Span(validating: bytes.extracting(begin..<end))
        else { return nil }
        return (String(copying: text), end + tail.count)
    }
}

extension Span<UInt8> {
    /// Whether these bytes stand at `start`, where there are as many or more.
    fileprivate func hold(_ bytes: [UInt8], at start: Int) -> Bool {
        extracting(start..<start + bytes.count).withUnsafeBytes { there in
            bytes.withUnsafeBytes { wanted in
                guard let one = there.baseAddress, let other = wanted.baseAddress else { return wanted.isEmpty }
                return memcmp(one, other, wanted.count) == 0
            }
        }
    }
}
