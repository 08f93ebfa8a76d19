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
        // 1 after a digit, 3 after a letter behind it, 2 after the space that follows either.
        var house = 0
        for byte in text.utf8 {
            switch byte {
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
        return digits > 0 && StreetAddress.mayHold(text)
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
                let end =
                    rest.first == "("
                    ? rest.index(after: rest.startIndex)
                    : Self.endOfThousands(rest) ?? rest.dropFirst().firstIndex { !Self.isWordPart($0) } ?? rest.endIndex
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

    /// Where a number ends that is written in thousands, such as `1 000 000`.
    private static func endOfThousands(_ text: Substring) -> Substring.Index? {
        var end = text.prefix(4).prefix { $0.isNumber && $0.isASCII }.endIndex
        guard (1...3).contains(text.distance(from: text.startIndex, to: end)) else { return nil }
        var groups = 0
        while text[end...].first == " " {
            let group = text[end...].dropFirst().prefix(4).prefix { $0.isNumber && $0.isASCII }
            guard group.count == 3 else { break }
            (end, groups) = (group.endIndex, groups + 1)
        }
        return groups > 0 ? end : nil
    }

    private static func isWordPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "._%+-@".contains(character)
    }

    /// The detail that begins exactly here.
    private static func detail(at text: Substring) -> (PersonalDetail.Kind, Substring.Index)? {
        if let end = email(text) { return (.email, end) }
        if let end = address(text) ?? StreetAddress.end(of: text) { return (.address, end) }
        return number(text)
    }

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

    /// A run of digits with spaces, dashes, points and brackets: a card when its check digit fits, else a telephone
    /// number when it is written like one.
    private static func number(_ text: Substring) -> (PersonalDetail.Kind, Substring.Index)? {
        guard let first = text.first, first.isASCII, first.isNumber || first == "+" || first == "(" else { return nil }
        var digits: [Int] = []
        // How many digits stand together, group by group.
        var groups: [Int] = []
        var separators = 0
        var end = text.startIndex
        var previousIsSeparator = false
        for index in text.prefix(32).indices {
            let character = text[index]
            if let digit = character.wholeNumberValue, character.isASCII {
                digits.append(digit)
                if previousIsSeparator || groups.isEmpty { groups.append(0) }
                groups[groups.count - 1] += 1
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
        // Cards are written in fours, or in one piece; a row of numbers may have a check digit that fits by chance.
        let isInFours = groups.dropLast().allSatisfy { $0 >= 4 }
        if (13...19).contains(digits.count), isInFours, hasCheckDigit(digits) { return (.card, end) }
        // Results of sums have no area code: a telephone number begins with + or 0, or is written in groups.
        let looksDialled = first == "+" || first == "(" || digits.first == 0
        // 1 000 000 is a number in thousands, and 1 2 3 4 a row of them.
        // Decimals, numbers of books, bits, and rows of measurements are no telephone numbers either.
        let isDecimal = groups.count == 2 && text[..<end].contains(".") && !text[..<end].contains(" ")
        let isBook = digits.count == 13 && (digits.starts(with: [9, 7, 8]) || digits.starts(with: [9, 7, 9]))
        let isBinary = digits.allSatisfy { $0 < 2 }
        let isRow = groups.count >= 4 && groups.allSatisfy { $0 == 3 } && first != "+"
        guard !isDecimal, !isBook, !isBinary, !isRow, (groups.last ?? 0) >= 2 else { return nil }
        let isInThousands = groups.dropFirst().allSatisfy { $0 == 3 } && digits.suffix(3) == [0, 0, 0]
        let isGrouped = separators >= 2 && digits.count >= 9 && !isInThousands && (groups.max() ?? 0) >= 3
        guard (7...15).contains(digits.count), looksDialled || isGrouped else { return nil }
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
