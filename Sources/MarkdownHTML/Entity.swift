/// Character references such as `&amp;` and `&#233;`.
enum Entity {
    private static let names: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©", "deg": "°",
        "times": "×", "divide": "÷", "plusmn": "±", "minus": "−", "le": "≤", "ge": "≥", "ne": "≠", "infin": "∞",
        "radic": "√", "pi": "π", "sum": "∑", "int": "∫", "rarr": "→", "larr": "←", "euro": "€", "pound": "£",
        "hellip": "…", "ndash": "–", "mdash": "—", "middot": "·", "frac12": "½", "sup2": "²", "sup3": "³",
    ]

    /// The character that a reference stands for; one that is not known stays as it is written.
    static func decode(_ reference: [UInt8]) -> [UInt8] {
        let name = String(decoding: reference.dropFirst().dropLast(), as: UTF8.self)
        guard let scalar = name.first == "#" ? number(name.dropFirst()) : names[name] else { return reference }
        return Array(String(Character(scalar)).utf8)
    }

    private static func number(_ digits: Substring) -> Unicode.Scalar? {
        let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value == 0 ? "\u{FFFD}" : value.flatMap(Unicode.Scalar.init)
    }
}
