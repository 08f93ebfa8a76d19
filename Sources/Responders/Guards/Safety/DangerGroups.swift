/// Finds families of words, in time that grows with the text.
struct DangerGroups: Sendable {
    /// How many groups each family has.
    private let sizes: [Int]
    /// The groups that a word is in, by its number; the group after the last one explains the family otherwise.
    private let byNumber: [[(family: Int, group: Int)]]
    /// How far apart the first word and the last may be.
    private static let window = 14

    /// The words of every line, for the vocabulary.
    static func patterns(in text: String) -> [DangerPattern] {
        text.split(separator: "\n").map { line in
            DangerPattern(line.replacing(" |", with: "|").replacing("!", with: "")[...])
        }
    }

    init(_ text: String, _ vocabulary: DangerVocabulary) {
        var sizes: [Int] = []
        var byNumber = [[(family: Int, group: Int)]](repeating: [], count: vocabulary.count)
        for (family, line) in text.split(separator: "\n").enumerated() {
            let groups = line.replacing(" |", with: "|").split(separator: " ")
            let size = groups.count { $0.first != "!" }
            for (place, group) in groups.enumerated() {
                let words = group.first == "!" ? group.dropFirst() : group
                for number in Set(vocabulary.numbers(of: DangerPattern.element(words, [:]))) {
                    byNumber[number].append((family, min(place, size)))
                }
            }
            sizes.append(size)
        }
        (self.sizes, self.byNumber) = (sizes, byNumber)
    }

    func occur(in speech: PlainSpeech) -> Bool {
        // Where each group was said last.
        let never = Int.min / 2
        var last = sizes.map { [Int](repeating: never, count: $0 + 1) }
        var found: Set<Int> = []
        for (place, numbers) in speech.numbers.enumerated() {
            for number in numbers {
                for (family, group) in byNumber[number] {
                    last[family][group] = place
                    if last[family].dropLast().allSatisfy({ place - $0 < Self.window }) { found.insert(family) }
                }
            }
        }
        return found.contains { last[$0][sizes[$0]] == never }
    }
}
