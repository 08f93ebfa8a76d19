/// Numbers that are told by what everybody has counted: the days of a week, the corners of a triangle.
enum FamiliarCounts {
    /// What is told so, and where; the two words are the ends of the place.
    static func told(in words: [String]) -> [(value: Double, place: Range<Int>)] {
        var told: [(Double, Range<Int>)] = []
        for (place, word) in words.enumerated() {
            guard let counts = byOwner[word] else { continue }
            for other in max(0, place - reach)..<min(words.count, place + reach + 1) {
                guard let value = counts[words[other]] else { continue }
                // "Square both sides" is no square's.
                if other > 0, words[other - 1] == "both" { continue }
                told.append((value, min(place, other)..<max(place, other) + 1))
            }
        }
        return told
    }

    private static let reach = 5

    /// What has parts that are counted, and how many of which.
    private static let byOwner: [String: [String: Double]] = {
        var table: [String: [String: Double]] = [:]
        for (owners, parts, value) in known {
            for owner in owners.split(separator: " ") {
                for part in parts.split(separator: " ") { table[String(owner), default: [:]][String(part)] = value }
            }
        }
        return table
    }()

    private static let corners = "side sides corner corners edges angles vertices"

    private static let known: [(owners: String, parts: String, value: Double)] = [
        ("triangle triangles", corners, 3), ("tricycle", "wheels", 3), ("traffic", "colours colors lamps", 3),
        ("square rectangle quadrilateral", corners, 4), ("year", "seasons quarters", 4), ("compass", "directions", 4),
        ("dog cat horse cow table chair", "legs paws", 4), ("car", "wheels tyres", 4), ("pentagon", corners, 5),
        ("hand foot glove", "fingers toes", 5), ("olympic olympics", "rings", 5),
        ("hexagon", corners, 6), ("insect ant bee beetle", "legs", 6), ("cube die dice", "faces sides", 6),
        ("guitar", "strings", 6), ("week", "days", 7), ("rainbow", "colours colors", 7), ("heptagon", corners, 7),
        ("world", "continents wonders", 7), ("earth", "continents", 7), ("octagon", corners, 8),
        ("spider octopus", "legs arms", 8), ("sun solar", "planets", 8), ("cat", "lives", 9),
        ("hands", "fingers", 10), ("feet", "toes", 10), ("decade", "years", 10), ("team", "footballers", 11),
        ("year", "months", 12), ("clock", "hours numbers", 12), ("zodiac", "signs", 12), ("cube", "edges", 12),
        ("baker", "dozen", 13), ("day", "hours", 24), ("alphabet", "letters", 26), ("chessboard", "squares fields", 64),
        ("century", "years", 100), ("metre meter", "centimetres centimeters", 100), ("prime", "even", 2),
    ]
}
