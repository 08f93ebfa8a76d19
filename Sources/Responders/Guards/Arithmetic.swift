/// A sum, product or power that is written out in some words, and what it comes to.
struct Arithmetic {
    let value: Double
    let place: Range<Int>
    /// The numbers in it, as they are written.
    let operands: [String]

    /// The longest one that begins there; `nil` for a single number.
    init?(in words: [String], at start: Int) {
        guard let first = Self.number(words, start) else { return nil }
        var (terms, operators, operands) = ([first], [String](), [words[start]])
        var end = start + 1
        while end + 1 < words.count, let sign = Self.signs[words[end]], let next = Self.number(words, end + 1) {
            operators.append(sign)
            terms.append(next)
            operands.append(words[end + 1])
            end += 2
        }
        guard !operators.isEmpty, operators.count <= 12 else { return nil }
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
        (self.value, place, self.operands) = (value, start..<end, operands)
    }

    private static func number(_ words: [String], _ place: Int) -> Double? {
        place < words.count && words[place].first?.isNumber == true ? Double(words[place]) : nil
    }

    private static let signs = [
        "+": "+", "-": "-", "*": "*", "·": "*", "×": "*", "x": "*", "/": "/", "÷": "/", "^": "^", "plus": "+",
        "minus": "-", "times": "*",
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
