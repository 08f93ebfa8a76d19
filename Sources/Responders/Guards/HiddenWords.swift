/// The letters of a text, run together.
struct RunLetters {
    /// From 0 for `a` to 25.
    let letters: [UInt8]
    /// Whether a word of the text begins at a letter.
    let isStart: [Bool]

    init(_ words: [String]) {
        var (letters, isStart): ([UInt8], [Bool]) = ([], [])
        // "It begins with homo and ends with logous."
        for word in words where !Self.between.contains(word) {
            var isFirst = true
            for byte in word.utf8 where (0x61...0x7A).contains(byte) {
                letters.append(byte - 0x61)
                isStart.append(isFirst)
                isFirst = false
            }
        }
        (self.letters, self.isStart) = (letters, isStart)
    }

    private static let between: Set = [
        "and", "then", "ends", "with", "followed", "by", "plus", "next", "finally", "comes",
    ]
}

/// Words of an answer, by how far each letter is from the one before: so they are known again in every Caesar cipher, from
/// their end, in a mirrored alphabet, and where they are cut into pieces.
struct HiddenWords {
    private struct Needle {
        let steps: [UInt8]
        let first: UInt8
        let words: Int
    }

    private let needles: [Needle]

    /// Takes those that are long enough not to be met by chance.
    init(_ phrases: [[String]]) {
        needles = Set(phrases).flatMap { phrase -> [Needle] in
            let run = RunLetters(phrase).letters
            guard run.count >= 6 else { return [] }
            return [run, run.reversed()].flatMap { letters -> [Needle] in
                let steps = Self.steps(of: letters)
                let words = letters == run ? phrase.count : 0
                return [
                    Needle(steps: steps, first: letters[0], words: words),
                    Needle(steps: steps.map { (26 - $0) % 26 }, first: 26, words: 0),
                ]
            }
        }
    }

    private static func steps(of letters: [UInt8]) -> [UInt8] {
        zip(letters, letters.dropFirst()).map { (26 + $1 - $0) % 26 }
    }

    func occur(in run: RunLetters) -> Bool {
        guard !needles.isEmpty, run.letters.count >= 6 else { return false }
        let steps = Self.steps(of: run.letters)
        return needles.contains { needle in
            guard steps.count >= needle.steps.count else { return false }
            return (0...(steps.count - needle.steps.count)).contains { start in
                var place = 0
                while place < needle.steps.count, steps[start + place] == needle.steps[place] { place += 1 }
                guard place == needle.steps.count else { return false }
                guard run.letters[start] == needle.first, needle.words > 0 else { return true }
                // Written plainly, word for word and with any ending: that is for others to judge.
                let starts = run.isStart[(start + 1)..<(start + place + 1)].count { $0 }
                return starts > 0 && !(run.isStart[start] && starts == needle.words - 1)
            }
        }
    }
}
