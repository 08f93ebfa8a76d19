extension String {
    /// The text in pieces that can be looked at without holding up everybody else; one piece where it is short.
    ///
    /// Cut behind sentences, or else between words, where there are any: what belongs together stays together.
    var slices: [String] {
        guard utf8.count > Self.sliceLimit else { return [self] }
        let bytes = utf8Span.span
        var (slices, start): ([String], Int) = ([], 0)
        var place = utf8.startIndex
        while start < bytes.count {
            let end = bytes.count - start <= Self.sliceLimit ? bytes.count : bytes.cut(before: start + Self.sliceLimit)
            let next = utf8.index(place, offsetBy: end - start)
            slices.append(String(self[place..<next]))
            (start, place) = (end, next)
        }
        return slices
    }

    /// How many bytes a slice has at most.
    static let sliceLimit = 2048
}

extension Span<UInt8> {
    /// Where to cut so that what comes before ends there or a little earlier; no character's bytes are parted.
    fileprivate func cut(before limit: Int) -> Int {
        var between: Int?
        for end in (limit - String.sliceLimit / 2..<limit).reversed() where self[end - 1] <= UInt8(ascii: " ") {
            let byte = self[end - 1]
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") && endsSentence(at: end - 2) { return end }
            if byte == UInt8(ascii: " "), between == nil { between = end }
        }
        if let between { return between }
        // What continues a character is 10…… in binary.
        var end = limit
        while end > limit - 4, self[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }

    private func endsSentence(at index: Int) -> Bool {
        index >= 0
            && (self[index] == UInt8(ascii: ".") || self[index] == UInt8(ascii: "!")
                || self[index] == UInt8(ascii: "?"))
    }
}
