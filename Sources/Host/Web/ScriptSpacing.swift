/// Takes the spaces out of JavaScript that only its readers need: browsers get less, and the sources stay readable.
///
/// Strings, templates and regular expressions are left as they are; a line in which it cannot tell them apart, too.
struct ScriptSpacing {
    /// Whether the last line left a template open.
    private var isInTemplate = false

    /// The lines as one text; a line break stays where it might end a statement.
    static func tight(_ lines: [String]) -> String {
        var spacing = ScriptSpacing()
        var text = ""
        for line in lines.map({ spacing.tight($0) }) where !line.isEmpty {
            let goesOn = text.last.map { ";{,(".contains($0) } ?? true
            let closes = line.first.map { "})".contains($0) } ?? false
            if !goesOn, !closes { text += "\n" }
            text += line
        }
        return text + "\n"
    }

    private mutating func tight(_ line: String) -> String {
        let marks = line.count { $0 == "`" }
        guard !isInTemplate, marks.isMultiple(of: 2), marks < 4 || !line.contains("${") else {
            if !marks.isMultiple(of: 2) { isInTemplate.toggle() }
            return line
        }
        var reading = Reading()
        for character in line { reading.take(character) }
        return reading.text
    }

    /// One line while it is read.
    private struct Reading {
        var text = ""
        /// What ends the string, template or regular expression that is being read.
        private var end: Character?
        private var isEscaped = false
        /// Whether it is inside the brackets of a regular expression, where a slash ends nothing.
        private var isInClass = false
        private var isSpaceDue = false

        mutating func take(_ character: Character) {
            if let end { return inside(character, until: end) }
            if character == " " {
                isSpaceDue = !(text.last.map(Self.isLoose) ?? true)
                return
            }
            if "\"'`".contains(character) || character == "/" && beginsExpression { end = character }
            if isSpaceDue, !Self.isLoose(character) { text.append(" ") }
            isSpaceDue = false
            text.append(character)
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

        /// Whether it stands by itself, so that a space beside it says nothing.
        private static func isLoose(_ character: Character) -> Bool { "=(){}[],;:?<>&|!*".contains(character) }
    }
}
