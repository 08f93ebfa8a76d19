/// A run of words to look for in a text, such as `due date*`; a star at the end of a word stands for any ending.
///
/// Words are compared in lower case and without regard to what stands between them.
public struct WordGlob: Sendable, Equatable, CustomStringConvertible {
    private struct Word: Sendable, Equatable {
        let letters: String
        let isPrefix: Bool
        func matches(_ word: String) -> Bool { isPrefix ? word.hasPrefix(letters) : word == letters }
    }

    public let description: String
    private let words: [Word]

    /// `nil` when there is no word in the pattern, or a star anywhere but at the end of a word.
    public init?(_ pattern: String) {
        description = pattern
        words = pattern.lowercased().split(separator: " ").map { word in
            Word(letters: String(word.hasSuffix("*") ? word.dropLast() : word), isPrefix: word.hasSuffix("*"))
        }
        guard !words.isEmpty, words.allSatisfy({ !$0.letters.isEmpty && !$0.letters.contains("*") }) else { return nil }
    }

    public func occurs(in text: String) -> Bool { occurs(in: SpokenWords(text)) }

    package func occurs(in text: SpokenWords) -> Bool {
        let spoken = text.words
        guard spoken.count >= words.count else { return false }
        return (0...(spoken.count - words.count)).contains { start in
            zip(words, spoken[start...]).allSatisfy { $0.matches($1) }
        }
    }
}
