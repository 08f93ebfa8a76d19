internal import CMarkdown

/// Writes HTML from what the parser finds: these tags and no others.
final class HTMLWriter {
    private(set) var html: [UInt8] = []
    private let formulas: [Formula]
    private let level: Int
    private let most: Int
    /// The elements that are open, and what is to be written at their end.
    private var opened: [(name: String, closing: String)] = []
    /// Whether the parser closed what it had not opened, as md4c can when an address swallows the start of an emphasis.
    private var isTangled = false

    /// Deeper nesting is nobody's homework.
    private static let deepest = 40
    /// What the parser is told to stop with.
    private static let stop: CInt = 1

    /// - Parameter input: The size of the text: a table of empty cells may grow, but not without bound.
    init(formulas: [Formula], headingsBelow level: Int, input: Int) {
        self.formulas = formulas
        self.level = level
        most = input * 20 + 4_096
    }

    func enter(block kind: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> CInt {
        switch kind {
        case MD_BLOCK_QUOTE: open("blockquote")
        case MD_BLOCK_UL: open("ul")
        case MD_BLOCK_OL:
            let start = detail?.assumingMemoryBound(to: MD_BLOCK_OL_DETAIL.self).pointee.start ?? 1
            open("ol", start == 1 ? "" : " start=\"\(start)\"")
        case MD_BLOCK_LI: open("li")
        case MD_BLOCK_HR: write("<hr>")
        case MD_BLOCK_H: open(heading(detail))
        case MD_BLOCK_CODE:
            write("<pre>")
            open("code", language(detail), closing: "</code></pre>")
        case MD_BLOCK_P: open("p")
        case MD_BLOCK_TABLE: open("table")
        case MD_BLOCK_THEAD: open("thead")
        case MD_BLOCK_TBODY: open("tbody")
        case MD_BLOCK_TR: open("tr")
        case MD_BLOCK_TH: open("th", alignment(detail))
        case MD_BLOCK_TD: open("td", alignment(detail))
        default: break
        }
        return state
    }

    func leave(block kind: MD_BLOCKTYPE) -> CInt {
        switch kind {
        case MD_BLOCK_QUOTE: close("blockquote")
        case MD_BLOCK_UL: close("ul")
        case MD_BLOCK_OL: close("ol")
        case MD_BLOCK_LI: close("li")
        case MD_BLOCK_H: close(opened.last?.name.first == "h" ? opened[opened.count - 1].name : "h")
        case MD_BLOCK_CODE: close("code")
        case MD_BLOCK_P: close("p")
        case MD_BLOCK_TABLE: close("table")
        case MD_BLOCK_THEAD: close("thead")
        case MD_BLOCK_TBODY: close("tbody")
        case MD_BLOCK_TR: close("tr")
        case MD_BLOCK_TH: closeHeaderCell()
        case MD_BLOCK_TD: close("td")
        default: break
        }
        return state
    }

    func enter(span kind: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> CInt {
        switch kind {
        case MD_SPAN_EM: open("em")
        case MD_SPAN_STRONG: open("strong")
        case MD_SPAN_DEL: open("del")
        case MD_SPAN_CODE: open("code")
        case MD_SPAN_A: open(link: detail?.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href)
        case MD_SPAN_IMG: open(link: detail?.assumingMemoryBound(to: MD_SPAN_IMG_DETAIL.self).pointee.src)
        default: break
        }
        return state
    }

    func leave(span kind: MD_SPANTYPE) -> CInt {
        switch kind {
        case MD_SPAN_EM: close("em")
        case MD_SPAN_STRONG: close("strong")
        case MD_SPAN_DEL: close("del")
        case MD_SPAN_CODE: close("code")
        case MD_SPAN_A, MD_SPAN_IMG: close("a")
        default: break
        }
        return state
    }

    func text(_ kind: MD_TEXTTYPE, _ text: UnsafeBufferPointer<CChar>) -> CInt {
        let bytes = text.map { UInt8(bitPattern: $0) }
        switch kind {
        case MD_TEXT_NULLCHAR: write("\u{FFFD}")
        case MD_TEXT_BR: write("<br>")
        case MD_TEXT_SOFTBR: write("\n")
        case MD_TEXT_ENTITY: appendEscaped(Entity.decode(bytes), to: &html)
        default: write(bytes)
        }
        return state
    }

    private var state: CInt { isTangled || opened.count > Self.deepest || html.count > most ? Self.stop : 0 }

    private var inCode: Bool { opened.last?.name == "code" }

    private func open(_ name: String, _ attributes: String = "", closing: String? = nil) {
        write("<\(name)\(attributes)>")
        opened.append((name, closing ?? "</\(name)>"))
    }

    /// A cell above a column that says nothing is no header, whatever the table's writer had to put there.
    private func closeHeaderCell() {
        guard html.suffix(4).elementsEqual("<th>".utf8), opened.last?.name == "th" else { return close("th") }
        opened.removeLast()
        html.removeLast(4)
        write("<td></td>")
    }

    private func close(_ name: String) {
        guard let last = opened.popLast(), last.name == name else { return isTangled = true }
        write(last.closing)
    }

    private func write(_ markup: String) { html += markup.utf8 }

    /// Writes text, and the formulas whose numbers stand in it.
    private func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while let start = rest.firstIndex(of: FormulaShelter.opener[0]) {
            appendEscaped(rest[..<start], to: &html)
            rest = rest[start...]
            if let (formula, length) = formula(at: rest) {
                write(formula)
                rest = rest.dropFirst(length)
            } else {
                appendEscaped(rest.prefix(1), to: &html)
                rest = rest.dropFirst()
            }
        }
        appendEscaped(rest, to: &html)
    }

    private func formula(at bytes: ArraySlice<UInt8>) -> (Formula, length: Int)? {
        guard bytes.starts(with: FormulaShelter.opener) else { return nil }
        let digits = bytes.dropFirst(3).prefix { $0.isDigit }
        guard bytes.dropFirst(3 + digits.count).starts(with: FormulaShelter.closer),
            let number = Int(String(decoding: digits, as: UTF8.self)), formulas.indices.contains(number)
        else { return nil }
        return (formulas[number], digits.count + 6)
    }

    private func write(_ formula: Formula) {
        guard !inCode else { return appendEscaped(formula.original, to: &html) }
        write(formula.isDisplayed ? "<code class=\"math display\">" : "<code class=\"math\">")
        appendEscaped(formula.source, to: &html)
        write("</code>")
    }

    private func open(link target: MD_ATTRIBUTE?) {
        guard !opened.contains(where: { $0.closing == "</a>" }), let target,
            let address = LinkTarget(restored(target.decoded))
        else { return opened.append(("a", "")) }
        write("<a href=\"")
        appendEscaped(address.bytes, to: &html)
        write("\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">")
        opened.append(("a", "</a>"))
    }

    /// An address in which something that looked like a formula stands again as it was written.
    private func restored(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            if let (formula, length) = formula(at: rest) {
                result += formula.original
                rest = rest.dropFirst(length)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result
    }

    private func heading(_ detail: UnsafeMutableRawPointer?) -> String {
        let own = detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level ?? 1
        return "h\(min(Int(own) + level, 6))"
    }

    private func language(_ detail: UnsafeMutableRawPointer?) -> String {
        guard let name = detail?.assumingMemoryBound(to: MD_BLOCK_CODE_DETAIL.self).pointee.lang.decoded,
            (1...20).contains(name.count), name.allSatisfy({ $0.isLetter || $0.isDigit || "+#-".utf8.contains($0) })
        else { return "" }
        return " class=\"language-\(String(decoding: name, as: UTF8.self).lowercased())\""
    }

    private func alignment(_ detail: UnsafeMutableRawPointer?) -> String {
        switch detail?.assumingMemoryBound(to: MD_BLOCK_TD_DETAIL.self).pointee.align {
        case MD_ALIGN_CENTER?: " class=\"center\""
        case MD_ALIGN_RIGHT?: " class=\"end\""
        default: ""
        }
    }
}
