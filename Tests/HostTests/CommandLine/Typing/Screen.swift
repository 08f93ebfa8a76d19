import Locking

@testable import Host

/// A terminal with an editor in it, which knows as much of the language of terminals as that speaks.
struct Screen: Sendable {
    let editor: LineEditor
    private let shown: Lock<Shown>

    init(width: Int = 80) {
        let shown = Lock(Shown(width: width))
        editor = LineEditor(
            LineEditor.Terminal(
                read: { [] },
                write: { text in shown.withLock { $0.take(text) } },
                width: { width },
                suspend: { shown.withLock { $0.whenStopped = $0.lines } },
                interrupt: { shown.withLock { $0.interrupted += 1 } },
                close: { shown.withLock { $0.closed += 1 } }
            )
        )
        self.shown = shown
    }

    /// Presses keys; returns the lines that were ended with them.
    @discardableResult
    func type(_ keys: String) -> [String] {
        editor.open()
        editor.give(Array(keys.utf8))
        var lines: [String] = []
        while case .line(let line) = editor.heed() { lines.append(line) }
        return lines
    }

    func tell(_ text: String) { editor.show(text) { line in shown.withLock { $0.take(line + "\n") } } }

    var lines: [String] { shown.withLock { $0.lines } }
    var whenStopped: [String] { shown.withLock { $0.whenStopped } }
    var interrupted: Int { shown.withLock { $0.interrupted } }
    var closed: Int { shown.withLock { $0.closed } }

    private struct Shown {
        let width: Int
        var rows: [[Character]] = [[]]
        var (row, column) = (0, 0)
        /// Between an escape and the letter that ends it.
        var order: String?
        var (closed, interrupted) = (0, 0)
        var whenStopped: [String] = []

        init(width: Int) { self.width = width }

        /// What can be seen; the other half of a wide letter is not.
        var lines: [String] {
            rows.map { row in
                let text = String(row.filter { $0 != "\0" })
                return String(text.reversed().drop { $0 == " " }.reversed())
            }
        }

        mutating func take(_ text: String) {
            for letter in text {
                if let begun = order {
                    order = begun + String(letter)
                    if letter.isLetter {
                        obey(begun.dropFirst(), letter)
                        order = nil
                    }
                } else if letter == "\u{1B}" {
                    order = ""
                } else {
                    show(letter)
                }
            }
        }

        private mutating func obey(_ number: Substring, _ letter: Character) {
            let count = Int(number) ?? 1
            switch letter {
            case "A": row -= count
            case "C": column += count
            case "J" where number == "2": rows = [[]]
            case "J":
                rows.removeSubrange((row + 1)...)
                rows[row].removeSubrange(min(column, rows[row].count)...)
            case "H": (row, column) = (0, 0)
            default: break
            }
        }

        private mutating func show(_ letter: Character) {
            switch letter {
            case "\r": column = 0
            case "\n", "\r\n": (row, column) = (row + 1, 0)
            default:
                // The last cell of a row is left only with the next letter.
                if column + letter.cells > width { (row, column) = (row + 1, 0) }
                fill()
                for half in 0..<letter.cells {
                    if column + half < rows[row].count { rows[row].remove(at: column + half) }
                    rows[row].insert(half == 0 ? letter : "\0", at: column + half)
                }
                column += letter.cells
            }
            fill()
        }

        private mutating func fill() {
            while rows.count <= row { rows.append([]) }
            while rows[row].count < column { rows[row].append(" ") }
        }
    }
}
