/// A text with places in it: `{0}` or `{name}`, and `{count, plural, one:…|other:…}`, which chooses by a number.
struct WordPattern: Sendable, Equatable {
    enum Piece: Sendable, Equatable {
        case literal(String)
        case place(String)
        case plural(String, [String: WordPattern])
    }

    let pieces: [Piece]

    init(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
            guard let close = Self.end(of: rest[open...]) else { break }
            pieces.append(Self.piece(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
        self.pieces = pieces
    }

    /// The bracket that closes the one the text begins with.
    private static func end(of text: Substring) -> Substring.Index? {
        var depth = 0
        for index in text.indices {
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }

    private static func piece(_ text: Substring) -> Piece {
        guard let comma = text.firstRange(of: ", plural, ") else { return .place(String(text)) }
        var forms: [String: WordPattern] = [:]
        for form in text[comma.upperBound...].split(separator: "|") {
            let parts = form.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            forms[String(parts[0])] = WordPattern(parts.count == 2 ? String(parts[1]) : "")
        }
        return .plural(String(text[..<comma.lowerBound]), forms)
    }

    /// The places that a translation has to have as well.
    var places: Set<String> {
        pieces.reduce(into: []) { places, piece in
            switch piece {
            case .literal: break
            case .place(let name): places.insert(name)
            case .plural(let name, let forms): places.formUnion(forms.values.flatMap(\.places) + [name])
            }
        }
    }

    /// Whether each choice by number says what to take when no other form fits.
    var isWhole: Bool {
        pieces.allSatisfy { piece in
            if case .plural(_, let forms) = piece { return forms["other"] != nil }
            return true
        }
    }

    /// Writes the text with values in its places, which are numbered.
    func write(
        by rule: PluralRule,
        _ values: [String],
        value: (String) -> Void,
        literal: (String) -> Void
    ) {
        func named(_ name: String) -> String {
            Int(name).flatMap { values.indices.contains($0) ? values[$0] : nil } ?? ""
        }
        for piece in pieces {
            switch piece {
            case .literal(let text): literal(text)
            case .place(let name): value(named(name))
            case .plural(let name, let forms):
                let form = Int64(named(name)).map(rule.form) ?? "other"
                (forms[form] ?? forms["other"])?.write(by: rule, values, value: value, literal: literal)
            }
        }
    }
}
