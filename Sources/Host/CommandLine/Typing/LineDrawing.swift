/// Where the letters of a line stand on a terminal, and how they get there.
struct LineDrawing {
    /// In which of its rows the cursor stands.
    private(set) var row = 0

    static let prompt = "> "

    /// Takes the line away from where the last drawing left it.
    mutating func erased() -> String {
        defer { row = 0 }
        return (row > 0 ? "\u{1B}[\(row)A" : "") + "\r\u{1B}[J"
    }

    /// Draws a line below what is there.
    mutating func drawn(_ line: EditedLine, width: Int) -> String {
        var text = Self.prompt + line.text
        var cursor = Place().behind(Self.prompt + line.before, width)
        var end = cursor.behind(line.after, width)
        // A terminal leaves the last cell of a row only with the next letter; the cursor is to be where that will be.
        if end.column >= width {
            text += "\n"
            end = Place(row: end.row + 1)
        }
        if cursor.column >= width {
            cursor = line.after.first == "\n" ? Place(row: cursor.row, column: width - 1) : Place(row: cursor.row + 1)
        }
        row = cursor.row
        let up = end.row > cursor.row ? "\u{1B}[\(end.row - cursor.row)A" : ""
        return text + up + "\r" + (cursor.column > 0 ? "\u{1B}[\(cursor.column)C" : "")
    }

    private struct Place {
        var row = 0
        var column = 0

        /// The place behind a text that begins here.
        func behind(_ text: String, _ width: Int) -> Place {
            text.reduce(into: self) { place, letter in
                if letter == "\n" || place.column + letter.cells > width { place = Place(row: place.row + 1) }
                if letter != "\n" { place.column += letter.cells }
            }
        }
    }
}

extension Character {
    /// How many cells of a terminal it takes: none for marks, two for pictures and the signs of East Asia.
    var cells: Int {
        guard let first = unicodeScalars.first else { return 0 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        let isPicture = first.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}")
        return isPicture || Self.wide.contains { $0.contains(first.value) } ? 2 : 1
    }

    /// East Asian Wide and Fullwidth, by blocks.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
    ]
}
