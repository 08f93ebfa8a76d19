/// Digits in groups, with what parts them: what is written like a telephone number, a card, a date or a row of numbers.
struct NumberRun {
    private(set) var groups: [[Int]] = []
    /// What stands between the groups; one less than there are groups.
    private(set) var separators: [String] = []
    private(set) var end: Substring.Index
    private let beginsDialled, isBracketed: Bool

    /// The run that begins exactly there.
    init?(_ text: Substring) {
        guard let first = text.first, first.isASCII, first.isNumber || first == "+" || first == "(" else { return nil }
        (end, beginsDialled, isBracketed) = (text.startIndex, first == "+" || first == "(", first == "(")
        var separator = String(first)
        var place = text.startIndex
        if beginsDialled { place = text.index(after: place) } else { separator = "" }
        while place < text.endIndex {
            let character = text[place]
            if let digit = character.wholeNumberValue, character.isASCII {
                if !separator.isEmpty || groups.isEmpty {
                    if !groups.isEmpty { separators.append(separator) }
                    groups.append([])
                    separator = ""
                }
                // More digits than anything has are only passed over.
                if groups[groups.count - 1].count < 40 { groups[groups.count - 1].append(digit) }
                end = text.index(after: place)
            } else if " -./()".contains(character), separator.count < 3, Self.goesOn(separator, character) {
                separator.append(character)
            } else {
                break
            }
            if groups.count > 60 { break }
            place = text.index(after: place)
        }
        guard !groups.isEmpty else { return nil }
    }

    /// Prose parts sentences, and sums their signs, with more than one mark; telephone numbers only have brackets.
    private static func goesOn(_ separator: String, _ next: Character) -> Bool {
        guard let last = separator.last else { return true }
        return "()".contains(last) || "()".contains(next) ? last != next : false
    }

    var digits: [Int] { groups.flatMap(\.self) }
    private var lengths: [Int] { groups.map(\.count) }

    // MARK: Cards

    /// Whether it is written as cards are, and its check digit fits.
    var isCard: Bool {
        let digits = digits
        guard (13...19).contains(digits.count), let first = digits.first, (2...6).contains(first) else { return false }
        // A row of numbers may have a check digit that fits by chance.
        guard groups.dropLast().allSatisfy({ $0.count >= 4 }), Set(separators).count <= 1 else { return false }
        return Self.hasCheckDigit(digits)
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

    // MARK: Telephone numbers

    /// Whether it is written as telephone numbers are; `isSpokenOf` says that the text speaks of one.
    func isDialled(isSpokenOf: Bool) -> Bool {
        let digits = digits
        guard (7...15).contains(digits.count), !isDate, !isBook, !isRow, (groups.last?.count ?? 0) >= 2,
            !digits.allSatisfy({ $0 < 2 }), separators.count(where: { $0.contains("(") }) <= 1
        else { return false }
        if isBracketed { return isSpokenOf || digits[0] == 0 || lengths == [3, 3, 4] }
        if beginsDialled { return digits.count >= 8 || isSpokenOf }
        if groups[0].starts(with: [0, 0]) { return digits.count >= 10 && groups.count <= 7 }
        if digits[0] == 0 {
            // A decimal, "0.5", is no area code, and 0123456789 are the digits.
            let isCount = digits.indices.dropFirst().allSatisfy { digits[$0] == digits[$0 - 1] + 1 }
            return lengths[0] > 1 && !isCount && digits.count >= (isSpokenOf ? 7 : 9)
        }
        // As in America: 202-555-0199.
        let isAmerican = lengths == [3, 3, 4] || lengths == [1, 3, 3, 4] && digits[0] == 1
        if isAmerican, isSpokenOf || separators.allSatisfy({ $0 != " " }) || digits[3] == 5 { return true }
        return isSpokenOf && !isDecimal && (digits.count >= 9 || groups.count == 2 && digits.count == 7)
            && !(groups.count > 1 && digits.suffix(3) == [0, 0, 0])
    }

    private var isDecimal: Bool { groups.count == 2 && separators == ["."] }

    /// `20.11.2026`, `2026-11-20`, `11/20/2026`.
    private var isDate: Bool {
        guard groups.count == 3, Set(separators).count == 1, [".", "-", "/"].contains(separators[0]) else {
            return false
        }
        return lengths == [4, 2, 2] || lengths[0] <= 2 && lengths[1] <= 2 && [2, 4].contains(lengths[2])
    }

    /// The number of a book, or of a thing in a shop.
    private var isBook: Bool {
        digits.count == 13 && (digits.starts(with: [9, 7, 8]) || digits.starts(with: [9, 7, 9]))
    }

    /// Numbers one after the other, not one in groups: all alike in length, or each with its own zero or point.
    private var isRow: Bool {
        guard groups.count >= 3, !beginsDialled else { return groups.count > 7 }
        let isEven = groups.count >= 4 && Set(lengths).count == 1 && lengths[0] != 2
        let isZeroed = groups.allSatisfy { $0.count > 1 && $0[0] == 0 }
        let isSmall = groups.prefix(3).allSatisfy { $0.count == 1 }
        let isMixed = Set(separators).isSuperset(of: [" ", "."])
        return isEven || isZeroed || isSmall || isMixed
    }
}
