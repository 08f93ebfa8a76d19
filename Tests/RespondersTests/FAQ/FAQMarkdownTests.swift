import Pipeline
import Testing

@testable import Responders

@Suite(.timeLimit(.minutes(5)))
struct FAQMarkdownTests {
    private func read(_ text: String) throws -> [FAQEntry] { try FAQDocument(text, file: "faq.md").entries }

    private func faults(_ text: String) -> [String] {
        do {
            _ = try FAQDocument(text, file: "faq.md")
            return []
        } catch { return error.all.map(\.description) }
    }

    @Test func `an entry is read with all its settings`() throws {
        let document = try FAQDocument(
            """
            # Algebra 1

            Some words before the first question.

            ## When is homework 2 due? ##
            - also: deadline for hw2
            - keywords: deadline, hand in ,
            - module: unit-2
            - test: by when must I hand in homework 2
            - id: homework-2

            On **Friday**.

            - Bring it on paper.
            """,
            file: "faq.md"
        )
        #expect(document.title == "Algebra 1")
        var entry = FAQEntry(
            id: "homework-2",
            ask: ["When is homework 2 due?", "deadline for hw2"],
            answer: "On **Friday**.\n\n- Bring it on paper."
        )
        entry.keywords = ["deadline", "hand in"]
        entry.module = "unit-2"
        entry.tests = ["by when must I hand in homework 2"]
        entry.testLines = [9]
        entry.moduleLine = 8
        entry.line = 5
        #expect(document.entries == [entry])
    }

    @Test func `hints make a ladder that ends in the answer`() throws {
        let entry = try #require(
            try read(
                """
                ## Exercise 2.3
                - also: stuck on 2.3

                ### Hint

                What was done to $x$?

                ### Hint 2
                Undo it.

                ### A heading of the author's
                Still the hint.

                ### Answer

                $x = 7$
                """
            ).first
        )
        #expect(
            entry.hints == ["What was done to $x$?", "Undo it.\n\n### A heading of the author's\nStill the hint."]
        )
        #expect(entry.answer == "$x = 7$")
    }

    @Test func `a heading inside code opens no entry`() throws {
        let entries = try read("## One\n\n```\n## no question\n```\n\n~~~~\n~~~\n## nor this\n~~~~\n\n## Two\nyes\n")
        #expect(entries.map(\.question) == ["One", "Two"])
        #expect(entries[0].answer.contains("## nor this"))
    }

    @Test func `an answer may begin with a list after an empty line`() throws {
        let entries = try read("## What do I bring?\n- also: my bag\n\n- a pen\n- paper: lined\n")
        #expect(entries[0].answer == "- a pen\n- paper: lined")
        #expect(entries[0].ask == ["What do I bring?", "my bag"])
    }

    @Test func `settings may stand below an empty line, as formatters like to put them`() throws {
        let entries = try read("## Q one\n\n- also: Q two\n\nAnswer.\n")
        #expect(entries[0].ask == ["Q one", "Q two"])
        #expect(entries[0].answer == "Answer.")
    }

    @Test func `lines may end as Windows ends them`() throws {
        let entries = try read("## Q one\r\n- also: Q two\r\n\r\nLine\r\nline\r\n")
        #expect(entries[0].ask == ["Q one", "Q two"])
        #expect(entries[0].answer == "Line\nline")
    }

    @Test func `ids come from questions, without accents and signs`() throws {
        #expect(FAQEntry.slug("Où est l’énergie?  What's 2 + 2?") == "ou-est-lenergie-whats-2-2")
        #expect(FAQEntry.slug("???").isEmpty)
        #expect(FAQEntry.slug(String(repeating: "x", count: 10_000)).utf8.count <= 200)
    }

    @Test func `everything wrong is reported at once, with its place and the nearest name`() {
        #expect(
            faults(
                """
                ## When?
                - alos: at what time
                - module:
                - a stray line

                ## When?

                Now.

                ## Where?
                ### Hint
                Look.

                ##
                Here.
                """
            ) == [
                "faq.md:1:1: error: this question has no answer; write it below the question",
                "faq.md:2:3: error: \"alos\" is not a setting of an entry; did you mean \"also\"?",
                "faq.md:3:10: error: \"module\" needs a text after the colon",
                "faq.md:4:3: error: this line belongs to no setting; choose from also, keywords, module, id, test (an answer "
                    + "that begins with a list needs an empty line before it)",
                "faq.md:6:1: error: the id \"when\" is already used by the entry in line 1; give one of them another \"id\"",
                "faq.md:6:1: error: \"When?\" is already asked by the entry in line 1; a question can have only one answer",
                "faq.md:10:1: error: this entry has hints but no answer; begin it with \"### Answer\" after the last hint",
                "faq.md:14:1: error: this question is empty; write it after \"## \"",
            ]
        )
    }

    @Test func `a setting written twice, text before a hint and an empty hint are faults`() {
        #expect(faults("## A\n- id: a\n- id: b\n- module: x\n- module: y\n\nYes.\n").count == 2)
        #expect(faults("## A\n\nStray.\n\n### Hint\nh\n### Answer\ny\n").count == 1)
        #expect(faults("## A\n### Hint\n\n### Answer\ny\n").count == 1)
        #expect(faults("## A\n### Answer\ny\n### Answer\nz\n").count == 1)
    }

    @Test func `a setting a slip away from a known one is a fault even where an answer may begin`() {
        #expect(faults("## A\n\n- keyword: x\n\nYes.\n").count == 1)
    }

    @Test func `two modules may ask the same, one may not`() {
        let shared = "## When is it due?\n- id: a\n- module: one\n\nMonday.\n\n## When is it due?\n- id: b\n- module: "
        #expect(faults(shared + "two\n\nTuesday.\n").isEmpty)
        #expect(faults(shared + "one\n\nTuesday.\n").count == 1)
    }

    @Test func `a file without questions says how one begins`() {
        #expect(
            faults("Hello.\n") == [
                "faq.md:1:1: error: there is no question here; an entry must begin with \"## \" and the question"
            ]
        )
    }

    @Test func `many faults are cut short`() {
        #expect(faults(String(repeating: "## A\n", count: 10_000)).count <= 200)
    }
}
