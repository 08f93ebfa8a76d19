/// Numbers as Chinese and Japanese write them, `二十一`.
enum ChineseNumerals {
    /// The text with such numbers in plain digits, set apart from the words around them.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0xE3 }) else { return text }
        var (plain, run) = (String.UnicodeScalarView(), [Int]())
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x3007, let place = numerals.firstIndex(of: scalar) {
                run.append(place)
            } else {
                plain.append(contentsOf: written(run).unicodeScalars)
                run = []
                plain.append(scalar)
            }
        }
        plain.append(contentsOf: written(run).unicodeScalars)
        return String(plain)
    }

    private static let numerals = Array("〇一二三四五六七八九十百千".unicodeScalars)

    private static func written(_ run: [Int]) -> String {
        guard !run.isEmpty else { return "" }
        var (total, digit) = (0, 0)
        for numeral in run.prefix(9) {
            guard numeral >= 10 else {
                digit = digit * 10 + numeral
                continue
            }
            total += max(digit, 1) * [10, 100, 1000][numeral - 10]
            digit = 0
        }
        return " \(total + digit) "
    }
}
