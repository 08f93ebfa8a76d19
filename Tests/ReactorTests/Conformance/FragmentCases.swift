/// Messages in fragments, with control frames between them.
extension ConformanceCase {
    static var fragments: [ConformanceCase] {
        let (one, two) = (rawFrame(0x01, "frag".utf8), rawFrame(0x80, "ment".utf8))
        let middle = rawFrame(0x00, "-".utf8)
        let payload = Array("ping".utf8)
        let whole = ConformanceCase.Answer.text("fragment")
        let good: [ConformanceCase] = [
            ConformanceCase("two fragments", one + two, answers: [whole]),
            ConformanceCase(
                "binary fragments",
                rawFrame(0x02, [0xFF]) + rawFrame(0x80, [0xFE]),
                answers: [.binary([0xFF, 0xFE])]
            ),
            ConformanceCase("three fragments", one + middle + two, answers: [.text("frag-ment")]),
            ConformanceCase("a ping between fragments", one + ping(payload) + two, answers: [.pong(payload), whole]),
            ConformanceCase(
                "a ping and a pong in each gap",
                one + ping(payload) + rawFrame(0x8A, []) + middle + ping() + rawFrame(0x8A, [1]) + two,
                answers: [.pong(payload), .pong([]), .text("frag-ment")]
            ),
            ConformanceCase(
                "empty fragments",
                rawFrame(0x01, []) + rawFrame(0x00, []) + rawFrame(0x80, []),
                answers: [.text("")]
            ),
            ConformanceCase(
                "a text between empty fragments",
                rawFrame(0x01, []) + rawFrame(0x00, "middle".utf8) + rawFrame(0x80, []),
                answers: [.text("middle")]
            ),
            ConformanceCase(
                "fifty fragments, each with a ping behind it",
                rawFrame(0x01, "0".utf8) + (1...49).flatMap { ping([UInt8($0)]) + rawFrame(0x00, "\($0)".utf8) }
                    + rawFrame(0x80, "!".utf8),
                answers: (1...49).map { .pong([UInt8($0)]) } + [.text((0...49).map { "\($0)" }.joined() + "!")]
            ),
            ConformanceCase(
                "two messages in fragments, one after the other",
                one + two + rawFrame(0x02, [1]) + rawFrame(0x80, [2]) + textFrame("last"),
                answers: [whole, .binary([1, 2]), .text("last")]
            ),
        ]
        func broken(_ name: String, _ bytes: [UInt8], after answers: [ConformanceCase.Answer] = []) -> ConformanceCase {
            ConformanceCase(name, bytes, answers: answers, ending: .violation(1002))
        }
        let bad: [ConformanceCase] = [
            broken("a continuation of nothing, at its end", rawFrame(0x80, "x".utf8) + textFrame("x")),
            broken("a continuation of nothing, with more to come", rawFrame(0x00, "x".utf8) + textFrame("x")),
            broken("a continuation of what has ended", textFrame("a") + rawFrame(0x80, "x".utf8), after: [.text("a")]),
            broken("an empty continuation of nothing", rawFrame(0x80, [])),
            broken("a text in the middle of a text", one + textFrame("x")),
            broken("a binary message in the middle of a text", one + rawFrame(0x82, [1])),
            broken("a text in the middle of a text, after a ping", one + ping() + textFrame("x"), after: [.pong([])]),
            broken("two beginnings", one + one + two),
            broken("a close in fragments", rawFrame(0x08, [])),
        ]
        return (good + bad).flatMap(\.bothWays)
    }
}
