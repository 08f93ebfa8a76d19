/// A difference as people read it: the question, and below it what was said and what would be, beside each other.
struct SideBySide: Sendable {
    let turn: ReplayedTurn
    let style: Style
    /// How many characters each side has.
    var width = 56

    var text: String {
        let place = turn.course + (turn.module.map { "/\($0)" } ?? "")
        let head = "\(style.bold("\(turn.id)"))  \(place)\n  \(Self.oneLine(turn.question))"
        let (left, right) = (side("before", turn.before), side("after", turn.after))
        let rows = (0..<max(left.count, right.count)).map { row in
            let (left, right) = (row < left.count ? left[row] : "", row < right.count ? right[row] : "")
            return "  \(left.padded(to: width)) \(style.dim("│")) \(right)"
        }
        return ([head] + rows).joined(separator: "\n")
    }

    private func side(_ label: String, _ result: TurnResult) -> [String] {
        let by = result.by.map { " by \($0)" } ?? ""
        let said = result.text.map { Self.lines(of: $0, width) } ?? []
        let shown = said.count > Self.most ? said.prefix(Self.most) + ["…"] : said[...]
        return ["\(label): \(result.outcome)\(by)"] + shown
    }

    /// More lines of an answer than these are not shown.
    private static let most = 6

    private static func oneLine(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 110 ? line.prefix(109) + "…" : line
    }

    /// The words of a text in lines that are not longer than `width`.
    static func lines(of text: String, _ width: Int) -> [String] {
        text.split(whereSeparator: \.isNewline).flatMap { paragraph in
            var lines = [""]
            for word in paragraph.split(separator: " ") {
                var word = word
                if lines[lines.count - 1].count + word.count + 1 > width, lines[lines.count - 1] != "" {
                    lines.append("")
                }
                while word.count > width {
                    lines[lines.count - 1] = String(word.prefix(width))
                    lines.append("")
                    word = word.dropFirst(width)
                }
                let line = lines[lines.count - 1]
                lines[lines.count - 1] = line.isEmpty ? String(word) : "\(line) \(word)"
            }
            return lines
        }
    }
}
