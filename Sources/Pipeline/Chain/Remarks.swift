import Synchronization

/// What one step has said about itself so far, in sentences and in order.
///
/// It may tell from any task, also from one that nobody waits for any more: a line is tied to the last one, and once
/// tied it stays.
final class Remarks: Sendable {
    private final class Line: Sendable {
        let text: String
        let next = AtomicLazyReference<Line>()

        init(_ text: String) { self.text = text }
    }

    private let first = AtomicLazyReference<Line>()

    /// Traces are kept for long: what a part says beyond this is left out.
    private static let most = 16

    func add(_ text: String) {
        let line = Line(text)
        var last = first.storeIfNil(line)
        for _ in 1..<Self.most where last !== line { last = last.next.storeIfNil(line) }
    }

    var all: [String] {
        var (lines, line): ([String], Line?) = ([], first.load())
        while let current = line {
            lines.append(current.text)
            line = current.next.load()
        }
        return lines
    }
}
