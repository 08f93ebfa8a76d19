import FoundationEssentials
import Testing

@testable import Responders

/// Equations in questions to the FAQ of the example course.
struct EquationTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private let index: FAQIndex

    init() throws {
        let path = Self.root.appending(path: "examples/courses/algebra-1/faq.md")
        let document = try FAQDocument(String(decoding: try Data(contentsOf: path), as: UTF8.self), file: "faq.md")
        index = FAQIndex(document.entries, language: .english, subject: document.title)
    }

    @Test(arguments: ["unit-1", "unit-2", "unit-3", "unit-4"])
    func `an equation that no entry asks with finds none`(module: String) {
        for text in [
            "How do I solve 2x + 3 = 7?", "solve 5x+2=12", "4x - 1 = 11", "3x+5=16", "how do I solve 3x + 5 = 16",
            "y = 2x - 3", "y = 3x + 1 ?", "كيف أحل هذه المعادلة؟ 2x + 3 = 7", "7x - 4 = 3x + 13", "5/6 - 1/8 = ?",
        ] {
            let finding = index.find(text, module: module)
            if case .miss = finding { continue }
            Issue.record("\(text): \(finding)")
        }
    }

    @Test(arguments: [
        "2 3", "x", "x y", "7", "(4, 10)", "1/2", "3 5 8", "x + 3", "16", "x = 7", "1 + 1 = 2", "+", "3x", "2 7", "20",
        "b",
    ])
    func `numbers, letters and operators alone find nothing`(text: String) {
        for module in [nil, "unit-1", "unit-2", "unit-3", "unit-4"] {
            let finding = index.find(text, module: module)
            if case .miss = finding { continue }
            Issue.record("\(module ?? "-"): \(finding)")
        }
    }

    @Test(arguments: [
        ("3x-5=16 ??", "unit-2", "Exercise 2.3: Solve 3x − 5 = 16"),
        ("7x − 4 = 3x + 12 help", "unit-2", "Exercise 2.6: Solve 7x − 4 = 3x + 12"),
        ("how do I graph y = 3x - 4", "unit-3", "How do I draw a line from its equation?"),
        ("does the point (3, 11) lie on the line y = 2x + 5", "unit-3", "How can I tell if a point is on a line?"),
    ])
    func `an equation that an entry asks with finds it, and so do the words around another`(
        text: String,
        module: String,
        question: String
    ) {
        guard case .hit(let match) = index.find(text, module: module) else {
            Issue.record("\(text) finds nothing")
            return
        }
        #expect(match.entry.question == question)
    }
}
