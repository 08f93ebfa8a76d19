import Pipeline
import PipelineTesting
import Testing

@testable import Responders

struct FAQResponderTests {
    private static let file = """
        # Algebra 1

        ## When is homework 2 due?

        On Friday, says {{course.title}}. $\\frac{{a}}{b}$ {{not a fact}}

        ## Who is on duty?

        {{module.title}} and {{message.words}} words.

        ## Exercise 2.3: Solve 3x - 5 = 16
        - id: ex

        ### Hint
        First.

        ### Hint
        Second.

        ### Answer
        x = 7
        """

    private func responder(_ change: (inout FAQSettings) -> Void = { _ in }) throws -> FAQResponder {
        var settings = FAQSettings()
        settings.file = TextFile(path: "courses/faq.md", text: Self.file)
        change(&settings)
        return try FAQResponder(settings)
    }

    private func turn(_ text: String, levels: [String: Int] = [:]) -> Turn {
        var turn = Turn.sample(text)
        turn.context[Course.self] = Course(id: "algebra-1", title: "Algebra 1")
        turn.context[HintLevel.self] = HintLevel(levels: levels)
        return turn
    }

    @Test func `an answer names its source and takes facts in`() async throws {
        let answer = try #require(try responder().answer(turn("homework 2 deadline?")))
        #expect(answer.text == "On Friday, says Algebra 1. $\\frac{{a}}{b}$ {{not a fact}}")
        #expect(answer.sources == ["courses/faq.md#when-is-homework-2-due"])
        #expect(answer.attribution.kind == .faq && answer.attribution.basis == "When is homework 2 due?")
        #expect(answer.attribution.details.first?.hasPrefix("“When is homework 2 due?” (0.") == true)

        let (text, outcome) = try await responder().run(turn("homework 2 deadline?"))
        #expect(text == answer.text)
        #expect(outcome == .answered(answer.attribution))
    }

    @Test func `what asks word by word what an entry asks is certain, and says so`() throws {
        let answer = try #require(try responder().answer(turn("WHEN is homework 2 due?!")))
        #expect(answer.text == "On Friday, says Algebra 1. $\\frac{{a}}{b}$ {{not a fact}}")
        #expect(answer.sources == ["courses/faq.md#when-is-homework-2-due"])
        #expect(answer.attribution.details == ["“When is homework 2 due?” (1.0)"])
    }

    @Test func `two answers that were learned under one id are told apart`() {
        let entries = ["mole", "slope"].map { FAQEntry(id: "learned", ask: ["What is a \($0)?"], answer: "A \($0).") }
        let learned = LearnedEntries(entries: entries, language: "en", title: "")
        let responder = FAQResponder(learned, threshold: 0.6, margin: 0.06)
        for word in ["mole", "slope"] { #expect(responder.answer(turn("What is a \(word)?"))?.text == "A \(word).") }
    }

    @Test func `a file named by its whole path is told by its name: folders are the operator's business`() throws {
        let responder = try responder { $0.file = TextFile(path: "/srv/school/secret/faq.md", text: Self.file) }
        let answer = try #require(responder.answer(turn("homework 2 deadline?")))
        #expect(answer.sources == ["faq.md#when-is-homework-2-due"])
    }

    @Test func `an answer with a hole is not given`() throws {
        #expect(try responder().answer(turn("Who is on duty?")) == nil)
    }

    @Test func `what is not in the list is declined`() async throws {
        let (text, outcome) = try await responder().run(turn("what is a mole"))
        #expect(text.isEmpty)
        #expect(outcome == .declined("no entry has anything to do with it"))
    }

    @Test func `it keeps the contract of responders`() async throws {
        try await ResponderContract(turn: turn("homework 2 deadline?")) { try responder() }.check()
        try await ResponderContract(turn: turn("exercise 2.3")) { try responder() }.check()
    }

    @Test func `hints come one by one, then the answer`() throws {
        let faq = try responder()
        let said = [0, 1, 2, 3, 9, -5].map { level in
            let answer = faq.answer(turn("im stuck on exercise 2.3", levels: ["ex": level]))
            let hint = answer?.attribution.hint
            return "\(answer?.text ?? "") \(hint?.level ?? 0)\(hint?.isLast == true ? " last" : "")"
        }
        let whole = "x = 7 3 last"
        #expect(said == ["First. 1", "Second. 2", whole, whole, whole, "First. 1"])
        #expect(faq.answer(turn("exercise 2.3"))?.attribution.hint?.subject == "ex")
    }

    @Test func `under a lock there are hints, and the answer is not to be had`() throws {
        for faq in [try responder(), try responder { $0.hints = false }] {
            let said = [0, 1, 2, 9].map { level in
                var asked = turn("exercise 2.3", levels: ["ex": level])
                asked.context[LockInForce.self] = LockInForce(.hints)
                let answer = faq.answer(asked)
                return answer.map { "\($0.text)\($0.attribution.hint?.isLast == true ? " last" : "")" }
            }
            #expect(said == ["First.", "Second. last", nil, nil])
        }
        var whole = turn("homework 2 deadline?")
        whole.context[LockInForce.self] = LockInForce(.hints)
        #expect(try responder().answer(whole) == nil)
    }

    @Test func `hints can be left out`() throws {
        let answer = try responder { $0.hints = false }.answer(turn("exercise 2.3"))
        #expect(answer?.text == "x = 7")
        #expect(answer?.attribution.hint == nil)
    }

    @Test func `two that fit are asked about, or declined`() throws {
        let text = "## When is the biology quiz?\nMonday\n## When is the chemistry quiz?\nTuesday\n"
        let close: (inout FAQSettings) -> Void = {
            $0.file = TextFile(path: "faq.md", text: text)
            $0.threshold = 0.1
        }
        let asked = try #require(try responder(close).answer(turn("when is the quiz")))
        #expect(
            asked.text
                == "Which of these do you mean?\n\n- When is the biology quiz?\n- When is the chemistry quiz?"
        )
        let declining = try responder {
            close(&$0)
            $0.whenClose = .decline
        }
        #expect(declining.answer(turn("when is the quiz")) == nil)
    }

