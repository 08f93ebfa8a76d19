import Testing

@testable import Host

/// Keys by their bytes, as terminals send them.
@Suite struct `A line that is written at a terminal` {
    private static let (left, right) = ("\u{1B}[D", "\u{1B}[C")

    @Test(arguments: [
        ("Divide.", "Divide.|"), ("Grüße 数 👍🏽", "Grüße 数 👍🏽|"), ("ab\u{7F}", "a|"), ("e\u{301}x\u{7F}\u{7F}", "|"),
        ("ac\(left)b", "ab|c"), ("ac\(left)b\(right)d", "abcd|"), ("ab\u{1B}OHx", "x|ab"), ("ab\u{1}x\u{5}y", "xaby|"),
        ("ab\u{1B}[1~\u{1B}[3~", "|b"), ("ab\u{1}\u{4}", "|b"), ("one two\u{17}x", "one x|"),
        ("one two\u{1B}[1;5Dx", "one x|two"), ("one two\u{1B}b\u{1B}b\u{1B}fx", "onex| two"),
        ("one\(left)\u{15}", "|e"), ("one\(left)\(left)\u{B}", "o|"), ("a\u{1B}\rb", "a\nb|"),
        ("\u{1B}[200~a\rb\tc\u{3}\u{1B}[201~d", "a\nb cd|"), ("\u{7F}\(left)\(right)", "|"),
        // What no terminal sends, or nobody knows.
        ("a\u{1B}[99;99Xb", "ab|"), ("a\u{1B}[\u{1B}b", "|a"), ("a\u{0}\u{1C}b", "ab|"),
    ])
    func `takes what is pressed`(pressed: String, written: String) {
        var typist = Typist()
        typist.press(pressed)
        #expect("\(typist.line.before)|\(typist.line.after)" == written)
    }

    @Test func `takes no half letter`() {
        var typist = Typist()
        typist.press([
            0xC3, UInt8(ascii: "a"), 0xE6, 0x95, UInt8(ascii: "b"), 0xFF, 0x80, 0xED, 0xA0, 0x80, UInt8(ascii: "c"),
        ])
        #expect(typist.line.text == "abc")
    }

    @Test func `is over with Enter, and can be had again`() {
        var typist = Typist()
        typist.press("/next\r/next\rDivide.\rnew")
        #expect(typist.events == [.line("/next"), .line("/next"), .line("Divide.")])
        typist.press("\u{1B}[A")
        #expect(typist.line.text == "Divide.")
        typist.press("\u{1B}[A\u{1B}[A\u{1B}[A")
        #expect(typist.line.text == "/next")
        typist.press("\u{1B}[B\u{1B}[B\u{1B}[B")
        #expect(typist.line.text == "new")
    }

    @Test func `asks for what it cannot do itself`() {
        var typist = Typist()
        typist.press("a\u{3}\u{1A}\u{C}\u{4}\u{7F}\u{4}")
        #expect(typist.events == [.interrupt, .suspend, .cleared, .over])
    }

    @Test func `has an end`() {
        var typist = Typist()
        typist.press(String(repeating: "a", count: EditedLine.most + 10))
        #expect(typist.line.text.utf8.count == EditedLine.most)
    }

    private struct Typist {
        var (keys, line, events) = (KeyReader(), EditedLine(), [EditedLine.Event]())

        mutating func press(_ text: String) { press(Array(text.utf8)) }

        mutating func press(_ bytes: [UInt8]) {
            for byte in bytes {
                guard let key = keys.take(byte) else { continue }
                let event = line.take(key)
                if event != .changed, event != .nothing { events.append(event) }
            }
        }
    }
}
