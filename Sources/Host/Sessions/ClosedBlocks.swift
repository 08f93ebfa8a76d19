import MarkdownHTML

// A running answer as HTML, block by block, for listeners that can show blocks.

extension StreamedReply {
    /// The blocks that were finished since this was last asked.
    ///
    /// Nothing is rendered until somebody asks, so an answer that nobody watches costs nothing.
    func newBlocks() -> [ServerFrame] {
        change { state in
            guard let turn = state.turn, state.hasNewLine else { return [] }
            state.hasNewLine = false
            let fresh = String(decoding: state.text.utf8.dropFirst(state.rendered), as: UTF8.self)
            state.rendered = state.text.utf8.count
            return state.blocks.feed(fresh).map { .block($0, of: turn) }
        }
    }
}

extension StreamedReply.State {
    /// The answer so far, for somebody who has seen nothing of it or lost some of it.
    func painted(withBlocks: Bool) -> [ServerFrame] {
        guard let turn else { return [] }
        var stream = BlockStream()
        let blocks = withBlocks ? stream.feed(text) : []
        return [.snapshot(turn, text)] + blocks.map { .block($0, of: turn) }
    }
}

extension ServerFrame {
    /// A finished block; `end` is where it ends in the raw text, in UTF-16 code units.
    fileprivate static func block(_ block: BlockStream.Block, of turn: TurnID) -> ServerFrame {
        ServerFrame("block", session: turn.session) { data in
            data.field("turn", turn.description)
            data.field("n", Int64(block.number))
            data.field("html", block.html)
            data.field("end", Int64(block.end))
        }
    }
}
