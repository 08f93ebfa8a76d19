import Pipeline
import Testing

@Suite("What is known of a turn")
struct ContextTests {
    /// Speaks of itself, and of the course as well.
    private struct Bookmark: Codable, ContextKey {
        static let name = "bookmark"
        static let facts: [Fact] = [
            .number("bookmark.page", of: Bookmark.self, "the page") { Double($0.page) },
            .text("bookmark.course", of: Course.self, "the course the book is for") { $0.id },
        ]
        var page: Int
    }

    private func facts(of context: Context) -> [String: FactValue] {
        Dictionary(context.facts.map { ($0.name, $0.value) }) { first, _ in first }
    }

    @Test func `a finding may name facts of another, which are read from that one`() {
        var context = Context()
        context[Bookmark.self] = Bookmark(page: 7)
        #expect(facts(of: context) == ["bookmark.page": .number(7)])
        context[Course.self] = Course(id: "algebra-1", title: "Algebra 1")
        let known = facts(of: context)
        #expect(known["bookmark.course"] == .text("algebra-1") && known["course.id"] == .text("algebra-1"))
    }

    @Test func `what is assumed goes before what was found`() {
        var context = Context()
        context[Bookmark.self] = Bookmark(page: 7)
        context.assumed["bookmark.page"] = .number(8)
        #expect(facts(of: context) == ["bookmark.page": .number(8)])
        #expect(context.value(of: Bookmark.facts[0]) == .number(8))
        #expect(context.value(of: Bookmark.facts[1]) == nil)
    }
}
