/// JSON written in one way only: no spaces, keys in order.
///
/// Equal files give equal texts, however they are laid out.
enum CanonicalJSON {
    static func text(of node: JSONNode) -> String {
        var text = ""
        write(node, to: &text)
        return text
    }

    static func text(of members: [JSONObject.Member]) -> String {
        var text = ""
        write(members, to: &text)
        return text
    }

    /// A JSON string with its quotes.
    static func string(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": json += "\\\""
            case "\\": json += "\\\\"
            case "\n": json += "\\n"
            case "\r": json += "\\r"
            case "\t": json += "\\t"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }

    private static func write(_ node: JSONNode, to text: inout String) {
        switch node.value {
        case .null: text += "null"
        case .flag(let flag): text += flag ? "true" : "false"
        case .number(let digits): text += digits
        case .text(let string): text += self.string(string)
        case .list(let elements):
            text += "["
            for (place, element) in elements.enumerated() {
                if place > 0 { text += "," }
                write(element, to: &text)
            }
            text += "]"
        case .object(let object): write(object.members, to: &text)
        }
    }

    private static func write(_ members: [JSONObject.Member], to text: inout String) {
        text += "{"
        for (place, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
            if place > 0 { text += "," }
            text += string(member.key) + ":"
            write(member.node, to: &text)
        }
        text += "}"
    }
}
