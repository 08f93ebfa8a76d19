/// Finds the end of a head that arrives in pieces, looking at each byte once.
///
/// A line feed without a carriage return before it is refused as soon as it is seen: what one parser takes for the
/// end of a line and another does not is how requests are smuggled.
struct HeadScanner {
    let limit: Int
    private var scanned = 0
    private var lineStart = 0

    init(limit: Int) { self.limit = limit }

    /// The length of the head with its blank line, or `nil` when more bytes must come.
    ///
    /// `bytes` starts with the head, and with each call holds what it held before.
    mutating func end(in bytes: Span<UInt8>) throws(RequestRefusal) -> Int? {
        while scanned < bytes.count {
            if scanned >= limit { throw .headTooLarge }
            defer { scanned += 1 }
            guard bytes[scanned] == UInt8(ascii: "\n") else { continue }
            guard scanned > lineStart, bytes[scanned - 1] == UInt8(ascii: "\r") else {
                throw .malformed("A line ends with LF alone.")
            }
            if scanned - lineStart == 1 { return scanned + 1 }
            lineStart = scanned + 1
        }
        return nil
    }
}
