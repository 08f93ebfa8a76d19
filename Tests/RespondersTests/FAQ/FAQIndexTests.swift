import Pipeline
import Testing

@testable import Responders

struct FAQIndexTests {
    private static let entries: [FAQEntry] = [
        entry("homework-2", ["When is homework 2 due?", "deadline for hw2"], ["due", "deadline"], "On Friday."),
        entry(
            "late",
            ["What happens if I hand in homework late?"],
            ["late", "penalty"],
            "You lose 20% of the points."
        ),
        entry("calculator", ["May I use a calculator in the test?"], ["calculator"], "Only in part B."),
        entry("equals", ["What is the difference between = and ==?"], ["comparison"], "One assigns, two compare."),
        entry("index-error", ["What does IndexError mean?"], ["range"], "You went past the end."),
        entry("slope", ["Why is the slope negative?"], ["falling", "downhill"], "The line falls."),
        entry("loops", ["Which loop is the right one?"], ["for", "while"], "It depends."),
        entry("exercise-23", ["Exercise 2.3: Solve 3x - 5 = 16", "stuck on exercise 2.3"], [], "x = 7"),
    ]
    private let index = FAQIndex(Self.entries, language: .english)

    private static func entry(_ id: String, _ ask: [String], _ keywords: [String], _ answer: String) -> FAQEntry {
        var entry = FAQEntry(id: id, ask: ask, answer: answer)
        entry.keywords = keywords
        return entry
    }

    private func found(_ text: String, _ index: FAQIndex? = nil, module: String? = nil) -> String? {
        if case .hit(let match) = (index ?? self.index).find(text, module: module) { match.entry.id } else { nil }
    }

