/// Text with HTML in it, as text to read.
enum MarkupText {
    /// Takes the tags out, with a new line where a block ended, and reads character references.
    static func plain(_ html: String) -> String {
        var text = ""
        var rest = html.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "<":
                guard let end = rest.firstIndex(of: ">") else {
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
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
