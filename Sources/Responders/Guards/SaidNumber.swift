/// A number that a text says, in whatever form, and where.
struct SaidNumber: Equatable {
    let value: Double
    /// The words it is made of.
    let place: Range<Int>
    /// How far from it the number that was meant may be, because it was rounded.
    let slack: Double

    func isSame(as key: Double) -> Bool { abs(value - key) <= max(slack, abs(key) * 1e-9) }

    /// Every number in some words, with every reading of it: `3/4` is a three, a four and three quarters.
    static func all(in words: [String]) -> [SaidNumber] {
        var found: [SaidNumber] = []
        var place = 0
        while place < words.count {
            guard let first = whole(in: words, at: place) ?? ordinal(in: words, at: place) else {
                place += 1
                continue
            }
            var said = first
            var isFraction = false
            if let (denominator, end) = denominator(in: words, after: first.place.upperBound), denominator != 0 {
                said = SaidNumber(value: first.value / denominator, place: place..<end, slack: 0)
                isFraction = true
            } else if let rest = whole(in: words, at: first.place.upperBound), first.value == first.value.rounded(),
                let (denominator, end) = denominator(in: words, after: rest.place.upperBound), denominator > rest.value
            {
                // "1 3/4"
                found.append(SaidNumber(value: rest.value / denominator, place: rest.place.lowerBound..<end, slack: 0))
                said = SaidNumber(value: first.value + rest.value / denominator, place: place..<end, slack: 0)
                isFraction = true
            }
            if !isFraction, let whole = share(in: words, after: first.place.upperBound), whole.value != 0 {
                found.append(
                    SaidNumber(value: first.value / whole.value, place: place..<whole.place.upperBound, slack: 0)
                )
            }
            let after = words[first.place.upperBound...].prefix(3)
            if !isFraction, after.starts(with: ["and", "a"]), let last = after.last, after.count == 3,
                let denominator = NumberWords.denominator(of: last), denominator >= 2
            {
                // "one and a half"
                let end = first.place.upperBound + 3
                said = SaidNumber(value: first.value + 1 / denominator, place: place..<end, slack: 0)
                isFraction = true
            }
            if said.place.upperBound < words.count,
                percents.contains(words[said.place.upperBound])
            {
                // "83 percent" may be five sixths.
                let slack =
                    said.value == said.value.rounded() && said.value > 10 ? 0.005 : max(said.slack / 100, 0.0005)
                found.append(SaidNumber(value: said.value / 100, place: said.place, slack: slack))
            }
            let isNegative =
                place > 0
                && (words[place - 1] == "(" && place > 1 && words[place - 2] == "-"
                    || words[place - 1] == "-" && (place < 2 || !isOperand(words[place - 2]))
                    || NumberWords.signs.contains(words[place - 1]))
            found.append(isNegative ? SaidNumber(value: -said.value, place: said.place, slack: said.slack) : said)
            place = isFraction ? said.place.upperBound : first.place.upperBound
        }
        return found
    }

    /// "The seventh kilometre" tells a seven; "a seventh" does not, and up to the third everything is numbered.
    private static func ordinal(in words: [String], at place: Int) -> SaidNumber? {
        guard place > 0, words[place].hasSuffix("th"), words[place - 1] != "a", words[place - 1] != "an",
            let value = NumberWords.denominator(of: words[place]), value >= 4
        else { return nil }
        return SaidNumber(value: value, place: place..<place + 1, slack: 0)
    }

    private static let percents: Set = ["%", "percent", "prozent", "pourcent", "procent", "porcento"]

    private static func isOperand(_ word: String) -> Bool { word.last.map { $0.isNumber || $0 == ")" } ?? false }

    /// A number without a denominator.
    private static func whole(in words: [String], at place: Int) -> SaidNumber? {
        guard place < words.count else { return nil }
        let word = words[place]
        if let first = word.utf8.first, (0x30...0x39).contains(first), word.utf8.count <= 30, let value = Double(word) {
            let decimals =
                word.utf8.firstIndex(of: 0x2E).map { word.utf8.distance(from: $0, to: word.endIndex) - 1 } ?? 0
            let slack = decimals >= 2 ? 0.5 * tenth(decimals) : 0
            if let (scale, length) = magnitude(of: word, in: words, after: place + 1) {
                return SaidNumber(value: value * scale, place: place..<place + 1 + length, slack: slack * scale)
            }
            return SaidNumber(value: value, place: place..<place + 1, slack: slack)
        }
        guard let (value, end) = spoken(in: words, at: place) else { return nil }
        if end + 1 < words.count, ["point", "komma", "virgule", "coma", "dot"].contains(words[end]) {
            var (whole, scale, next) = (value, 0.1, end + 1)
            while next < words.count, let digit = NumberWords.value(of: words[next]) ?? Double(words[next]), digit < 10
            {
                whole += digit * scale
                (scale, next) = (scale / 10, next + 1)
            }
            return SaidNumber(value: whole, place: place..<next, slack: scale)
        }
        return SaidNumber(value: value, place: place..<end, slack: 0)
    }