    @Test(arguments: [
        ("when is homework 2 due", "homework-2"),
        ("hi sorry quick question, wen do we have to turn in hw2??", "homework-2"),
        ("whats the dedline of the second homework pls", "homework-2"),
        ("homework 2 deadline", "homework-2"),
        ("I was ill last week. Until when can I hand in homework 2?", "homework-2"),
        ("is there a penalty for late homework", "late"),
        ("can we use calcs on the test", "calculator"),
        ("are calculaters ok in the exam", "calculator"),
        ("whats the diffrence between = and ==", "equals"),
        ("i get an index error what does it mean", "index-error"),
        ("how come my slope is negative", "slope"),
        ("i dont get why the slope is negativ", "slope"),
        ("for or while loop?", "loops"),
        ("im stuck at 2.3", "exercise-23"),
    ])
    func `pupils are understood`(text: String, id: String) { #expect(found(text) == id) }

    @Test(arguments: [
        "when is homework 3 due", "who won the world cup", "thanks!", "", "???", "ok", "what is photosynthesis",
        "can you do homework 2 for me", "where is the bus stop", "exercise 2.4 help", "👍", "solve my homework please",
    ])
    func `what is not in the list is not answered`(text: String) { #expect(found(text) == nil) }

    @Test func `the very words of an entry are a certainty`() {
        for entry in Self.entries {
            for ask in entry.ask {
                #expect(index.rank(ask.uppercased() + "!!", atMost: 1).first?.score == 1)
                #expect(found(ask) == entry.id)
            }
        }
    }

    @Test func `the order of entries does not matter`() {
        let questions = ["homework due", "when do i hand in", "calculator test homework", "slope loop", "2 3 16 ="]
        let reversed = FAQIndex(Self.entries.reversed(), language: .english)
        for question in questions + Self.entries.flatMap(\.ask) {
            #expect(index.find(question) == reversed.find(question))
            #expect(index.rank(question) == reversed.rank(question))
        }
    }

    @Test func `an entry about something else does not take a question away`() {
        for stranger in ["Where is the library?", "Why is the sky blue?", "When is homework 9 due?"] {
            let more = FAQIndex(
                Self.entries + [FAQEntry(id: "a-stranger", ask: [stranger], answer: "There.")],
                language: .english
            )
            for entry in Self.entries { for ask in entry.ask { #expect(found(ask, more) == entry.id) } }
        }
    }

    @Test func `two entries that fit alike are both named`() throws {
        let index = FAQIndex(
            [
                FAQEntry(id: "one", ask: ["When is the biology quiz?"], answer: "x"),
                FAQEntry(id: "two", ask: ["When is the chemistry quiz?"], answer: "x"),
            ],
            language: .english
        )
        guard case .ambiguous(let matches) = index.find("when is the quiz", threshold: 0.1) else {
            Issue.record("\(index.find("when is the quiz", threshold: 0.1))")
            return
        }
        #expect(matches.map(\.entry.id) == ["one", "two"])
        #expect(matches[0].score == matches[1].score)
    }

    @Test func `an entry of a module counts in that module only, and comes before the course's there`() {
        var own = FAQEntry(id: "unit", ask: ["When is the homework due?"], answer: "Monday.")
        own.module = "unit-1"
        let index = FAQIndex(
            [own, FAQEntry(id: "course", ask: ["When is the homework due?"], answer: "Always.")],
            language: .english
        )
        #expect(found("When is the homework due?", index, module: "unit-1") == "unit")
        #expect(found("When is the homework due?", index, module: "unit-2") == "course")
        #expect(found("when do i have to turn in the homework", index, module: "unit-2") == "course")
    }

    @Test func `where no module is open the course's entry comes first, and of several modules nobody is chosen`() {
        func entry(_ id: String, _ module: String?) -> FAQEntry {
            var entry = FAQEntry(id: id, ask: ["When is the homework due?"], answer: "x")
            entry.module = module
            return entry
        }
        let modules = [entry("a", "unit-1"), entry("b", "unit-2")]
        let index = FAQIndex(modules + [entry("z", nil)], language: .english)
        #expect(found("When is the homework due?", index) == "z")
        let parted = FAQIndex(modules, language: .english)
        guard case .ambiguous(let close) = parted.find("When is the homework due?") else {
            Issue.record("\(parted.find("When is the homework due?"))")
            return
        }
        #expect(close.map(\.entry.id) == ["a", "b"])
        #expect(found("When is the homework due? (unit-2)", parted) == "b")
        #expect(found("When is the homework due?", parted, module: "unit-1") == "a")
    }

    @Test func `a question that somebody wants to add resembles what fits half as well as an answer, in any phrasing`()
        throws
    {
        func resembling(_ phrasings: String..., module: String? = nil) -> String? {
            index.resembling(NewQuestion(phrasings, module: module))?.entry.id
        }
        #expect(resembling("When is homework 2 due?") == "homework-2")
        #expect(resembling("Who won?", "why does my slope go down") == "slope")
        #expect(resembling("Which part of the test is about photosynthesis?") == nil)
        let weak = try #require(index.rank("Which part of the test is about photosynthesis?", atMost: 1).first)
        #expect(weak.score > 0 && weak.score < 0.3, "\(weak.score)")
    }

    @Test func `scores lie between 0 and 1`() {
        for text in ["homework", "2", "slope slope slope", "late late deadline calculator", "= == ="] {
            for match in index.rank(text) { #expect((0...1).contains(match.score)) }
        }
    }

    @Test func `an empty index misses`() {
        #expect(FAQIndex([], language: .english).find("anything") == .miss(nearest: nil))
    }

    @Test func `a word of the subject carries no question`() {
        let entry = FAQEntry(id: "a", ask: ["What is a carrier?"], answer: "Somebody with one copy.")
        let index = FAQIndex(
            [entry, FAQEntry(id: "b", ask: ["Why are leaves green?"], answer: "x")],
            language: .english,
            subject: "Biology 1: questions and answers"
        )
        #expect(found("what is a carrier in biology", index) == "a")
    }

    @Test func `test questions that miss are reported with what came instead`() {
        var entry = Self.entry("a", ["When is homework 2 due?"], [], "Friday.")
        entry.tests = ["homework 2 due when", "how tall is the tower"]
        let failures = FAQIndex([entry], language: .english).failedTests()
        #expect(failures.map(\.question) == ["how tall is the tower"])
        #expect(failures[0].expected.id == "a")
        #expect(failures[0].description == "\"how tall is the tower\" finds nothing")
    }

    @Test func `a test question that fits several is reported with all of them`() throws {
        var settings = FAQSettings()
        (settings.threshold, settings.margin) = (0.1, 0.1)
        settings.file = TextFile(
            path: "faq.md",
            text:
                "## When is the biology quiz?\n- test: when is the quiz\n\nA.\n\n## When is the chemistry quiz?\n\nB.\n"
        )
        let told = settings.fileTests(in: nil).faults.first?.message ?? ""
        #expect(told.contains(#"fits "When is the biology quiz?" with 0."#), "\(told)")
        #expect(told.contains(#" and "When is the chemistry quiz?" with 0."#), "\(told)")
        #expect(told.contains("about as well, so the learner is asked which is meant; add an"), "\(told)")
    }

    @Test func `test questions are asked in the module the list is used in, with the threshold of the part`() throws {
        var settings = FAQSettings()
        settings.file = TextFile(
            path: "faq.md",
            text: """
                ## What is a slope?
                - module: lines
                - test: what is the slope

                Rise over run.

                ## What is a unit?
                - test: what is the unit

                One.
                """
        )
        #expect(settings.fileTests(in: nil) == FileTests(count: 2))
        #expect(settings.fileTests(in: "cells") == FileTests(count: 1), "what belongs elsewhere is not asked")
        settings.threshold = 1
        let strict = settings.fileTests(in: nil).faults
        #expect(strict.map(\.line) == [3, 8] && strict.allSatisfy { $0.severity == .warning }, "\(strict)")
    }
}
