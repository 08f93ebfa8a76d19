/// How much is said at once; a welcome tells it.
enum WireLimit {
    /// Bytes of what somebody says: 8,000 UTF-16 code units, which pages count, of any script.
    static let text = 24_000

    /// Events between a question for more and the next.
    static let page = 1000
}
