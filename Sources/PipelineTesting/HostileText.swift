/// What somebody might type, by accident or on purpose, that has broken programs before.
public struct HostileText: Sendable, CustomStringConvertible {
    /// What is special about it; the text itself may be a megabyte long.
    public let description: String
    public let text: String

    init(_ description: String, _ text: String) {
        self.description = description
        self.text = text
    }

    public static let all: [HostileText] = [
        HostileText("no text at all", ""),
        HostileText("nothing but spaces", "   \t  \u{A0}\u{3000}  "),
        HostileText("nothing but line breaks", "\n\r\n\u{2028}\u{2029}\u{85}\n"),
        HostileText(
            "all control characters",
            String(String.UnicodeScalarView((0..<32).compactMap(Unicode.Scalar.init)))
        ),
        HostileText("a null in the middle", "What is\u{0}a mole?"),
        HostileText("a lone combining mark", "\u{301}"),
        HostileText("a pile of combining marks", "a" + String(repeating: "\u{301}", count: 5_000)),
        HostileText(
            "text from right to left, with overrides",
            "\u{202E}elom a si tahW\u{202C} מהו מול? \u{200F}ما هو المول؟"
        ),
        HostileText("invisible characters", "What\u{200B} is\u{FEFF} a\u{AD} mo\u{2060}le?"),
        HostileText("families and flags", "👩‍👩‍👧‍👦🏴‍☠️🇪🇺👍🏽"),
        HostileText("characters that are none", "\u{FFFD}\u{FFFE}\u{10FFFF}"),
        HostileText("JSON", #"{"turn":{"text":"x"}}\n{"done":{}}"#),
        HostileText("quotes and backslashes", #""\\\"''`$(rm -rf /)`%s%n\u0000"#),
        HostileText("markup", "<script>alert(1)</script> [x](javascript:y) ```"),
        HostileText("nested brackets", String(repeating: "[", count: 10_000)),
        HostileText("a word of 100000 letters", String(repeating: "w", count: 100_000)),
        HostileText("100000 words", String(repeating: "what ", count: 100_000)),
        HostileText("a megabyte of letters", String(repeating: "What is a mole? ", count: 65_536)),
        HostileText("a megabyte of line breaks", String(repeating: "\n", count: 1_048_576)),
        HostileText("a megabyte of emoji", String(repeating: "👩‍👩‍👧‍👦", count: 41_943)),
    ]
}

extension HostileText {
    /// What the first text does to a part that cannot take it; `nil` when it takes them all.
    static func fault(
        within patience: Duration,
        _ give: @escaping @Sendable (_ text: String) async throws -> Void
    ) async -> String? {
        for hostile in all {
            let failure = await finished(within: patience) { () -> String? in
                do {
                    try await give(hostile.text)
                    return nil
                } catch { return "\(error)" }
            }
            guard let failure else { return "\(hostile) kept it busy for more than \(patience)" }
            if let failure { return "\(hostile) made it fail: \(failure)" }
        }
        return nil
    }
}
