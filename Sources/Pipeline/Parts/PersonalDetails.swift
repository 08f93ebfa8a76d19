/// What in a text could tell who somebody is or what belongs to them.
struct PersonalDetail: Codable, Sendable, Equatable {
    enum Kind: String, Codable, Sendable, CaseIterable { case email, phone, card, account, address }

    let kind: Kind
    let text: String
    /// What stands in its place.
    let mask: String
}

/// Finds personal details in a text, in one pass over its words.
struct DetailFinder {
    /// A text with its details masked, and the details; the same detail gets the same mask.
    static func masked(_ text: String, known: [PersonalDetail] = []) -> (text: String, details: [PersonalDetail]) {
        guard mayHold(text) else { return (text, known) }
        var finder = DetailFinder(details: known)
        let masked = finder.mask(text)
        return (masked, finder.details)
    }

    /// A quick look that never misses: only what has an at sign, the digits of a telephone number, or a number before
    /// a word that could name a street is looked at closely.
    static func mayHold(_ text: String) -> Bool {
        var digits = 0
        // 1 after a digit, 3 after a letter behind it, 2 after the space that follows either.
        var house = 0
        let bytes = text.utf8Span.span
        for place in bytes.indices {
            switch bytes[place] {
            case UInt8(ascii: "@"): return true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                house = 1
            case UInt8(ascii: " "): house = house == 1 || house == 3 ? 2 : 0
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...:
                if house == 2 { return true }
                // The letter of "221B".
                house = house == 1 ? 3 : 0
            default: house = 0
            }
            if digits == 7 { return true }
        }
        return digits > 0 && StreetAddress.mayHold(text) || WrittenMail.mayHold(text)
    }

    private var details: [PersonalDetail]

    private mutating func mask(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        var rest = text[...]
        let isDialled = Self.speaksOfTelephones(text)
        while let start = rest.firstIndex(where: { $0.isLetter || $0.isNumber || $0 == "+" || $0 == "(" }) {
            result += rest[..<start]
            rest = rest[start...]
            if let (kind, end) = Self.detail(at: rest, behind: result.last, isDialled) {
                result += mask(String(rest[..<end]), as: kind)
                rest = rest[end...]
            } else {
                // On to the end of this word, or of this row of numbers, which as a whole is no detail.
                let end = Self.endOfRow(rest) ?? rest.dropFirst().firstIndex { !Self.isWordPart($0) } ?? rest.endIndex
                result += rest[..<end]
                rest = rest[end...]
            }
        }
        return result + rest
    }

    private mutating func mask(_ text: String, as kind: PersonalDetail.Kind) -> String {
        if let known = details.first(where: { $0.text == text }) { return known.mask }
        let number = details.count { $0.kind == kind } + 1
        let mask = "[\(kind.rawValue) \(number)]"
        details.append(PersonalDetail(kind: kind, text: text, mask: mask))
        return mask
    }

    private static func isWordPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "._%+-@".contains(character)
    }

    /// Where a row of numbers ends, whose parts are looked at no more.
    private static func endOfRow(_ text: Substring) -> Substring.Index? {
        if text.first == "(" { return text.index(after: text.startIndex) }
        return NumberRun(text)?.end
    }

    /// The detail that begins exactly here.
    private static func detail(
        at text: Substring,
        behind previous: Character?,
        _ isDialled: Bool
    ) -> (PersonalDetail.Kind, Substring.Index)? {
        if let end = email(text) ?? WrittenMail.end(of: text) { return (.email, end) }
        if let end = BankAccount.end(of: text) { return (.account, end) }
        if let end = address(text) ?? StreetAddress.end(of: text) { return (.address, end) }
        // "-0.0123456789" is a number.
        guard let run = NumberRun(text), previous.map({ "-−.,".contains($0) }) != true else { return nil }
        let after = text[run.end...]
        guard after.first?.isLetter != true else { return nil }
        if run.isCard { return (.card, run.end) }
        // What comes to something was a sum.
        guard after.drop(while: { $0 == " " }).first != "=", run.isDialled(isSpokenOf: isDialled) else { return nil }
        return (.phone, run.end)
    }

    /// Whether somebody tells how to reach them.
    private static func speaksOfTelephones(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter }
        return words.contains { word in telephones.contains { word.hasPrefix($0) } }
            || zip(words, words.dropFirst()).contains { word, next in
                ["my", "mums", "mum", "dads", "meine", "mi", "mon", "text", "his", "her"].contains(word)
                    && ["number", "nummer", "numero", "numéro", "número", "nr", "me", "cell"].contains(next)
            }
    }

    private static let telephones = [
        "phone", "telephon", "telefon", "téléphone", "teléfono", "mobil", "móvil", "movil", "handy", "whatsapp",
        "festnetz", "portable", "call", "ring", "dial", "sms", "signal", "telegram", "appelle", "llám", "llama",
        "anruf",
        "landline", "cellphone", "voicemail", "tél",
    ]

    /// `name@host.tld`.
    private static func email(_ text: Substring) -> Substring.Index? {
        let name = text.prefix(128).prefix { isWordPart($0) && $0 != "@" }
        guard !name.isEmpty, name.endIndex < text.endIndex, text[name.endIndex] == "@" else { return nil }
        var host = text[text.index(after: name.endIndex)...].prefix(255).prefix {
            ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") && $0.isASCII
        }
        while host.last == "." || host.last == "-" { host.removeLast() }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), (labels.last?.count ?? 0) >= 2 else { return nil }
        return host.endIndex
    }

    /// A house number and a street: `12 Station Road`.
    private static func address(_ text: Substring) -> Substring.Index? {
        let number = text.prefix(5).prefix { $0.isNumber && $0.isASCII }
        guard (1...4).contains(number.count) else { return nil }
        var rest = text[number.endIndex...]
        // "221B"
        if let letter = rest.first, letter.isLetter, rest.dropFirst().first == " " { rest = rest.dropFirst() }
        for count in 1...4 {
            guard rest.first == " " else { return nil }
            let word = rest.dropFirst().prefix(40).prefix { $0.isLetter || $0 == "'" || $0 == "-" }
            guard let initial = word.first else { return nil }
            if count > 1, streets.contains(word.lowercased()) { return word.endIndex }
            guard initial.isUppercase else { return nil }
            rest = text[word.endIndex...]
        }
        return nil
    }

    private static let streets: Set<String> = [
        "street", "st", "road", "rd", "avenue", "ave", "lane", "ln", "drive", "dr", "court", "ct", "square", "place",
        "boulevard", "blvd", "way", "close", "terrace", "crescent", "gardens",
    ]
}
