/// How much of the credit an answer is worth, in percent with five decimals, as question files write it.
package struct AnswerWeight: Sendable, Hashable, Comparable {
    /// Hundred-thousandths of a percent.
    package let units: Int

    package init(units: Int) { self.units = units }

    package static let full = AnswerWeight(units: 10_000_000)
    package static let none = AnswerWeight(units: 0)

    /// Reads a percentage between -100 and 100 such as `33.33333`; `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        let isNegative = text.first == "-"
        let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= 20, (1...2).contains(parts.count), let whole = Int(parts[0]),
            (0...100).contains(whole),
            parts[0].utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        var units = whole * 100_000
        if parts.count == 2 {
            let digits = parts[1].utf8.prefix(5)
            guard parts[1].utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
            var place = 10_000
            for digit in digits {
                units += Int(digit - 48) * place
                place /= 10
            }
        }
        guard units <= 10_000_000 else { return nil }
        // What thirds add up to is meant as the whole.
        self.units = isNegative ? -units : units >= 9_999_900 ? Self.full.units : units
    }

    package var isFull: Bool { units >= 9_999_900 }
    package var isCredit: Bool { units > 0 }

    /// The weight as question files write it.
    package var text: String {
        let (whole, rest) = abs(units).quotientAndRemainder(dividingBy: 100_000)
        let sign = units < 0 ? "-" : ""
        guard rest > 0 else { return "\(sign)\(whole)" }
        var decimals = String(String(100_000 + rest).dropFirst())
        while decimals.last == "0" { decimals.removeLast() }
        return "\(sign)\(whole).\(decimals)"
    }

    package static func < (left: AnswerWeight, right: AnswerWeight) -> Bool { left.units < right.units }
}
