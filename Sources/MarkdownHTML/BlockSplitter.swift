/// Cuts lines of Markdown into chunks that can be rendered one by one.
///
/// It knows just enough of the syntax to say where a block surely ends. Where it is wrong, a block is cut in two or
/// two stay together; neither can make half a construct visible.
struct BlockSplitter: Sendable {
    struct Chunk: Equatable {
        var bytes: [UInt8]
        var end: Int
    }

    /// A longer line is cut, so that what a text without newlines costs stays in proportion.
    static let longestLine = 16_384
    /// A chunk that grows beyond this ends with its line, whatever it is.
    static let longestChunk = 65_536

    private enum Kind { case paragraph, list, fence }

    private var bytes: [UInt8] = []
    private var end = 0
    private var kind = Kind.paragraph
    private var fence: Fence?
    private var formula: [UInt8]?
    private var afterBlank = false

    /// Takes a line (with its newline, if it has one) and returns the chunks that it ends.
    mutating func take(_ raw: [UInt8], endingAt offset: Int) -> [Chunk] {
        let line = Line(raw)
        var closed: [Chunk] = []
        if fence == nil, formula == nil, startsAnew(line), let chunk = close() { closed.append(chunk) }
        if bytes.isEmpty {
            if line.isBlank { return closed }
            kind = line.isListItem ? .list : line.fence != nil ? .fence : .paragraph
        }
        append(line, raw, endingAt: offset)
        if isComplete(after: line), let chunk = close() { closed.append(chunk) }
        return closed
    }

    mutating func finish() -> Chunk? { close() }

    /// Whether a line cannot belong to the chunk that is open.
    private func startsAnew(_ line: Line) -> Bool {
        guard !bytes.isEmpty, !line.isBlank else { return false }
        switch kind {
        case .fence:
            return false
        case .list:
            if line.indentation >= 2 { return false }
            if line.isListItem { return false }
            return afterBlank || line.isHeading || line.fence != nil
        case .paragraph:
            return line.isHeading || line.fence != nil || line.interruptsAsList || line.opensFormula != nil
        }
    }

    private mutating func append(_ line: Line, _ raw: [UInt8], endingAt offset: Int) {
        if let open = fence {
            if open.isClosed(by: line) { fence = nil }
        } else if let closer = formula {
            if line.isBlank || line.contains(closer) { formula = nil }
        } else if let opened = line.fence, kind != .paragraph {
            fence = opened
        } else {
            formula = line.opensFormula
        }
        afterBlank = line.isBlank
        bytes += raw
        end = offset
    }

    private func isComplete(after line: Line) -> Bool {
        if bytes.count >= Self.longestChunk { return true }
        if fence != nil || formula != nil { return false }
        switch kind {
        case .fence: return true
        case .list: return false
        case .paragraph: return line.isBlank || line.isHeading
        }
    }

    private mutating func close() -> Chunk? {
        defer {
            bytes = []
            (kind, fence, formula, afterBlank) = (.paragraph, nil, nil, false)
        }
        return bytes.isEmpty ? nil : Chunk(bytes: bytes, end: end)
    }
}
