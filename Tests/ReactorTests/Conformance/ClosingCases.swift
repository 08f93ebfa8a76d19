/// How a connection ends.
extension ConformanceCase {
    static var closing: [ConformanceCase] {
        let longest = [UInt8](repeating: UInt8(ascii: "r"), count: 123)
        let well: [ConformanceCase] = [
            ConformanceCase("a close without a code", rawFrame(0x88, []), ending: .closed([nil, 1000])),
            ConformanceCase("a close", closeFrame(1000), ending: .closed([1000])),
            ConformanceCase("a reason", closeFrame(1000, Array("tired – ü".utf8)), ending: .closed([1000])),
            ConformanceCase("the longest reason", closeFrame(1000, longest), ending: .closed([1000])),
            ConformanceCase("two closes", closeFrame(1000) + closeFrame(1000), ending: .closed([1000])),
            ConformanceCase("a ping after the close", closeFrame(1000) + ping(), ending: .closed([1000])),
            ConformanceCase("a text after the close", closeFrame(1000) + textFrame("x"), ending: .closed([1000])),
            ConformanceCase(
                "nonsense after the close",
                closeFrame(1000) + [0xFF, 0xFF, 0xFF],
                ending: .closed([1000])
            ),
            ConformanceCase(
                "a close in the middle of a message",
                rawFrame(0x01, "frag".utf8) + closeFrame(1000) + rawFrame(0x80, "ment".utf8),
                ending: .closed([1000])
            ),
        ]
        let broken: [ConformanceCase] = [
            ConformanceCase("a close of one byte", rawFrame(0x88, [3]), ending: .violation(1002)),
            ConformanceCase("a reason too long", closeFrame(1000, longest + [1]), ending: .violation(1002)),
            ConformanceCase(
                "a reason that is no text",
                closeFrame(1000, [0xCE, 0xBA, 0xE1]),
                ending: .violation(1007)
            ),
            ConformanceCase(
                "a reason with a surrogate",
                closeFrame(1000, [0xED, 0xA0, 0x80]),
                ending: .violation(1007)
            ),
        ]
        let good: [UInt16] = [
            1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999,
        ]
        let bad: [UInt16] = [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535]
        let codes =
            good.map { ConformanceCase("code \($0)", closeFrame($0), ending: .closed([$0, 1000])) }
            + bad.map { ConformanceCase("code \($0)", closeFrame($0, Array("why".utf8)), ending: .violation(1002)) }
        return (well + broken + codes).flatMap(\.bothWays)
    }
}
