/// A stretch of a GIFT file in which what was written with a backslash is no longer a sign of the language.
struct GIFTText {
    struct Mark: Equatable {
        let scalar: Unicode.Scalar
        /// Written with a backslash, so that it stands for itself.
        let isLiteral: Bool
        let line: Int
    }

    var marks: ArraySlice<Mark>

    init(_ marks: ArraySlice<Mark>) { self.marks = marks }

    /// Reads the lines of one question; the first has this number.
    init(_ lines: [(number: Int, text: Substring)]) {
        var marks: [Mark] = []
        for (number, text) in lines {
            var scalars = text.unicodeScalars[...]
            while let scalar = scalars.popFirst() {
                guard scalar == "\\", let next = scalars.first else {
                    marks.append(Mark(scalar: scalar, isLiteral: false, line: number))
                    continue
                }
                if next == "n" {
                    marks.append(Mark(scalar: "\n", isLiteral: true, line: number))
                } else if "~=#{}:\\".unicodeScalars.contains(next) {
                    marks.append(Mark(scalar: next, isLiteral: true, line: number))
                } else {
                    marks.append(Mark(scalar: scalar, isLiteral: true, line: number))
                    continue
                }
                scalars.removeFirst()
            }
            marks.append(Mark(scalar: "\n", isLiteral: false, line: number))
        }
        self.marks = marks[...]
    }

    var line: Int { marks.first?.line ?? 0 }

    /// The text itself, without white space at its ends, however that was written.
    var text: String {
        var view = String.UnicodeScalarView()
        for mark in marks { view.append(mark.scalar) }
        return String(view).trimmedText
    }

    /// The same for a question in `format`, where the text may begin with one of its own, as Moodle writes it: [html].
    func text(in format: TextFormat) -> String {
        guard starts(with: "["), let (word, after) = dropping(upTo: marks.startIndex + 1).split(at: "]"),
            let own = TextFormat(rawValue: word.text)
        else { return text }
        return switch (own, format) {
        case (.html, .html): after.text
        case (.html, _): MarkupText.plain(after.text)
        case (_, .html): MarkupText.escaped(after.text)
        default: after.text
        }
    }

    /// A remark or a hint; `nil` where nothing is said.
    func remark(in format: TextFormat) -> String? {
        let text = text(in: format)
        return text.isEmpty ? nil : text
    }

    var isEmpty: Bool { marks.allSatisfy(\.scalar.properties.isWhitespace) }

    var trimmed: GIFTText {
        func isBlank(_ mark: Mark) -> Bool { !mark.isLiteral && mark.scalar.properties.isWhitespace }
        let start = marks.drop(while: isBlank)
        let end = start.lastIndex { !isBlank($0) }
        return GIFTText(end.map { start[...$0] } ?? [])
    }

    func starts(with sign: String) -> Bool {
        let scalars = sign.unicodeScalars
        guard marks.count >= scalars.count else { return false }
        return zip(marks, scalars).allSatisfy { $0.scalar == $1 && !$0.isLiteral }
    }

    /// Where a sign of the language stands first.
    func firstIndex(of sign: String) -> Int? {
        let count = sign.unicodeScalars.count
        guard let first = sign.unicodeScalars.first else { return nil }
        return marks.indices.first { index in
            marks[index].scalar == first && !marks[index].isLiteral
                && (count == 1 || GIFTText(marks[index...]).starts(with: sign))
        }
    }

    /// The parts before and after a sign; `nil` when it does not occur.
    func split(at sign: String) -> (before: GIFTText, after: GIFTText)? {
        guard let index = firstIndex(of: sign) else { return nil }
        return (GIFTText(marks[..<index]), dropping(upTo: index + sign.unicodeScalars.count))
    }

    func dropping(upTo index: Int) -> GIFTText { GIFTText(marks[min(index, marks.endIndex)...]) }
}
