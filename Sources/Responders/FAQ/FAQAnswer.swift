internal import Pipeline

/// An answer with places for facts, such as `{{course.title}}`.
///
/// Only a name with a point in double braces is a place: formulas have braces too.
struct FAQAnswer: Sendable {
    private enum Piece: Sendable { case text(String), fact(String) }

    private var pieces: [Piece] = []
    /// The whole answer, where it has no places.
    private let plain: String?

    init(_ text: String) {
        var rest = text[...]
        var plain = ""
        var found = false
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            plain += rest[..<open]
            rest = rest[open...]
            guard let (name, end) = Self.place(in: rest) else {
                plain += "{"
                rest = rest[rest.utf8.index(after: open)...]
                continue
            }
            if !plain.isEmpty { pieces.append(.text(plain)) }
            pieces.append(.fact(name))
            found = true
            plain = ""
            rest = rest[end...]
        }
        plain += rest
        if !plain.isEmpty { pieces.append(.text(plain)) }
        self.plain = found ? nil : plain
    }

    /// The answer for this turn; `nil` when a fact is not known, for an answer with a hole misleads.
    func text(in context: Context) -> String? {
        if let plain { return plain }
        var facts = Dictionary(context.facts.map { ($0.name, Self.shown($0.value)) }, uniquingKeysWith: { $1 })
        facts["course.title"] = context[Course.self]?.title
        facts["module.title"] = context[Course.self]?.module?.title
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let plain): text += plain
            case .fact(let name):
                guard let fact = facts[name] else { return nil }
                text += fact
            }
        }
        return text
    }

    private static func shown(_ value: FactValue) -> String {
        switch value {
        case .text(let text): text
        case .texts(let texts): texts.joined(separator: ", ")
        case .flag, .number: value.description
        }
    }

    /// The name between double braces at the start of `text`, and where they end.
    private static func place(in text: Substring) -> (name: String, end: Substring.Index)? {
        let longest = 80
        let bytes = text.utf8.prefix(longest)
        guard bytes.starts(with: "{{".utf8) else { return nil }
        let inner = bytes.dropFirst(2)
        guard let close = inner.firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let after = text.utf8.index(after: close)
        guard after < text.endIndex, text.utf8[after] == UInt8(ascii: "}") else { return nil }
        let name = trimmed(text[inner.startIndex..<close])
        let isName = name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2E || $0 == 0x5F }
        guard isName, name.utf8.contains(0x2E) else { return nil }
        return (String(name), text.utf8.index(after: after))
    }
}