    @Test func `the same question in two modules is asked about by module, and the line that is chosen is an answer`()
        throws
    {
        let text =
            "## When is it due?\n- id: one\n- module: unit-1\n\nMonday\n## When is it due?\n- id: two\n- module: unit-2\n\nTuesday\n"
        let faq = try responder { $0.file = TextFile(path: "faq.md", text: text) }
        let asked = try #require(faq.answer(turn("when is it due")))
        #expect(asked.text.hasSuffix("\n- When is it due? (unit-1)\n- When is it due? (unit-2)"), "\(asked.text)")
        #expect(faq.answer(turn("When is it due? (unit-2)"))?.text == "Tuesday")
    }

    @Test func `the entry that would have answered in its place is in the trace`() throws {
        let text = "## What is a slope?\nRise over run.\n## What is the slope of a roof?\nHow steep it is.\n"
        func details(_ question: String, threshold: Double) throws -> [String] {
            let faq = try responder {
                $0.file = TextFile(path: "faq.md", text: text)
                $0.threshold = threshold
            }
            return faq.answer(turn(question))?.attribution.details ?? []
        }
        let told = try details("what is the slope of the roof", threshold: 0.1)
        #expect(told.first?.hasPrefix("“What is the slope of a roof?” (0.9") == true, "\(told)")
        #expect(told.last?.hasPrefix("the next one that fits is “What is a slope?” (0.") == true, "\(told)")
        #expect(
            try details("what is the slope of the roof", threshold: 0.9).count == 1,
            "what would not answer is not told"
        )
    }

    @Test func `the module the learner has open decides`() throws {
        let text =
            "## When is it due?\n- id: one\n- module: one\n\nMonday\n## When is it due?\n- id: two\n- module: two\n\nTuesday\n"
        let faq = try responder { $0.file = TextFile(path: "faq.md", text: text) }
        var turn = turn("When is it due?")
        turn.context[Course.self]?.module = CourseModule(id: "two", title: "Two")
        #expect(faq.answer(turn)?.text == "Tuesday")
        turn.context[Course.self]?.module = CourseModule(id: "three", title: "Three")
        #expect(faq.answer(turn) == nil)
    }

    @Test func `settings that make no sense are refused, with what is wrong in the file`() {
        func message(_ change: (inout FAQSettings) -> Void) -> String {
            var settings = FAQSettings()
            settings.file = TextFile(path: "faq.md", text: "## Q\nA\n")
            change(&settings)
            do {
                try settings.validate()
                return ""
            } catch { return "\(error)" }
        }
        #expect(message { _ in }.isEmpty)
        #expect(message { $0.threshold = 1.5 } == "\"threshold\" is 1.5; write a number from 0 to 1")
        #expect(message { $0.margin = .nan }.hasPrefix("\"margin\""))
        #expect(message { $0.language = "xx" }.hasPrefix("the language \"xx\" is not supported; choose from en, fr"))
        #expect(message { $0.file = nil }.hasPrefix("\"faq\" needs a \"file\""))
        #expect(
            message { $0.file = TextFile(path: "faq.md", text: "## Q\n") }
                == "faq.md:1:1: error: this question has no answer; write it below the question"
        )
    }

    @Test func `a configuration names it, and faults of the file come with their place`() throws {
        var modules = ModuleRegistry.core
        modules.register(FAQResponder.self)
        let json = #"{ "version": 1, "respond": [ { "use": "faq", "file": "faq.md", "when-close": "decline" } ] }"#
        _ = try Blueprint(json: json, reading: .texts(["faq.md": "## Q\nA\n"]), modules: modules)
        let faults = #expect(throws: Faults.self) {
            try Blueprint(json: json, reading: .texts(["faq.md": "## Q\n- alos: x\n\nA\n"]), modules: modules)
        }
        #expect(faults?.all.map(\.file) == ["faq.md"])
        #expect(faults?.all.first?.line == 2)
    }
}
