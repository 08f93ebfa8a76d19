/// The words by which questions are known, for each key of a bank.
struct TellingWords: Sendable {
    let keys: [AnswerKey]
    let words: [Set<String>]

    init(_ keys: [AnswerKey]) {
        self.keys = keys
        words = keys.map { key in
            Set(LeakWords(key.question).words.filter { $0.count >= 4 || $0.first?.isNumber == true })
        }
    }
}

extension Set<String> {
    /// Whether somebody who said these words has the question before them: most of its telling words are among them.
    func areMost(in said: Set<String>) -> Bool {
        guard count >= 2 else { return false }
        return count(where: said.contains) * 10 >= count * 6
    }
}
