import FoundationEssentials
import Pipeline
import Testing

@testable import Responders

struct FAQQualityTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: Self.root.appending(path: path)), as: UTF8.self)
    }

    /// The bounds lie a little below what was measured: they are here to notice a change for the worse.
    @Test func `the development set is understood about as well as it was`() throws {
        var questions: [FAQQuality.Question] = []
        var courses: [String: FAQIndex] = [:]
        for course in ["algebra-1", "biology-1", "programming-1"] {
            let path = "Tests/RespondersTests/Development/\(course).jsonl"
            questions += try FAQQuality.Question.read(try text(path), file: path)
            let document = try FAQDocument(try text("examples/courses/\(course)/faq.md"), file: "faq.md")
            courses[course] = FAQIndex(document.entries, language: .english, subject: document.title)
        }
        let quality = try FAQQuality(questions, in: courses)
        #expect(quality.trials.count > 350)
        #expect(quality.precision >= 0.95)
        #expect(quality.recall >= 0.77)
    }

    @Test func `precision is about answers, recall about questions that have one`() throws {
        let index = FAQIndex(
            [
                FAQEntry(id: "a", ask: ["Why is the slope negative?"], answer: "x"),
                FAQEntry(id: "b", ask: ["When is homework 2 due?"], answer: "x"),
            ],
            language: .english
        )
        let questions = [
            ("Why is the slope negative?", "a"), ("When is homework 2 due?", "a"), ("what is a mole", "b"),
            ("hello", nil),
        ].map { FAQQuality.Question(course: "c", say: $0.0, expect: $0.1) }
        let quality = try FAQQuality(questions, in: ["c": index])
        #expect(quality.trials.map(\.ending) == [.right, .wrong, .missed, .silent])
        #expect(quality.precision == 0.5)
        #expect(quality.recall == 1.0 / 3)
    }

    @Test func `a set is read line by line, and its faults name the line`() throws {
        let read = try FAQQuality.Question.read(
            "{\"course\": \"a\", \"say\": \"x\", \"expect\": null}\n\n{\"course\": \"a\", \"module\": \"m\", \"say\": \"y\", \"expect\": \"q\"}\n",
            file: "set.jsonl"
        )
        #expect(
            read == [
                FAQQuality.Question(course: "a", say: "x", expect: nil),
                FAQQuality.Question(course: "a", module: "m", say: "y", expect: "q"),
            ]
        )
        let faults = #expect(throws: Faults.self) {
            try FAQQuality.Question.read("{\"course\": \"a\", \"say\": \"x\"}\n{\"say\": 3}\nnope\n", file: "set.jsonl")
        }
        #expect(Set(faults?.all.map(\.line) ?? []) == [2, 3])
    }

    @Test func `a set that expects an unknown entry is refused`() {
        let question = FAQQuality.Question(course: "a", say: "x", expect: "nowhere")
        #expect(throws: UnknownExpectation.self) {
            try FAQQuality([question], in: ["a": FAQIndex([], language: .english)])
        }
    }
}
