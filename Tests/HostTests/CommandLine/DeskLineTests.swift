import Testing

@testable import Host

@Suite struct DeskLineTests {
    @Test(arguments: [
        ("/next", DeskLine.next), ("  /list ", .list), ("/take 42", .take("42")),
        ("/note two  words", .note("two  words")),
        ("/release", .release(nil)), ("/release  late ", .release("late ")),
        ("/pass seniors too hard", .pass("seniors", "too hard")),
        ("/pass seniors", .pass("seniors", nil)), ("/done", .done(nil)), ("/back We spoke.", .back("We spoke.")),
        ("/here", .presence("available")), ("/away", .presence("away")), ("Hello / there", .say("Hello / there")),
    ])
    func `a line is read`(text: String, line: DeskLine) throws { #expect(try DeskLine(text) == line) }

    @Test func `an empty line is none`() throws { #expect(try DeskLine("   ") == nil) }

    @Test(arguments: ["/nxt", "/take", "/note", "/pass", "/"])
    func `a slip is not said to the learner`(text: String) {
        #expect(throws: Complaint.self) { try DeskLine(text) }
    }
}
