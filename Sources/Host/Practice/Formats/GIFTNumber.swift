/// A number as GIFT writes it, with what it may be off by: `3.14`, `3.14:0.01` or `3.13..3.15`.
struct GIFTNumber {
    let value: Double
    let tolerance: Double

    /// Reads a number; after a colon nothing is a tolerance of zero, as Moodle has written it.
    init?(_ written: String) {
        let range = written.split(separator: "..", omittingEmptySubsequences: false)
        let pair = written.split(separator: ":", omittingEmptySubsequences: false)
        if range.count == 2, let low = Self.double(range[0]), let high = Self.double(range[1]), low <= high {
            // Halved first, because a sum of numbers may be none.
            (value, tolerance) = (low / 2 + high / 2, high / 2 - low / 2)
        } else if let first = pair.first, pair.count <= 2, let number = Self.double(first),
            let give = pair.count == 2 && !pair[1].trimmed.isEmpty ? Self.double(pair[1]) : 0, give >= 0
        {
            (value, tolerance) = (number, give)
        } else {
            return nil
        }
    }

    private static func double(_ text: Substring) -> Double? {
        Double(text.trimmed).flatMap { $0.isFinite ? $0 : nil }
    }

    /// What is wrong with something that is no such number, and what to write instead.
    static func complaint(about written: String) -> String {
        guard !written.isEmpty else { return "there is no number; write 3.14, 3.14:0.01 or 3.13..3.15" }
        return "\"\(written.prefix(60))\" is not a number; \(advice(for: written))"
    }

    private static func advice(for written: String) -> String {
        guard written.utf8.count <= 60 else { return usual }
        let plain = written.replacing("\u{2212}", with: "-").replacing("±", with: ":").replacing("+-", with: ":")
            .filter { !$0.isWhitespace }
        if let meanings = thousands(in: plain) {
            return "a number has a point and no comma, so write \(meanings.joined(separator: " or "))"
        }
        let pointed = plain.replacing(",", with: ".")
        if GIFTNumber(pointed) != nil {
            let rule = pointed == plain ? "" : "a number has a point and no comma, so "
            return "\(rule)write \(pointed)"
        }
        if let swapped = swapped(pointed) { return "write \(swapped)" }
        if let fraction = LearnerNumber(pointed)?.value.plainText, fraction.utf8.count <= 10 {
            return "write \(fraction)"
        }
        let number = String(pointed.prefix { !$0.isLetter && $0 != "%" && $0 != "°" })
        if GIFTNumber(number) != nil { return "write \(number), and the unit in the question" }
        return usual
    }

    private static let usual = "write 3.14, 3.14:0.01 or 3.13..3.15"

    /// A range that begins with its end, a tolerance below zero, and a dash between two numbers, put right.
    private static func swapped(_ text: String) -> String? {
        let range = text.split(separator: "..", omittingEmptySubsequences: false)
        let pair = text.replacing(":-", with: ":")
        let dash = text.replacing("–", with: "..").replacing("-", with: "..")
        return [range.reversed().joined(separator: ".."), pair, dash].first { $0 != text && GIFTNumber($0) != nil }
    }

    /// What `1,000` may mean, and what `1,000,000` must; `nil` where a comma is a point.
    private static func thousands(in text: String) -> [String]? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.count > 1, let first = groups.first, let last = groups.last, (1...3).contains(first.count),
            groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 }),
            last.prefix(while: \.isNumber).count == 3
        else { return nil }
        let whole = groups.joined()
        guard GIFTNumber(whole) != nil else { return nil }
        return groups.count == 2 && !last.contains(".") ? [whole, text.replacing(",", with: ".")] : [whole]
    }
}

extension AcceptedNumber {
    private static let anything = 1e300

    /// A remark for whoever gives none of the other numbers: `*` in Moodle.
    static func anyOther(remark: String?) -> AcceptedNumber? {
        remark.map { AcceptedNumber(0, tolerance: anything, .none, remark: $0) }
    }

    var isAnyOther: Bool { value == 0 && tolerance == Self.anything && weight == .none && remark != nil }
}
