import Pipeline
import Testing

@testable import Responders

struct FAQJSONTests {
    private func faults(_ json: String) -> [String] {
        do {
            _ = try FAQDocument(json, file: "faq.json")
            return []
        } catch { return error.all.map { "\($0.line):\($0.column): \($0.path): \($0.message)" } }
    }

    @Test func `an entry is read with everything it may have`() throws {
        let document = try FAQDocument(
            """
            {
              "title": "Algebra 1",
              "entries": [
                { "ask": ["When is it due?", "deadline {"], "answer": "Friday." },
                { "id": "two", "ask": ["Why?"], "keywords": ["reason"], "answer": "So.", "hints": ["Think."],
                  "module": "unit-2", "test": ["how come"] }
              ]
            }
            """,
            file: "faq.json"
        )
        #expect(document.title == "Algebra 1")
        #expect(document.entries.map(\.id) == ["when-is-it-due", "two"])
        #expect(document.entries.map(\.line) == [4, 5])
        #expect(document.entries[1].hints == ["Think."])
        #expect(document.entries[1].module == "unit-2")
        #expect(document.entries[1].tests == ["how come"])
        #expect(document.entries[1].keywords == ["reason"])
    }

    @Test func `everything wrong is reported at once, with its place and the nearest name`() {
        let found = faults(
            """
            { "entries": [
              { "ask": [], "answer": "x" },
              { "aks": ["Why?"], "ask": ["Why?"], "answer": "" },
              { "ask": ["How?"], "answer": "So.", "hints": [" "] }
            ] }
            """
        )
        #expect(found.count == 3)
        #expect(found.contains { $0.hasPrefix("2:") && $0.contains("\"ask\"") })
        #expect(found.contains { $0.hasPrefix("3:") && $0.contains("did you mean \"ask\"?") })
        #expect(found.contains { $0.hasPrefix("4:") && $0.contains("a hint is empty") })
    }

    @Test func `the same question twice is a fault in JSON too`() {
        let entry = "{ \"ask\": [\"Why?\"], \"answer\": \"So.\" }"
        #expect(faults("{ \"entries\": [\n\(entry),\n\(entry)\n] }").count == 2)
    }

    @Test(arguments: ["", "[]", "{", "{\"entries\": 3}", "{\"entries\": [3]}", "nonsense", "{\"entries\": []}"])
    func `what is no list of entries is refused`(json: String) { #expect(!faults(json).isEmpty) }
}
