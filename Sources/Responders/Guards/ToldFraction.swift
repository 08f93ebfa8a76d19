/// A fraction that is told part by part: "the numerator is 3, below the line you write 4".
enum ToldFraction {
    static func all(in words: [String], _ numbers: [SaidNumber]) -> [(top: Double, bottom: Double, place: Range<Int>)] {
        guard words.contains(where: bottoms.contains), words.contains(where: tops.contains) else { return [] }
        var top: (value: Double, place: Int)?
        var told: [(Double, Double, Range<Int>)] = []
        for number in numbers where number.place.count == 1 && number.value > 0 {
            let place = number.place.lowerBound
            let before = words[max(0, place - 5)..<place].reversed()
            switch before.first(where: { tops.contains($0) || bottoms.contains($0) }) {
            case let word? where tops.contains(word): top = (number.value, place)
            case _?:
                if let top, place - top.place <= 16 { told.append((top.value, number.value, top.place..<place + 1)) }
            case nil: break
            }
        }
        return told
    }

    private static let tops: Set = [
        "numerator", "top", "above", "upper", "zahler", "oben", "numerateur", "haut", "numerador", "arriba",
    ]
    private static let bottoms: Set = [
        "denominator", "bottom", "below", "lower", "underneath", "nenner", "unten", "denominateur", "bas",
        "denominador", "abajo",
    ]
}
