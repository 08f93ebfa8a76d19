import MarkdownHTML
import Testing

@Suite(.timeLimit(.minutes(5)))
struct BlockStreamTests {
    /// What is shown after each piece of a text.
    private func shown(_ pieces: [String]) -> [String] {
        var stream = BlockStream()
        var sofar = ""
        var states = pieces.map { piece in
            sofar += stream.feed(piece).map(\.html).joined()
            return sofar
        }
        states.append(sofar + stream.finish().map(\.html).joined())
        return states
    }

    @Test func `a paragraph is shown when a blank line ends it`() {
        #expect(
            shown(["One", " and\n", "\n", "two"]) == [
                "", "", "<p>One and</p>", "<p>One and</p>", "<p>One and</p><p>two</p>",
            ]
        )
    }

    @Test func `code is shown when its fence is closed, whatever blank lines are in it`() {
        let code = "<pre><code>a\n\nb\n</code></pre>"
        #expect(shown(["```\na\n", "\n", "b\n", "```\n"]) == ["", "", "", code, code])
    }

    @Test func `a displayed formula is never shown by half`() {
        let formula = "<p><code class=\"math display\">\nx\n</code></p>"
        #expect(shown(["$$\n", "x\n", "$$\n", "\n"]) == ["", "", "", formula, formula])
    }

    @Test func `a heading is shown at the end of its line`() {
        #expect(shown(["# Title", "\n"]).dropFirst().first == "<h3>Title</h3>")
    }

    @Test func `a list is one list, with blank lines or code in it`() {
        let text = "1. one\n\n   more\n\n2. two\n\n   ```\n   code\n\n   ```\n\nAfter.\n"
        #expect(
            html(text) == "<ol><li><p>one</p><p>more</p></li><li><p>two</p><pre><code>code\n\n</code></pre></li></ol>"
                + "<p>After.</p>"
        )
    }

    @Test func `a paragraph gives way to a list, a heading, code and a formula without a blank line`() {
        #expect(
            html("a\n- b\n# c\nd\n```\ne\n```\nf\n$$\ng\n$$") == "<p>a</p><ul><li>b</li></ul><h3>c</h3><p>d</p>"
                + "<pre><code>e\n</code></pre><p>f</p><p><code class=\"math display\">\ng\n</code></p>"
        )
    }

    @Test func `each block says where it ends, in UTF-16`() {
        var stream = BlockStream()
        let blocks = stream.feed("é👍\n\n# b\nc") + stream.finish()
        #expect(blocks.map(\.end) == [5, 9, 10])
    }

    @Test func `a long text without a newline is shown in parts`() {
        var stream = BlockStream()
        let blocks = stream.feed(String(repeating: "word ", count: 40_000))
        #expect(blocks.count >= 2)
    }
}
