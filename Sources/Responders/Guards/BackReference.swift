/// A reply that points back at the number in the question of the learner instead of saying one.
enum BackReference {
    /// The words with the one number of a question for what points back at it: "one less than that", "twice yours".
    static func resolved(_ words: [String], to question: String) -> [String]? {
        let places = words.indices.dropFirst().filter {
            pointers.contains(words[$0]) && ["than", "als", "que", "twice", "double", "half"].contains(words[$0 - 1])
        }
        guard !places.isEmpty else { return nil }
        let asked = LeakWords(question).words
        let numbers = SaidNumber.all(in: asked)
        guard let number = numbers.first, numbers.count == 1 else { return nil }
        var answer = words
        for place in places.reversed() {
            let ownership = answer[place] == "your" ? min(place + 2, answer.count) : place + 1
            answer.replaceSubrange(place..<ownership, with: (number.value < 0 ? ["-"] : []) + asked[number.place])
        }
        return answer
    }

    private static let pointers: Set = ["that", "this", "yours", "your", "das", "deine", "ca", "eso"]
}
