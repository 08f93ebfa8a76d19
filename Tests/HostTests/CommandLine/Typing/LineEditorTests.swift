import Testing

@testable import Host

@Suite struct `A line at the bottom of a terminal` {
    @Test func `stays there whatever is told above it`() {
        let screen = Screen()
        screen.type("Divide bo")
        screen.tell("New: ada asks")
        #expect(screen.lines == ["New: ada asks", "> Divide bo"])
        #expect(screen.type("th.\r") == ["Divide both."])
        screen.tell("Sent.")
        #expect(screen.lines == ["New: ada asks", "> Divide both.", "Sent.", ">"])
    }

    /// Rows of ten cells.
    @Test(arguments: [
        ("1234567", ["> 1234567"]), ("12345678", ["> 12345678", ""]), ("123456789", ["> 12345678", "9"]),
        ("1234567数", ["> 1234567", "数"]), ("12\u{1B}\r34", ["> 12", "34"]),
        ("12345678\u{1B}\r9", ["> 12345678", "9"]),
        ("123456789\u{1}0", ["> 01234567", "89"]), ("1234567890123456789\u{7F}", ["> 12345678", "9012345678", ""]),
        ("1234567890123456789\u{15}ab", ["> ab"]),
    ])
    func `takes as many rows as it needs, and no more`(typed: String, rows: [String]) {
        let screen = Screen(width: 10)
        screen.type(typed)
        #expect(screen.lines == rows)
        screen.tell("New")
        #expect(screen.lines == ["New"] + rows)
    }

    @Test func `is taken away at the end, and the terminal given back once`() {
        let screen = Screen()
        screen.type("half")
        screen.editor.close()
        screen.editor.close()
        screen.tell("Goodbye.")
        #expect(screen.lines == ["Goodbye.", ""])
        #expect(screen.closed == 1)
    }

    @Test func `is there again after the program was stopped`() {
        let screen = Screen()
        screen.type("half\u{1A}")
        #expect(screen.whenStopped == [""])
        #expect(screen.lines == ["> half"])
        screen.type("\u{3}")
        #expect(screen.interrupted == 1)
    }
}
