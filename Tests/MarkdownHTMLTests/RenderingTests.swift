import MarkdownHTML
import Testing

@Suite(.timeLimit(.minutes(5)))
struct RenderingTests {
    @Test(arguments: [
        ("Hello", "<p>Hello</p>"),
        ("# One\n\n## Two", "<h3>One</h3><h4>Two</h4>"),
        ("###### Deep", "<h6>Deep</h6>"),
        ("a **b** *c* ~~d~~ `e`", "<p>a <strong>b</strong> <em>c</em> <del>d</del> <code>e</code></p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>"),
        ("> quoted", "<blockquote><p>quoted</p></blockquote>"),
        ("```swift\nlet a = 1 < 2\n```", "<pre><code class=\"language-swift\">let a = 1 &lt; 2\n</code></pre>"),
        ("```\" onload=x\na\n```", "<pre><code>a\n</code></pre>"),
        ("one\ntwo  \nthree", "<p>one\ntwo<br>three</p>"),
        ("---", "<hr>"),
        ("    indented", "<p>indented</p>"),
        ("&amp; &copy; &#65; &bogus;", "<p>&amp; © A &amp;bogus;</p>"),
        (
            "| a | b |\n|--:|:-:|\n| 1 | 2 |",
            "<table><thead><tr><th class=\"end\">a</th><th class=\"center\">b</th></tr></thead>"
                + "<tbody><tr><td class=\"end\">1</td><td class=\"center\">2</td></tr></tbody></table>"
        ),
        (
            "[site](https://example.org/a?b=1&amp;c=2)",
            "<p><a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">"
                + "site</a></p>"
        ),
        (
            "![a plot](https://example.org/p.png)",
            "<p><a href=\"https://example.org/p.png\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">"
                + "a plot</a></p>"
        ),
        (
            "[![in](https://a.example/i)](https://a.example/o)",
            "<p><a href=\"https://a.example/o\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">in</a></p>"
        ),
        (
            "| | b |\n|---|---|",
            "<table><thead><tr><td></td><th>b</th></tr></thead></table>"
        ),
        ("", ""),
        ("\n\n  \n", ""),
    ])
    func `Markdown becomes the HTML that it means`(markdown: String, expected: String) {
        #expect(html(markdown) == expected)
    }

    @Test(arguments: [
        ("$a_1 * b_1 * c$", "<p><code class=\"math\">a_1 * b_1 * c</code></p>"),
        ("it is $x^2$.", "<p>it is <code class=\"math\">x^2</code>.</p>"),
        (#"it is \(x^2\)."#, "<p>it is <code class=\"math\">x^2</code>.</p>"),
        ("$$\n\\frac{a}{b}\n$$", "<p><code class=\"math display\">\n\\frac{a}{b}\n</code></p>"),
        (#"\[a < b\]"#, "<p><code class=\"math display\">a &lt; b</code></p>"),
        ("$5$ is a formula", "<p><code class=\"math\">5</code> is a formula</p>"),
        ("**$x$**", "<p><strong><code class=\"math\">x</code></strong></p>"),
        ("$x$ and $y$", "<p><code class=\"math\">x</code> and <code class=\"math\">y</code></p>"),
        ("it costs $5 and $6", "<p>it costs $5 and $6</p>"),
        ("it costs $5 and 6$ more", "<p>it costs $5 and 6$ more</p>"),
        ("US$5 and CA$6.", "<p>US$5 and CA$6.</p>"),
        ("$20-$30", "<p>$20-$30</p>"),
        ("$5 for $x$", "<p>$5 for <code class=\"math\">x</code></p>"),
        (#"\$5 and \$6"#, "<p>$5 and $6</p>"),
        ("a $ b $ c", "<p>a $ b $ c</p>"),
        ("`$x$` is code", "<p><code>$x$</code> is code</p>"),
        ("```\n$x$\n```", "<pre><code>$x$\n</code></pre>"),
        (
            "| $a|b$ | c |\n|---|---|",
            "<table><thead><tr><th><code class=\"math\">a|b</code></th><th>c</th></tr></thead></table>"
        ),
        ("$a\n\nb$", "<p>$a</p><p>b$</p>"),
        (
            "$x$ and `\u{E000}0\u{E001}`",
            "<p><code class=\"math\">x</code> and <code>\u{FFFD}0\u{FFFD}</code></p>"
        ),
        (
            "$x$\n\n```\n\u{E000}0\u{E001}\u{E0FF}\n```",
            "<p><code class=\"math\">x</code></p><pre><code>\u{FFFD}0\u{FFFD}\u{E0FF}\n</code></pre>"
        ),
        ("$x$ \\\u{E000}0\u{E001}", "<p><code class=\"math\">x</code> \\\u{FFFD}0\u{FFFD}</p>"),
        ("\u{E000}0\u{E001} and $x$", "<p>\u{FFFD}0\u{FFFD} and <code class=\"math\">x</code></p>"),
    ])
    func `formulas are formulas, money is money, code is code`(markdown: String, expected: String) {
        #expect(html(markdown) == expected)
    }

    @Test func `headings start below the place where the text is put`() {
        #expect(html("# A", headingsBelow: 1) == "<h2>A</h2>")
        #expect(html("# A", headingsBelow: 99) == "<h6>A</h6>")
        #expect(html("# A", headingsBelow: -3) == "<h1>A</h1>")
    }
}
