import MarkdownHTML
import Testing

@Suite(.timeLimit(.minutes(5)))
struct HostileTextTests {
    @Test(arguments: [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=alert(1)>b</b>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](javascript&#58;alert(1))",
        "[a](javascript&colon;alert(1))",
        "[a](&#x6A;avascript:alert(1))",
        "[a](\u{1}javascript:alert(1))",
        "[a](data:text/html,<script>alert(1)</script>)",
        "[a](vbscript:x)",
        "[a](file:///etc/passwd)",
        "[a](//evil.example)",
        "[a](/relative)",
        "[a](https:evil)",
        "<javascript:alert(1)>",
        "![a](javascript:alert(1))",
        "[a]: javascript:alert(1)\n\n[a]",
        "```js\" onmouseover=\"alert(1)\nx\n```",
        "$</code><script>alert(1)</script>$",
        "`</code><script>`",
        "[\"><script>](https://e.example/\"><script>alert(1)</script>)",
        "[a](https://e.example/\"onmouseover=\"alert(1))",
        "[a](<https://e.example/' onclick='alert(1)>)",
        "[$x$](https://e.example/$\"><script>$)",
        "<!-- --><!DOCTYPE html><?php ?><![CDATA[x]]>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;",
        "| <script> |\n|---|\n| <img> |",
        "\u{0}<script>\u{0}",
        "[a](https://e.example \"title\\\" onclick=alert(1)\")",
    ])
    func `nothing that was written as an attack comes out as markup`(text: String) throws {
        try expectOnlyKnownTags(in: html(text), of: text)
    }

    @Test func `whatever is thrown at it, only known tags come out, all closed, and pieces change nothing`() throws {
        let scraps = [
            "<script>", "</p>", "<a href=\"javascript:x\">", "[x](", "](https://a.example)", "![", "**", "*", "_", "`",
            "```", "~~~", "$", "$$", "\\(", "\\)", "\\[", "\\]", "\n", "\n\n", "- ", "1. ", "> ", "# ", "|", "|--|",
            "\t",
            "    ", "&lt;", "&#0;", "&#xD800;", "\u{0}", "\u{E000}", "\u{E001}", "0", "é", "👩‍👩‍👧", "\\", "\"", "'",
            "word ",
            "https://a.example/?q=<x>", "mailto:a@b", "\r\n", "~~", "---", "===", "+ ",
        ]
        var random = Dice(seed: 2026)
        for _ in 0..<1_500 {
            let text = (0..<random.next(upTo: 40)).map { _ in scraps[random.next(upTo: scraps.count)] }.joined()
            let whole = html(text)
            try expectOnlyKnownTags(in: whole, of: text)

            var stream = BlockStream()
            var blocks: [BlockStream.Block] = []
            var rest = Array(text.unicodeScalars)[...]
            while !rest.isEmpty {
                let piece = rest.prefix(1 + random.next(upTo: 5))
                rest = rest.dropFirst(piece.count)
                blocks += stream.feed(String(String.UnicodeScalarView(piece)))
            }
            blocks += stream.finish()
            #expect(blocks.map(\.html).joined() == whole, "\(text.debugDescription)")
            #expect(blocks.map(\.number) == Array(blocks.indices))
            #expect(blocks.map(\.end) == blocks.map(\.end).sorted())
            #expect(blocks.allSatisfy { $0.end <= text.utf16.count })
        }
    }

    @Test(arguments: [
        "[", "![", "**a ", "*a_ ", "`", "$", "$$", "\\(", "\\[", ">", "> ", "- ", "<!", "[a](", "](", "| ", "a|\n-|\n|",
        "&", "~~~\n", "```\n", "\n", "# ", "[a]: b\n", "[[a]]", "\\", "<a ", "a ", "*", "_", "1. \n",
        "\u{E000}0\u{E001}",
    ])
    func `thirty thousand of the same neither stop it nor swell`(piece: String) throws {
        let text = String(repeating: piece, count: 30_000 / piece.utf8.count)
        let result = html(text)
        #expect(result.utf8.count < text.utf8.count * 30)
    }

    @Test func `runs of backticks of every length cost no more than a long text`() {
        let text = (1..<400).map { String(repeating: "`", count: $0) + "a" }.joined()
        #expect(!html(text).isEmpty)
    }

    @Test func `a table that would swell is shown as the text that it is`() {
        let text =
            String(repeating: "|a", count: 3_000) + "\n" + String(repeating: "|-", count: 3_000) + "\n"
            + String(repeating: "|\n", count: 3_000)
        #expect(html(text).utf8.count < text.utf8.count * 30)
    }

    @Test func `nesting without end is shown as the text that it is`() {
        let text = String(repeating: "> ", count: 5_000) + "deep"
        #expect(html(text).hasPrefix("<p>&gt; &gt;"))
    }
}

/// Dice that fall in the same way in each run.
struct Dice {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next(upTo limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
