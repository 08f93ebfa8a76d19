/// Patterns of one meaning, found by the words that say most.
struct DangerTable: Sendable {
    private struct Element: Sendable {
        /// A bit for every number that the element is.
        var bits: [UInt64]
        let isOptional: Bool
        let room: Int

        func holds(_ number: Int) -> Bool { bits[number >> 6] >> UInt64(number & 63) & 1 == 1 }
    }

    private let patterns: [(elements: [Element], anchor: Int)]
    /// The patterns that are looked for where a word is said, by its number.
    private let byNumber: [[Int]]
    private let vocabulary: DangerVocabulary

    init(_ patterns: [DangerPattern], _ vocabulary: DangerVocabulary) {
        var byNumber = [[Int]](repeating: [], count: vocabulary.count)
        self.patterns = patterns.enumerated().map { place, pattern in
            for number in vocabulary.numbers(of: pattern.elements[pattern.anchor]) { byNumber[number].append(place) }
            let elements = pattern.elements.map { element in
                var bits = [UInt64](repeating: 0, count: vocabulary.count / 64 + 1)
                for number in vocabulary.numbers(of: element) { bits[number >> 6] |= 1 << UInt64(number & 63) }
                return Element(bits: bits, isOptional: element.isOptional, room: element.room)
            }
            return (elements, pattern.anchor)
        }
        (self.byNumber, self.vocabulary) = (byNumber, vocabulary)
    }

    func occurs(in speech: PlainSpeech) -> Bool {
        var isFound = false
        find(in: speech) { _ in
            isFound = true
            return false
        }
        return isFound
    }

    /// Every place where something is found.
    func places(in speech: PlainSpeech) -> [ClosedRange<Int>] {
        var places: [ClosedRange<Int>] = []
        find(in: speech) {
            places.append($0)
            return true
        }
        return places
    }

    private func find(in speech: PlainSpeech, _ goesOn: (ClosedRange<Int>) -> Bool) {
        for place in speech.numbers.indices {
            for number in speech.numbers[place] {
                for candidate in byNumber[number] {
                    let (elements, anchor) = patterns[candidate]
                    if let last = reach(elements, speech, from: place, next: anchor + 1, room: 0, step: 1),
                        let first = reach(elements, speech, from: place, next: anchor - 1, room: 0, step: -1),
                        !goesOn(first...last)
                    {
                        return
                    }
                }
            }
        }
    }

    /// How far the elements reach from there in one direction; `nil` if they do not follow.
    private func reach(
        _ elements: [Element],
        _ speech: PlainSpeech,
        from start: Int,
        next: Int,
        room: Int,
        step: Int
    ) -> Int? {
        guard elements.indices.contains(next) else { return start }
        let element = elements[next]
        let whole = max(room, step > 0 ? element.room : elements[next + 1].room)
        var (left, empty, place) = (whole, 0, start + step)
        while speech.numbers.indices.contains(place), speech.numbers[place][0] != DangerVocabulary.end {
            if speech.numbers[place].contains(where: { element.holds($0) }),
                let end = reach(elements, speech, from: place, next: next + step, room: 0, step: step)
            {
                return end
            }
            if empty < 3, vocabulary.isEmpty(speech.numbers[place][0]) {
                empty += 1
            } else if left > 0 {
                left -= 1
            } else {
                break
            }
            place += step
        }
        return element.isOptional
            ? reach(elements, speech, from: start, next: next + step, room: whole, step: step) : nil
    }
}
