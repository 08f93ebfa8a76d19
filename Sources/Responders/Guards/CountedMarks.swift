/// Numbers that are drawn instead of written: as many dots, strokes or pictures.
enum CountedMarks {
    /// How many of one kind stand in a row, as results.
    static func reading(of text: String, isAsked: Bool) -> String {
        guard text.utf8.contains(where: { $0 >= 0xE2 || $0 == UInt8(ascii: "|") }) else { return "" }
        // Two may be there to be pretty, where nobody asked for them.
        let least = isAsked ? 2 : 4
        var (found, run, mark): ([String], Int, Unicode.Scalar?) = ([], 0, nil)
        func close() {
            if run >= least { found.append("= \(run)") }
            (run, mark) = (0, nil)
        }
        for scalar in text.unicodeScalars {
            if scalar == " " || isPart(scalar) { continue }
            guard isMark(scalar) else {
                close()
                continue
            }
            if scalar != mark { close() }
            (run, mark) = (run + 1, scalar)
        }
        close()
        return found.joined(separator: " . ")
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .otherSymbol, .mathSymbol: scalar.value >= 0x2190 || scalar == "|"
        default: scalar == "•" || scalar == "●"
        }
    }

    /// Colours of skin, and what makes pictures of signs.
    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F3FB...0x1F3FF).contains(scalar.value) || [0xFE0F, 0xFE0E, 0x200D].contains(scalar.value)
    }
}
