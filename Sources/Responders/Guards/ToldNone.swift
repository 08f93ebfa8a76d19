/// Says in other words that there are none, where "how many" is asked and none is the answer.
struct ToldNone {
    /// What is counted, without its ending.
    private let thing: String

    init?(_ key: AnswerKey) {
        let answers = key.answers.flatMap { LeakWords($0).words }
        let asked = LeakWords(key.question).words
        guard !key.others.isEmpty, answers.count == 1, Self.nothing.contains(answers[0]),
            let many = asked.firstIndex(where: { $0 == "many" || $0 == "viele" }), many + 1 < asked.count
        else { return nil }
        thing = String(asked[many + 1].prefix(max(3, asked[many + 1].count - 2)))
    }

    func isTold(in reading: LeakReading) -> Bool {
        reading.words.indices.contains { place in
            reading.words[place].hasPrefix(thing) && !reading.isAsked(place)
                && reading.words[max(0, place - 3)..<place].contains(where: Self.negations.contains)
                && !reading.words[max(0, place - 8)..<place].contains("if")
        }
    }

    private static let nothing: Set = ["none", "zero", "0", "nothing", "keine", "aucune", "ninguna"]
    private static let negations: Set = ["no", "any", "zero", "0", "without", "keine", "kein", "aucune", "sin"]
}
