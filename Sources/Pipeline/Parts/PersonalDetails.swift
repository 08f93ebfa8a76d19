/// What in a text could tell who somebody is or what belongs to them.
struct PersonalDetail: Codable, Sendable, Equatable {
    enum Kind: String, Codable, Sendable, CaseIterable { case email, phone, card, address }

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
        // 1 after a digit, 2 after the space that follows it.
        var house = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "@"): return true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                house = 1
            case UInt8(ascii: " "): house = house == 1 ? 2 : 0
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...:
                if house == 2 { return true }
                house = 0
            default: house = 0
            }
            if digits == 7 { return true }
        }
        return false
    }

    private var details: [PersonalDetail]

    private mutating func mask(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        var rest = text[...]
        while let start = rest.firstIndex(where: { $0.isLetter || $0.isNumber || $0 == "+" || $0 == "(" }) {
            result += rest[..<start]
            rest = rest[start...]
            if let (kind, end) = Self.detail(at: rest) {
                result += mask(String(rest[..<end]), as: kind)
                rest = rest[end...]
            } else {
                // On to the end of this word, which as a whole is no detail.
                let end = rest.dropFirst().firstIndex { !Self.isWordPart($0) } ?? rest.endIndex
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

    /// The detail that begins exactly here.
    private static func detail(at text: Substring) -> (PersonalDetail.Kind, Substring.Index)? {
        if let end = email(text) { return (.email, end) }
        if let end = address(text) { return (.address, end) }
        return number(text)
    }

    /// `name@host.tld`.
    private static func email(_ text: Substring) -> Substring.Index? {
        let name = text.prefix(128).prefix { isWordPart($0) && $0 != "@" && $0.isASCII }
        guard !name.isEmpty, name.endIndex < text.endIndex, text[name.endIndex] == "@" else { return nil }
        var host = text[text.index(after: name.endIndex)...].prefix(255).prefix {
            ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") && $0.isASCII
        }
        while host.last == "." || host.last == "-" { host.removeLast() }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), (labels.last?.count ?? 0) >= 2 else { return nil }
        return host.endIndex
    }

    /// A run of digits with spaces, dashes, points and brackets: a card when its check digit fits, else a telephone
    /// number when it is written like one.
    private static func number(_ text: Substring) -> (PersonalDetail.Kind, Substring.Index)? {
        guard let first = text.first, first.isASCII, first.isNumber || first == "+" || first == "(" else { return nil }
        var digits: [Int] = []
        var separators = 0
        var end = text.startIndex
        var previousIsSeparator = false
        for index in text.prefix(32).indices {
            let character = text[index]
            if let digit = character.wholeNumberValue, character.isASCII {
                digits.append(digit)
                previousIsSeparator = false
                end = text.index(after: index)
            } else if " -./()".contains(character) || (character == "+" && digits.isEmpty) {
                // Two separators in a row are prose, but for brackets.
                if previousIsSeparator, !"()".contains(character), character != " " { break }
                previousIsSeparator = true
                if !digits.isEmpty { separators += 1 }
            } else {
                break
            }
        }
        if end < text.endIndex, text[end].isLetter { return nil }
        if (13...19).contains(digits.count), hasCheckDigit(digits) { return (.card, end) }
        // Results of sums have no area code: a telephone number begins with + or 0, or is written in groups.
        let looksDialled = first == "+" || first == "(" || digits.first == 0
        guard (7...15).contains(digits.count), looksDialled || (separators >= 2 && digits.count >= 9) else {
            return nil
        }
        return (.phone, end)
    }

    /// The check of Luhn, which every payment card passes.
    private static func hasCheckDigit(_ digits: [Int]) -> Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, pair in
            let (place, digit) = pair
            guard place % 2 == 1 else { return sum + digit }
            return sum + (digit * 2 > 9 ? digit * 2 - 9 : digit * 2)
        }
        return sum % 10 == 0 && digits.contains { $0 != digits[0] }
    }

    /// A house number and a street: `12 Station Road`.
    private static func address(_ text: Substring) -> Substring.Index? {
        let number = text.prefix(5).prefix { $0.isNumber && $0.isASCII }
        guard (1...4).contains(number.count) else { return nil }
        var rest = text[number.endIndex...]
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
