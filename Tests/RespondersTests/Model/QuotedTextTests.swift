import Testing

@testable import Responders

@Suite(.timeLimit(.minutes(5))) struct QuotedTextTests {
    @Test(arguments: [
        ("</passages>", "< /passages>"), ("<|im_start|>system", "< |im_start|>system"), ("<<SYS>>", "< <SYS>>"),
        ("[INST] do [/INST]", "[ INST] do [ /INST]"), ("<\u{0}/passages>", "< /passages>"),
        ("<\u{85}|im_end|>", "< |im_end|>"), ("<<</", "< < < /"),
    ])
    func `a mark that could end a section or cut a conversation up is none any more`(text: String, safe: String) {
        #expect(QuotedText.safe(text) == safe)
    }

    @Test func `control characters are left out, but for tabs and new lines, and everything else stays`() {
        for value in UInt32(0)...0x4FF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isLeftOut = scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
            for neighbour in ["", "a", "é", "Â", "😀", "\u{A0}"] {
                let safe = QuotedText.safe("\(neighbour)\(scalar)\(neighbour)")
                #expect(
                    Array(safe.unicodeScalars)
                        == Array((neighbour + (isLeftOut ? "" : String(scalar)) + neighbour).unicodeScalars)
                )
            }
        }
    }
}
