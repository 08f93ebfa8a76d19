import Locking
import MarkdownHTML

/// Answers as HTML, each rendered once: the FAQ gives the same ones all day.
final class RenderedAnswers: Sendable {
    private struct State: Sendable {
        var fresh: [String: String] = [:]
        var old: [String: String] = [:]
    }

    /// After this many the older half is forgotten.
    private static let room = 2048
    private let state = Lock(State())

    @Sendable func html(_ markdown: String) -> String {
        if let known = state.withLock({ $0.fresh[markdown] ?? $0.old[markdown] }) { return known }
        let rendered = MarkdownHTML.html(markdown)
        guard markdown.utf8.count <= 8192 else { return rendered }
        state.withLock { state in
            if state.fresh.count >= Self.room { (state.old, state.fresh) = (state.fresh, [:]) }
            state.fresh[markdown] = rendered
        }
        return rendered
    }
}
