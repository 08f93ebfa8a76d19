extension GuardedAnswer {
    /// Whether an answer is told as a calculation that is left to do, or by its neighbours or parts.
    func isWorkedOut(in reading: LeakReading) -> Bool {
        guard !numbers.isEmpty else { return false }
        let isAnswer = { (value: Double) in numbers.contains { abs($0.value - value) <= abs($0.value) * 1e-9 } }
        for sum in reading.sums where isAnswer(sum.value) && !askedFractions.contains(Array(reading.words[sum.place])) {
            let fresh = sum.operands.count { !askedNumbers.contains($0) }
            // What is on the way to the answer has many parts, or only those of the question.
            let isStep =
                fresh == 0 && !ResultPlace.isAlone(sum.place, in: reading.words)
                || fresh > 0 && fresh < sum.operands.count && sum.operands.count > 2
                    && !isNamed(sum.place, reading.words)
            // "4 × 50 = ?" leaves nothing to find out.
            let isLeftOpen = reading.words[sum.place.upperBound...].prefix(2).elementsEqual(["=", "?"])
            if !isStep, isLeftOpen || !reading.isAsked(sum.place.upperBound - 1),
                isLeftOpen || fresh == sum.operands.count || fresh == 0
                    || ResultPlace.isResult(sum.place, in: reading.words),
                !reading.sums.contains(where: { $0.place.upperBound + 1 == sum.place.lowerBound })
            {
                return true
            }
        }
        for told in reading.spoken.told where !reading.isAsked(told.place.upperBound - 1) {
            for number in numbers where abs(number.value - told.value) <= abs(number.value) * 1e-9 {
                if told.isSure || number.weight != .asResult || ResultPlace.isResult(told.place, in: reading.words) {
                    return true
                }
            }
        }
        for known in reading.familiar where isAnswer(known.value) && !reading.isAsked(known.place.upperBound - 1) {
            // Who asks about a week may be told of its days.
            let ends = [known.place.lowerBound, known.place.upperBound - 1]
            if !ends.contains(where: { asked.contains(reading.words[$0]) }) { return true }
        }
        return ToldFraction.all(in: reading.words, reading.numbers).contains {
            isAnswer($0.top / $0.bottom) && !(askedNumbers.contains($0.top) && askedNumbers.contains($0.bottom))
                && !reading.isAsked($0.place.upperBound - 1)
        }
    }

    /// Whether a letter is said to equal what stands there.
    private func isNamed(_ place: Range<Int>, _ words: [String]) -> Bool {
        place.lowerBound >= 2 && words[place.lowerBound - 1] == "="
            && words[place.lowerBound - 2].allSatisfy(\.isLetter)
    }
}
