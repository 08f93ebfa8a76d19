/// Takes the spaces out of JavaScript that only its readers need: browsers get less, and the sources stay readable.
///
/// It counts on every statement having its semicolon, as `deno fmt` sees to. Strings, templates and regular expressions
/// are left as they are; a line in which it cannot tell them apart, too. A template of several lines is a style sheet.
struct ScriptSpacing {
    /// Whether the last line left a template open.
    private var isInTemplate = false

    /// The lines as one text; a line break stays where two words would become one.
    static func tight(_ lines: [String]) -> String {
        var spacing = ScriptSpacing()
        var text = ""
        var isDeclared = false
        for line in lines.map({ spacing.tight($0) }) where !line.isEmpty {
            // Names that are given one after another are given in one breath.
            let declares = isDeclaration(line)
            if declares, isDeclared, text.last == ";" {
                text.replaceSubrange(text.index(before: text.endIndex)..., with: ",")
                text += line.dropFirst("let".count).drop { $0 == " " }
                isDeclared = line.last == ";"
                continue
            }
            isDeclared = declares && line.last == ";"
            if let last = text.last, let first = line.first, isWord(last), isWord(first) { text += "\n" }
            if line.first == "}", text.last == ";" { text.removeLast() }
            // Behind the last item of a list that has a line for each.
            if let first = line.first, ")]}".contains(first), text.last == "," { text.removeLast() }
            text += line
        }
        return text + "\n"
    }

    private mutating func tight(_ line: String) -> String {
        let marks = line.count { $0 == "`" }
        let wasInTemplate = isInTemplate
        if !marks.isMultiple(of: 2) { isInTemplate.toggle() }
        if wasInTemplate { return isInTemplate ? Self.tight(style: line) : line }
        guard marks.isMultiple(of: 2), marks < 4 || !line.contains("${") else { return line }
        var reading = Reading()
        for character in line { reading.take(character) }
        reading.shorten()
        return reading.text
    }

    /// A line of a style sheet; what stands before a colon or a bracket may matter there.
    private static func tight(style line: String) -> String {
        var text = ""
        for character in line {
            if character == " ", let last = text.last, "{};,:".contains(last) { continue }
            if character == "{" || character == "}" {
                while text.last == " " || character == "}" && text.last == ";" { text.removeLast() }
            }
            text.append(character)
        }
        return text
    }

    private static func isDeclaration(_ line: String) -> Bool {
        line.hasPrefix("let") && line.dropFirst("let".count).first.map { !isWord($0) } ?? false
    }

    static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "$"
    }

    /// One line while it is read.
    private struct Reading {
        var text = ""
        /// What ends the string, template or regular expression that is being read.
        private var end: Character?
        private var isEscaped = false
        /// Whether what is being read has just begun.
        private var isFresh = false
        /// Whether it is inside the brackets of a regular expression, where a slash ends nothing.
        private var isInClass = false
        private var isSpaceDue = false
        /// Whether what is left of the line is for its readers.
        private var isRemark = false

        mutating func take(_ character: Character) {
            if isRemark { return }
            // Two slashes where an expression could begin are no empty one.
            if character == "/", end == "/", text.last == "/", !isEscaped, !isInClass, isFresh {
                (isRemark, end) = (true, nil)
                text.removeLast()
                return
            }
            isFresh = false
            if let end { return inside(character, until: end) }
            if !ScriptSpacing.isWord(character) { shorten() }
            if character == " " {
                isSpaceDue = !(text.last.map(Self.isLoose) ?? true)
                return
            }
            let isQuote = "\"'`".contains(character)
            if isQuote || character == "/" && beginsExpression { (end, isFresh) = (character, true) }
            if isSpaceDue, !isQuote, !Self.isLoose(character), !isSum(character) { text.append(" ") }
            if character == "}", text.last == ";" { text.removeLast() }
            isSpaceDue = false
            text.append(character)
        }

        /// Writes a word that has just ended as short as it can be written.
        mutating func shorten() {
            for (word, short) in [
                ("true", "!0"), ("false", "!1"), ("return undefined", "return"), ("undefined", "void 0"),
            ]
            where end == nil && !isRemark && text.hasSuffix(word) {
                let before = text.dropLast(word.count).last
                if before.map({ !ScriptSpacing.isWord($0) && $0 != "." }) ?? true {
                    text.replaceSubrange(text.index(text.endIndex, offsetBy: -word.count)..., with: short)
                }
            }
        }

        private mutating func inside(_ character: Character, until end: Character) {
            text.append(character)
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if end == "/", character == "[" || character == "]" {
                isInClass = character == "["
            } else if character == end, !isInClass {
                self.end = nil
            }
        }

        /// Whether a slash begins a regular expression here; elsewhere it divides.
        private var beginsExpression: Bool {
            guard let last = text.last else { return true }
            return "(=,:!&|?{};[>".contains(last) || text.hasSuffix("return")
        }

        /// Whether a sign of a sum stands here or just before, and only one: two would mean something else together.
        private func isSum(_ character: Character) -> Bool {
            let signs: Set<Character> = ["+", "-", "/", "%"]
            guard let last = text.last else { return false }
            return signs.contains(last) != signs.contains(character)
        }

        /// Whether it stands by itself, so that a space beside it says nothing.
        private static func isLoose(_ character: Character) -> Bool { "=(){}[],;:?<>&|!*".contains(character) }
    }
}
