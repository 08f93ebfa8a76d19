/// Renders Markdown that arrives in pieces: each block once, when it can no longer change.
///
/// A page that shows only these blocks never shows half a formula, half a table or an unclosed code fence, and never
/// takes anything back. The blocks of a whole text, joined, are what ``html(_:headingsBelow:)`` gives for it.
public struct BlockStream: Sendable {
    /// A block that is finished.
    public struct Block: Sendable, Equatable {
        /// Its place among the blocks, from 0.
        public let number: Int
        /// The block as HTML.
        public let html: String
        /// Where it ends in the text, in UTF-16 code units: what lies behind belongs to blocks to come.
        public let end: Int
    }

    private let level: Int
    private var splitter = BlockSplitter()
    private var line: [UInt8] = []
    private var offset = 0
    private var count = 0

    /// Starts with nothing read.
    ///
    /// - Parameter level: The heading under which the text is placed, 0 to 5.
    public init(headingsBelow level: Int = 2) {
        self.level = min(max(level, 0), 5)
    }

    /// Takes the next piece and returns the blocks that it finishes.
    public mutating func feed(_ piece: String) -> [Block] {
        var finished: [Block] = []
        for byte in piece.utf8 {
            offset += Self.width(of: byte)
            line.append(byte)
            if byte == .newline || line.count >= BlockSplitter.longestLine {
                finished += splitter.take(line, endingAt: offset).compactMap { render($0) }
                line.removeAll(keepingCapacity: true)
            }
        }
        return finished
    }

    /// Says that nothing more comes and returns what is left.
    public mutating func finish() -> [Block] {
        var finished: [Block] = []
        if !line.isEmpty {
            finished += splitter.take(line, endingAt: offset).compactMap { render($0) }
            line = []
        }
        if let last = splitter.finish() { finished += [last].compactMap { render($0) } }
        return finished
    }

    private mutating func render(_ chunk: BlockSplitter.Chunk) -> Block? {
        let html = renderBlock(chunk.bytes, headingsBelow: level)
        guard !html.isEmpty else { return nil }
        defer { count += 1 }
        return Block(number: count, html: html, end: chunk.end)
    }

    /// How many UTF-16 code units begin with this byte of UTF-8.
    private static func width(of byte: UInt8) -> Int {
        switch byte {
        case 0x80..<0xC0: 0
        case 0xF0...: 2
        default: 1
        }
    }
}
