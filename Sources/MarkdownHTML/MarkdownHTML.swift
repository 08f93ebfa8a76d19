/// Renders Markdown as HTML that is safe to put into a page as it is.
///
/// Only what the renderer itself knows how to write comes out: raw HTML in the text is shown as text, a link leads
/// nowhere but to `http`, `https` or `mailto`, and an image is a link to itself. Formulas (`$…$`, `$$…$$`, `\(…\)`,
/// `\[…\]`) become `<code class="math">` with their TeX source, for the page to set; "$5 and $6" is money.
///
/// The text is rendered block by block, exactly as ``BlockStream`` does, so that an answer looks the same while it is
/// written and when it is read again. The price is that a reference-style link must be defined in its own block.
///
/// - Parameter level: The heading under which the text is placed, 0 to 5; its own headings start below that.
public func html(_ markdown: String, headingsBelow level: Int = 2) -> String {
    var stream = BlockStream(headingsBelow: level)
    let blocks = stream.feed(markdown) + stream.finish()
    return blocks.lazy.map(\.html).joined()
}
