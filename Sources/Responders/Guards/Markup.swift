/// Pages and Markdown, as the text that is seen.
enum Markup {
    /// The text without tags, and with the characters that pages write by number or name; empty where there are none.
    static func seen(_ text: String) -> String {
        guard text.contains("<") || text.contains("&") else { return "" }
        var (plain, rest) = ("", text[...])
        while let character = rest.popFirst() {
            if character == "<", rest.hasPrefix("!--") {
                rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
            } else if character == "<", let end = rest.prefix(60).firstIndex(of: ">"),
                rest.first.map({ $0.isLetter || $0 == "/" }) == true
            {
                rest = rest[rest.index(after: end)...]
            } else if character == "&", let end = rest.prefix(12).firstIndex(of: ";"), let sign = sign(rest[..<end]) {
                plain += sign
                rest = rest[rest.index(after: end)...]
            } else {
                plain.append(character)
            }
        }
        return plain
    }

    /// What stands between marks of emphasis, of code, in quotation marks or in cells, each as a sentence of its own.
    static func marked(_ text: String) -> [String] {
        var found: [String] = []
        for mark: Character in ["`", "*", "_"] {
            let parts = text.split(separator: mark, omittingEmptySubsequences: false)
            // What is between the first and the second mark, the third and the fourth.
            for (place, part) in parts.enumerated() where place > 0 && place < parts.count - 1 && part.count <= 40 {
                if part.first?.isWhitespace == false, part.last?.isWhitespace == false { found.append(String(part)) }
            }
        }
        return found
    }

    private static func sign(_ name: Substring) -> String? {
        if let named = names[String(name)] { return named }
        guard name.first == "#" else { return nil }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        return UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10).flatMap {
            Unicode.Scalar($0).map { String(Character($0)) }
        }
    }

    private static let names: [String: String] = [
        "minus": "-", "nbsp": " ", "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "times": "×",
        "divide": "÷", "frac12": "½", "frac14": "¼", "frac34": "¾", "frac38": "⅜", "frac58": "⅝", "frac13": "⅓",
        "frac23": "⅔", "frac56": "⅚", "sol": "/", "plus": "+", "equals": "=", "colon": ":", "middot": "·",
        "sdot": "·", "le": "≤", "ge": "≥", "ne": "≠", "sup2": "²", "deg": "°", "ndash": "-", "mdash": "-",
        "hyphen": "-",
        "thinsp": " ", "ensp": " ", "emsp": " ", "zwnj": "", "zwj": "", "shy": "", "lpar": "(", "rpar": ")",
        "lowbar": "_", "num": "#", "percnt": "%", "ast": "*", "period": ".", "comma": ",",
    ]
}
