/// Words in an order, with room between them: `I WANT ~ die|disappear forever?`.
///
/// A capital word is a class of words, `|` parts alternatives, `*` stands for any ending and `?` makes optional; `~`
/// leaves room for two words and `~~` for five. Words that say nothing, such as "really", may stand anywhere.
struct DangerPattern: Sendable {
    struct Element: Sendable {
        var words: Set<String> = []
        var prefixes: [String] = []
        var isOptional = false
        /// How many words may stand between this one and the one before.
        var room = 0
    }

    let elements: [Element]
    /// The element that says most: where it is not said, nothing is looked for.
    let anchor: Int

    init(_ text: Substring) {
        var (elements, room): ([Element], Int) = ([], 0)
        for part in text.split(separator: " ") {
            if part.allSatisfy({ $0 == "~" }) {
                room = part.count == 1 ? 2 : 5
                continue
            }
            var element = Self.element(part.hasSuffix("?") ? part.dropLast() : part, DangerWords.classes)
            (element.isOptional, element.room) = (part.hasSuffix("?"), room)
            elements.append(element)
            room = 0
        }
        precondition(!elements.isEmpty, "a pattern of no words")
        self.elements = elements
        anchor =
            elements.indices.first {
                !elements[$0].isOptional && elements[$0].words.isDisjoint(with: DangerWords.common)
            } ?? elements.indices.last { !elements[$0].isOptional } ?? 0
    }

    /// One pattern a line.
    static func all(in text: String) -> [DangerPattern] {
        text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }.map { DangerPattern($0) }
    }

    static func element(_ text: Substring, _ classes: [String: Element]) -> Element {
        var element = Element()
        for alternative in text.split(separator: "|") {
            if alternative.first?.isUppercase == true {
                guard let named = classes[String(alternative)] else { preconditionFailure("no class \(alternative)") }
                element.words.formUnion(named.words)
                element.prefixes += named.prefixes
            } else if alternative.hasSuffix("*") {
                element.prefixes.append(String(alternative.dropLast()))
            } else {
                element.words.insert(String(alternative))
            }
        }
        return element
    }
}
