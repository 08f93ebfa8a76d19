/// International bank account numbers, known by their check digits.
enum BankAccount {
    /// Where the number ends that begins there.
    static func end(of text: Substring) -> Substring.Index? {
        // Two letters for the country, two check digits.
        guard let first = text.first, first.isASCII, first.isLetter else { return nil }
        let head = text.prefix(5)
        guard head.dropFirst().first?.isLetter == true, head.dropFirst(2).first?.isNumber == true else { return nil }
        var (signs, ends): ([Int], [Substring.Index]) = ([], [])
        var place = text.startIndex
        while place < text.endIndex, signs.count < 34 {
            let character = text[place]
            let next = text.index(after: place)
            if character == " " || character == "-" {
                guard next < text.endIndex, text[next].isLetter || text[next].isNumber else { break }
            } else if character.isASCII, let sign = Int(String(character), radix: 36) {
                signs.append(sign)
                ends.append(next)
            } else {
                break
            }
            place = next
        }
        // What follows may look like more of it: the longest that fits is it.
        guard signs.count >= 15, signs[2] < 10, signs[3] < 10 else { return nil }
        for count in stride(from: signs.count, through: 15, by: -1) where fits(signs[..<count]) {
            let end = ends[count - 1]
            if end == text.endIndex || !(text[end].isLetter || text[end].isNumber) { return end }
        }
        return nil
    }

    private static func fits(_ signs: ArraySlice<Int>) -> Bool {
        let rest = (signs.dropFirst(4) + signs.prefix(4)).reduce(0) { rest, sign in
            (rest * (sign < 10 ? 10 : 100) + sign) % 97
        }
        return rest == 1
    }
}