    /// What multiplies a number in digits: "thousand", or "e4".
    private static func magnitude(of word: String, in words: [String], after place: Int) -> (
        scale: Double, length: Int
    )? {
        guard place < words.count else { return nil }
        if let scale = NumberWords.scale(of: words[place]), scale != 12 { return (scale, 1) }
        // "3 e 5" are two numbers in Italian.
        guard word.contains("."), words[place] == "e", place + 1 < words.count, let power = Int(words[place + 1]),
            (1...12).contains(power)
        else { return nil }
        return ((0..<power).reduce(1.0) { value, _ in value * 10 }, 2)
    }

    /// A number in words: "twenty-four", "vingt et un", "five hundred and twelve", "двадцать один".
    private static func spoken(in words: [String], at place: Int) -> (value: Double, end: Int)? {
        let word = words[place]
        // "on iki": "on" alone is no number but in Turkish.
        if word == "on", place + 1 < words.count, let ones = turkish[words[place + 1]] { return (10 + ones, place + 2) }
        if word == "half", place + 2 < words.count, words[place + 1] == "a",
            let whole = NumberWords.scale(of: words[place + 2])
        {
            return (whole / 2, place + 3)
        }
        guard let first = NumberWords.value(of: word) ?? NumberWords.scale(of: word) else { return nil }
        var (total, part, end) = (0.0, first, place + 1)
        while end < words.count {
            var next = end
            while next < words.count, next < end + 2, joints.contains(words[next]) { next += 1 }
            guard next < words.count else { break }
            if let scale = NumberWords.scale(of: words[next]), next == end, part < 1000 {
                if scale == 1000 { (total, part) = (part * 1000, 0) } else if part < 10 { part *= scale } else { break }
            } else if let more = part >= 20
                ? NumberWords.one(behindTens: words[next]) : NumberWords.value(of: words[next]),
                more > 0
            {
                if part == 4, more == 20, words[next].hasPrefix("vingt") {
                    part = 80
                } else if Self.takes(part, more) || words[end - 1] == "dix" && (7...9).contains(more) {
                    part += more
                } else {
                    break
                }
            } else {
                break
            }
            end = next + 1
        }
        return (total + part, end)
    }

    /// Whether ones go with these tens, or either with these hundreds.
    private static func takes(_ part: Double, _ more: Double) -> Bool {
        if part == 0 { return true }
        let tail = part.truncatingRemainder(dividingBy: 100)
        if tail == 0 { return more < 100 }
        if tail == 60 || tail == 80 { return more < 20 }
        return tail >= 20 && tail.truncatingRemainder(dividingBy: 10) == 0 && more < 10
    }

    private static let joints: Set = ["-", "y", "et", "and", "e", "och", "i", "og", "si", "na"]
    private static let turkish: [String: Double] = [
        "bir": 1, "iki": 2, "uc": 3, "dort": 4, "bes": 5, "alti": 6, "yedi": 7, "sekiz": 8, "dokuz": 9,
    ]

    /// The second number of "3 : 4", "three out of eight", "11 of 24", which may also be apart from the first.
    private static func share(in words: [String], after place: Int) -> SaidNumber? {
        guard place + 1 < words.count else { return nil }
        if words[place] == "out", words[place + 1] == "of" { return whole(in: words, at: place + 2) }
        return words[place] == ":" || words[place] == "of" ? whole(in: words, at: place + 1) : nil
    }

    private static func denominator(in words: [String], after place: Int) -> (Double, Int)? {
        guard place < words.count else { return nil }
        if ["/", "over", "sur", "durch", "sobre", "divided", "geteilt"].contains(words[place]) {
            var next = place + 1
            if next < words.count, words[next] == "by" || words[next] == "durch" { next += 1 }
            return whole(in: words, at: next).map { ($0.value, $0.place.upperBound) }
        }
        var next = place
        if words[next] == "-", next + 1 < words.count { next += 1 }
        if let value = NumberWords.denominator(of: words[next]), value >= 2 { return (value, next + 1) }
        // "twenty-fourths"
        if let tens = NumberWords.value(of: words[next]), tens >= 20, next + 2 < words.count, words[next + 1] == "-",
            let ones = NumberWords.denominator(of: words[next + 2]), ones < 10
        {
            return (tens + ones, next + 3)
        }
        return nil
    }

    private static func tenth(_ power: Int) -> Double { (0..<min(power, 15)).reduce(1) { value, _ in value / 10 } }
}
