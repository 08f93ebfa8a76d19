import Testing

/// Checks HTML in the strictest way: every tag is one of these, to the letter, closed in order, and every other
/// character that could mean something is escaped.
func expectOnlyKnownTags(in html: String, of text: String) throws {
    var open: [String] = []
    var rest = html[...]
    while let start = rest.firstIndex(where: { "<>\"'".contains($0) }) {
        guard rest[start] == "<", let end = rest[start...].firstIndex(of: ">") else {
            Issue.record("a bare \(rest[start]) in \(html) of \(text.debugDescription)")
            return
        }
        let tag = String(rest[rest.index(after: start)..<end])
        rest = rest[rest.index(after: end)...]
        if tag.hasPrefix("/") {
            #expect(open.popLast() == String(tag.dropFirst()), "\(html) of \(text.debugDescription)")
        } else if tag != "br", tag != "hr" {
            let name = String(tag.prefix { $0 != " " })
            open.append(name)
            #expect(
                isKnown(name, attributes: String(tag.dropFirst(name.count))),
                "<\(tag)> of \(text.debugDescription)"
            )
        }
    }
    #expect(open.isEmpty, "\(html) of \(text.debugDescription)")
}

private let plain: Set = [
    "p", "ul", "ol", "li", "pre", "code", "table", "thead", "tbody", "tr", "th", "td", "em", "strong", "del",
    "blockquote",
    "h3", "h4", "h5", "h6",
]

private func isKnown(_ name: String, attributes: String) -> Bool {
    switch (name, attributes) {
    case (_, ""): plain.contains(name)
    case ("code", " class=\"math\""), ("code", " class=\"math display\""): true
    case ("code", _): attributes.wholeMatch(of: /\ class="language-[a-z0-9+#-]{1,20}"/) != nil
    case ("th", _), ("td", _): [" class=\"center\"", " class=\"end\""].contains(attributes)
    case ("ol", _): attributes.wholeMatch(of: /\ start="[0-9]+"/) != nil
    case ("a", _):
        attributes.wholeMatch(
            of: /\ href="(https?:\/\/|mailto:)[^"<>'\ ]+" rel="noopener noreferrer nofollow" target="_blank"/
                .ignoresCase()
        ) != nil
    default: false
    }
}
