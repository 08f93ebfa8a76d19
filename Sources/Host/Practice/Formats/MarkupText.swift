/// Text with HTML in it, as text to read.
enum MarkupText {
    /// Takes the tags out, with a new line where a block ended, and reads character references.
    static func plain(_ html: String) -> String {
        var text = ""
        var rest = html.unicodeScalars[...]
        // Where no tag can end any more nobody looks for its end again.
        var mayEnd = true
        while let scalar = rest.popFirst() {
            switch scalar {
            case "<":
                guard mayEnd, let end = rest.firstIndex(of: ">") else {
                    mayEnd = false
                    text.append("<")
                    continue
                }
                let tag = String(rest[..<end]).lowercased()
                rest = rest[rest.index(after: end)...]
                if ["/p", "br", "br/", "br /", "/div", "/li", "/tr", "/h1", "/h2", "/h3", "/pre"].contains(tag) {
                    text.append("\n")
                }
            case "&":
                let name = rest.prefix(10)
                if let end = name.firstIndex(of: ";"), let found = self.scalar(String(name[..<end])) {
                    text.unicodeScalars.append(found)
                    rest = rest[rest.index(after: end)...]
                } else {
                    text.append("&")
                }
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text.trimmedText
    }

    /// The character a reference such as `amp`, `#8722` or `#x2212` stands for.
    static func scalar(_ name: String) -> Unicode.Scalar? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        case "nbsp": return "\u{A0}"
        default:
            guard name.first == "#" else { return nil }
            let digits = name.dropFirst()
            let isHexadecimal = digits.first == "x" || digits.first == "X"
            let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            guard let number, number >= 0x20 || [0x09, 0x0A, 0x0D].contains(number) else { return nil }
            return Unicode.Scalar(number)
        }
    }

    /// Text as it stands in XML.
    ///
    /// By scalars: a sign stays one of XML's when a mark is put on it.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension TextFormat {
    /// The text without markup, as far as its format has any that is not meant to be read.
    func plain(_ text: String) -> String { self == .html ? MarkupText.plain(text) : text }
}
