/// A number as people write it: `-3.5`, `3,5`, `7/2`, `1 1/2`, `2e3`, `x = 4`.
struct LearnerNumber: Sendable, Equatable {
    let value: Double

    /// `nil` when this is no number, or one that could be two different ones.
    init?(_ text: String) {
        var text = text.trimmedText.replacing("\u{2212}", with: "-").replacing("\u{2013}", with: "-")
        guard !text.isEmpty, text.utf8.count <= 64 else { return nil }
        if let equals = text.lastIndex(of: "="), text[..<equals].count <= 8 {
            text = text[text.index(after: equals)...].trimmed
        }
        guard let value = Self.fraction(text), value.isFinite else { return nil }
        self.value = value
    }

    private static func fraction(_ text: String) -> Double? {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false).map(\.trimmed)
        guard halves.count == 2 else { return halves.count == 1 ? decimal(text) : nil }
        guard let below = decimal(halves[1]), below != 0 else { return nil }
        // A whole number in front, as in 1 1/2, takes its sign along.
        let parts = halves[0].split(separator: " ")
        guard parts.count == 2 else { return decimal(halves[0]).map { $0 / below } }
        guard let whole = decimal(String(parts[0])), let above = decimal(String(parts[1])), above >= 0, below > 0 else {
            return nil
        }
        let isNegative = parts[0].first == "-"
        return isNegative ? whole - above / below : whole + above / below
    }

    private static func decimal(_ text: String) -> Double? {
        let points = text.filter { $0 == "." || $0 == "," }
        guard points.count <= 1 else { return nil }
        let plain = text.replacing(",", with: ".")
        let allowed = plain.utf8.allSatisfy { byte in
            (48...57).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
        }
        guard allowed, plain.utf8.contains(where: { (48...57).contains($0) }) else { return nil }
        return Double(plain.first == "." ? "0" + plain : plain.last == "." ? plain + "0" : plain)
    }

    /// Whether this is `value`, give or take the tolerance and what doubles cannot tell apart.
    func isWithin(_ tolerance: Double, of wanted: Double) -> Bool {
        abs(value - wanted) <= tolerance + 1e-9 * max(1, abs(wanted))
    }
}

extension Double {
    /// The number without a point that says nothing.
    var plainText: String {
        self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self)
    }
}
