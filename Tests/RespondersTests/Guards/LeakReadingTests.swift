import Testing

@testable import Responders

/// Looking for the ends of sentences once says the same as looking for them at every place.
@Suite struct `A reading of a text` {
    private static let stops: Set = [".", "!", "?"]

    private func texts() -> [[String]] {
        let letters = ["a", "b", ".", "!", "?", "true", "false", "not", "it", "if", "option", "number", "is", "1", "="]
        return (0..<400).map { _ in (0..<Int.random(in: 1...30)).map { _ in letters.randomElement() ?? "a" } }
    }

    @Test func `knows the sentence around a place, and whether it asks`() {
        for words in texts() {
            let reading = LeakReading(words: words)
            for start in words.indices {
                #expect(reading.isAsked(start) == (words[start...].first { Self.stops.contains($0) } == "?"))
                for end in start + 1...min(start + 3, words.count) {
                    let first = words[..<start].lastIndex { Self.stops.contains($0) }.map { $0 + 1 } ?? 0
                    let last = words[end...].firstIndex { Self.stops.contains($0) } ?? words.count
                    #expect(reading.sentence(around: start..<end) == first..<max(first, last))
                }
            }
        }
    }

    @Test func `is told true or false as it was when every place looked for its sentence itself`() {
        let (negations, subjects): (Set, Set) = (["not"], ["it", "option"])
        for words in texts().map({ ["well"] + $0 }) {
            let (told, other) = ("true", "false")
            let expected = words.indices.contains { place in
                let isNegated = words[max(0, place - 3)..<place].contains { negations.contains($0) }
                guard words[place] == (isNegated ? other : told) else { return false }
                let rest = words[place...].first { Self.stops.contains($0) }
                let start = words[..<place].lastIndex { Self.stops.contains($0) }.map { $0 + 1 } ?? 0
                let isAbout = words[start..<place].contains { subjects.contains($0) } || place - start <= 1
                return rest != "?" && isAbout && !words[start..<place].contains("if")
            }
            #expect(ToldTruth.isSaid(true, in: words) == expected, "\(words)")
        }
    }

    @Test(arguments: [["="], ["=", "1"], ["a"], ["a", "b"], ["1", "=", "1"], ["a", "a", "b"], ["=", "=", "a"]])
    func `has a phrase where it stands, whatever marks stand between its words`(phrase: [String]) {
        for words in texts() {
            let expected = words.indices.compactMap { start -> Range<Int>? in
                guard words[start] == phrase[0] else { return nil }
                var (place, matched) = (start, 0)
                while matched < phrase.count {
                    guard place < words.count else { return nil }
                    if words[place] == phrase[matched] {
                        matched += 1
                    } else if words[place].contains(where: { $0.isLetter || $0.isNumber }) {
                        return nil
                    }
                    place += 1
                }
                return start..<place
            }
            #expect(words.places(of: phrase) == expected, "\(words)")
        }
    }
}
