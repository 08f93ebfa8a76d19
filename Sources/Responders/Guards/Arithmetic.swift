/// A sum, product or power that is written out in some words, and what it comes to.
struct Arithmetic {
    let value: Double
    let place: Range<Int>
    /// The numbers in it.
    let operands: [Double]

    /// Every one that is written out, each as long as it goes.
    static func all(in words: [String], _ numbers: [SaidNumber]) -> [Arithmetic] {
        // The longest number that begins at a word.
        var starting: [Int: SaidNumber] = [:]
        for number in numbers where number.value >= 0 && (starting[number.place.lowerBound]?.place.count ?? 0) < 2 {
            // "6/3" is a division here, "three sixths" a number.
            let isWritten = words[number.place].contains { Double($0) != nil }
            starting[number.place.lowerBound] =
                isWritten && number.place.count > 1
                ? Double(words[number.place.lowerBound]).map {
                    SaidNumber(value: $0, place: number.place.lowerBound..<number.place.lowerBound + 1, slack: 0)
                } ?? number : number
        }
        for (place, word) in words.enumerated() where starting[place] == nil {
            if let value = Double(word), word.utf8.first.map({ (0x30...0x39).contains($0) }) == true {
                starting[place] = SaidNumber(value: value, place: place..<place + 1, slack: 0)
            }
        }
        let simple = all(in: words, starting, [:])
        // What stands in brackets is one number of a longer calculation.
        var bracketed: [Int: [Double]] = [:]
        for sum in simple {
            let (open, close) = (sum.place.lowerBound - 1, sum.place.upperBound)
            guard open >= 0, close < words.count, words[open] == "(", words[close] == ")" else { continue }
            starting[open] = SaidNumber(value: sum.value, place: open..<close + 1, slack: 0)
            bracketed[open] = sum.operands
        }
        return bracketed.isEmpty ? simple : all(in: words, starting, bracketed) + simple
    }

    private static func all(
        in words: [String],
        _ starting: [Int: SaidNumber],
        _ bracketed: [Int: [Double]]
    ) -> [Arithmetic] {
        var (found, place): ([Arithmetic], Int) = ([], 0)
        while place < words.count {
            if let sum = Arithmetic(words, starting, bracketed, at: place) {
                found.append(sum)
                place = sum.place.upperBound
            } else {
                place += 1
            }
        }
        return found
    }

    /// The longest one that begins there; `nil` for a single number.
    private init?(_ words: [String], _ starting: [Int: SaidNumber], _ bracketed: [Int: [Double]], at start: Int) {
        guard let first = starting[start] else { return nil }
        var (terms, operators) = ([first.value], [String]())
        var operands = bracketed[start] ?? [first.value]
        var end = first.place.upperBound
        while operators.count <= 40, let (sign, length) = Self.sign(words, end), let next = starting[end + length] {
            operators.append(sign)
            terms.append(next.value)
            operands += bracketed[end + length] ?? [next.value]
            end = next.place.upperBound
        }
        guard !operators.isEmpty, operators.count <= 40 else { return nil }
        self.operands = operands
        for level in [["^"], ["*", "/"], ["+", "-"]] {
            var index = 0
            while index < operators.count {
                guard level.contains(operators[index]) else {
                    index += 1
                    continue
                }
                terms[index] = Self.result(of: operators.remove(at: index), terms[index], terms.remove(at: index + 1))
            }
        }
        guard let value = terms.first, value.isFinite else { return nil }
        (self.value, place) = (value, start..<end)
    }

    /// The sign that stands there, and how many words it is.
    private static func sign(_ words: [String], _ place: Int) -> (String, Int)? {
        guard place < words.count else { return nil }
        if let sign = signs[words[place]] { return (sign, 1) }
        let next = words[place...].prefix(5)
        return phrases.first { next.starts(with: $0.words) }.map { ($0.sign, $0.words.count) }
    }

    private static let signs = [
        "+": "+", "-": "-", "*": "*", "·": "*", "×": "*", "x": "*", "/": "/", "÷": "/", "^": "^", "plus": "+",
        "minus": "-", "times": "*", "mal": "*", "fois": "*", "mas": "+", "menos": "-", "por": "*", "moins": "-",
    ]

    private static let phrases: [(words: [String], sign: String)] = [
        (["multiplied", "by"], "*"), (["divided", "by"], "/"), (["geteilt", "durch"], "/"), (["divise", "par"], "/"),
        (["to", "the", "power", "of"], "^"), (["to", "the", "power"], "^"), (["hoch"], "^"),
    ]

    private static func result(of sign: String, _ left: Double, _ right: Double) -> Double {
        switch sign {
        case "+": left + right
        case "-": left - right
        case "*": left * right
        case "/": left / right
        default: power(left, right)
        }
    }

    private static func power(_ base: Double, _ exponent: Double) -> Double {
        guard exponent == exponent.rounded(), (0...64).contains(exponent) else { return .nan }
        return (0..<Int(exponent)).reduce(1) { value, _ in value * base }
    }
}
