import Pipeline
import Testing

@testable import Responders

/// Nothing a learner or an author can write may crash the matcher or make it slow.
@Suite(.timeLimit(.minutes(5)))
struct FAQHostileTests {
    private static let fragments = [
        "## ", "###", "### Hint", "### Answer", "- also: ", "- id:", "```", "~~~", "\n", "\r\n", "\r", "\u{0}", " ",
        "\t",
        "why", "HOMEWORK 2", "2.", ".5", "'", "’s", "=", "==", "%", "[]", "[", "{{course.title}}", "{{", "}}", "é",
        "e\u{301}\u{301}\u{301}", "\u{202E}", "👩‍👩‍👧‍👦", "𝔥𝔢𝔩𝔩𝔬", "什么", "\u{FEFF}", "ﬁ", "İ", "ß", "-", "--", "!",
        "...", "x^2", "\"", "\\", "{\"entries\":[", "]}", "null",
    ]

    private static func nonsense(_ seed: UInt64, _ length: Int) -> String {
        var state = seed
        var text = ""
        for _ in 0..<length {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text += fragments[Int((state >> 33) % UInt64(fragments.count))]
        }
        return text
    }

    @Test func `any file is read or refused`() {
        for seed in 0..<40 as Range<UInt64> {
            let text = Self.nonsense(seed, 60)
            for name in ["faq.md", "faq.json"] {
                guard let document = try? FAQDocument(text, file: name) else { continue }
                let index = FAQIndex(document.entries, language: .english, subject: document.title)
                for entry in document.entries { _ = index.find(entry.question) }
            }
        }
    }

    @Test func `any message is answered or not`() {
        let entries = (0..<50 as Range<UInt64>).map { seed in
            var entry = FAQEntry(
                id: "\(seed)",
                ask: [Self.nonsense(seed, 8), Self.nonsense(seed + 99, 3)],
                answer: "x"
            )
            entry.keywords = [Self.nonsense(seed + 7, 1)]
            return entry
        }
        for language in Language.all {
            let index = FAQIndex(entries, language: language)
            for seed in 0..<10 as Range<UInt64> {
                for match in index.rank(Self.nonsense(seed, 40)) { #expect((0...1).contains(match.score)) }
            }
        }
    }

    @Test func `huge messages cost little`() {
        let index = FAQIndex([FAQEntry(id: "a", ask: ["Why is the slope negative?"], answer: "x")], language: .english)
        let huge = [
            String(repeating: "a", count: 200_000), String(repeating: "why slope ", count: 200_000),
            String(repeating: "\n", count: 200_000), String(repeating: "e\u{301}", count: 50_000),
            String(repeating: "?!.,;", count: 40_000), (0..<5_000).map { "xq\($0)zu" }.joined(separator: " "),
            String(repeating: "{", count: 100_000),
        ]
        for text in huge { _ = index.find(text) }
        for text in huge { _ = FAQAnswer(text).text(in: .init()) }
        for text in huge { _ = try? FAQDocument("## Q\n" + text, file: "faq.md") }
    }

    @Test func `a file that is too large is refused before it is read`() {
        let text = String(repeating: "x", count: FAQDocument.mostBytes + 1)
        #expect(throws: (any Error).self) { try FAQDocument(text, file: "faq.md") }
    }

    @Test func `many threads may search one index`() async {
        let index = FAQIndex([FAQEntry(id: "a", ask: ["Why is the slope negative?"], answer: "x")], language: .english)
        let hits = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<64 {
                group.addTask { if case .hit = index.find("hi why is my slope negativ") { true } else { false } }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(hits == 64)
    }
}
