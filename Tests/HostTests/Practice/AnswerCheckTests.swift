import Testing

@testable import Host

@Suite struct AnswerCheckTests {
    private let id = QuestionID.fresh()

    private func question(_ kind: PracticeQuestion.Kind) -> PracticeQuestion {
        PracticeQuestion(name: "Q", category: QuestionCategory(subject: "S"), text: "?", kind: kind)
    }

    @Test(arguments: [
        ("7", 7), (" 7 ", 7), ("-2.5", -2.5), ("2,5", 2.5), ("3/4", 0.75), ("1 1/2", 1.5), ("-1 1/2", -1.5),
        ("x = 4", 4),
        ("\u{2212}3", -3), ("2e3", 2000), (".5", 0.5), ("5.", 5), ("+6", 6), ("-3/4", -0.75),
    ])
    func `numbers are read as people write them`(text: String, value: Double) {
        #expect(LearnerNumber(text)?.value == value)
    }

    @Test(arguments: [
        "", "seven", "1,234.5", "1.2.3", "3/0", "1/2/3", "nan", "inf", "0x10", "--1", "1 2", "e5", "the answer is = 4",
        "/", "=",
        String(repeating: "9", count: 65),
    ])
    func `what could be two numbers, or none, is none`(text: String) {
        #expect(LearnerNumber(text) == nil)
    }

    @Test func `a number is right within its tolerance, and the best of several counts`() throws {
        let pi = question(
            .number([
                AcceptedNumber(3.14, tolerance: 0.01),
                AcceptedNumber(3, tolerance: 0.5, .none, remark: "More exactly?"),
            ])
        )
        #expect(try pi.check(.text("3.141"), of: id).isCorrect)
        #expect(try pi.check(.text("3.14"), of: id).remark == nil)
        #expect(try pi.check(.text("3.2"), of: id) == Verdict(isCorrect: false, remark: "More exactly?", words: "3.2"))
        #expect(try pi.check(.text("22/7"), of: id).isCorrect)
        #expect(try pi.check(.text("4"), of: id).remark == nil)
        #expect(throws: UnreadableAnswer.self) { try pi.check(.text("pi"), of: id) }
        let tenth = question(.number([AcceptedNumber(0.3)]))
        #expect(try tenth.check(.text("3/10"), of: id).isCorrect)
    }

    @Test func `of choices all that are right count, and nothing else`() throws {
        let half = AnswerWeight(units: 5_000_000)
        let choices = [
            Choice("a", half), Choice("b", half), Choice("c", AnswerWeight(units: -5_000_000), remark: "Why c?"),
        ]
        let many = question(.multiple(choices))
        let names = ChoiceName.names(of: choices, in: id)
        func check(_ chosen: Int...) throws -> Verdict {
            try many.check(.choices(Set(chosen.map { names[$0] })), of: id)
        }
        #expect(try check(0, 1).isCorrect)
        #expect(try !check(0).isCorrect)
        #expect(try check(0).remark == nil)
        #expect(try check(0, 1, 2) == Verdict(isCorrect: false, remark: "Why c?", words: "a; b; c"))
        #expect(many.shortfall(of: try check(0).words) == .incomplete)
        #expect(many.shortfall(of: try check(0, 2).words) == .foreign)
        #expect(many.shortfall(of: try check(0, 1, 2).words) == .foreign)
        // Nothing is said of what was chosen before the author changed the choices.
        #expect(many.shortfall(of: "a; d") == nil)
        #expect(question(.multiple([Choice("a; b", .full), Choice("b", .none)])).shortfall(of: "a; b") == nil)
        #expect(throws: UnreadableAnswer.self) { try many.check(.choices(["never"]), of: id) }
        #expect(throws: UnreadableAnswer.self) { try many.check(.choices([]), of: id) }
        let one = question(.single([Choice("a", .full), Choice("b", .none)]))
        let name = ChoiceName.names(of: [Choice("a", .full), Choice("b", .none)], in: id)
        #expect(try one.check(.text(name[0]), of: id).isCorrect)
        #expect(throws: UnreadableAnswer.self) { try one.check(.choices(Set(name)), of: id) }
    }

    @Test func `the names and the order of choices do not tell which is right`() {
        var firsts = 0
        let choices = [Choice("right", .full), Choice("wrong", .none), Choice("no", .none), Choice("never", .none)]
        for _ in 0..<4000 {
            let shown = ShownQuestion(question(.single(choices)), .fresh())
            #expect(Set(shown.options.map(\.name)).count == 4)
            if shown.options.first?.text == "right" { firsts += 1 }
        }
        #expect((850...1150).contains(firsts), "\(firsts)")
        let bank = question(.single(choices))
        #expect(ShownQuestion(bank, id) == ShownQuestion(bank, id))
    }

    @Test func `words are compared as one reads them`() throws {
        let words = question(
            .words(
                [AcceptedWords("the mitochondrion"), AcceptedWords("5 * x"), AcceptedWords("colo*r*")],
                minding: .any
            )
        )
        for right in ["The  Mitochondrion ", "the\u{A0}mitochondrion", "5 whatever x", "colour", "colors", "COLOR"] {
            #expect(try words.check(.text(right), of: id).isCorrect, "\(right)")
        }
        for wrong in ["mitochondrion", "the mitochondrion!", "5x", "cool"] {
            #expect(try !words.check(.text(wrong), of: id).isCorrect, "\(wrong)")
        }
        let exact = question(.words([AcceptedWords("NaCl")], minding: .exact))
        #expect(try exact.check(.text("NaCl"), of: id).isCorrect)
        #expect(try !exact.check(.text("nacl"), of: id).isCorrect)
        let stars = AnswerForm(String(repeating: "a*", count: 200) + "b", minding: .any)
        #expect(!AnswerForm(String(repeating: "a", count: 1000), minding: .any).matches(stars))
    }

    @Test func `what is no number is no answer where every accepted form is one`() throws {
        let fraction = question(.words(["3/8", "0.375", "0,375"].map { AcceptedWords($0) }, minding: .any))
        #expect(try fraction.check(.text("0.375"), of: id).isCorrect)
        for wrong in ["3 / 8", "6/8", "x = 1", "1 1/2"] {
            #expect(try !fraction.check(.text(wrong), of: id).isCorrect, "\(wrong)")
        }
        for none in ["abc", "three eighths", "3:8", "?"] {
            #expect(throws: UnreadableAnswer.noNumber) { try fraction.check(.text(none), of: id) }
        }
        // One number alone may be what a program shows, which an error message may be as well.
        let output = question(.words([AcceptedWords("23"), AcceptedWords("5", .none)], minding: .any))
        #expect(try !output.check(.text("TypeError"), of: id).isCorrect)
        let quoted = question(.words([AcceptedWords("23"), AcceptedWords("\"23\"")], minding: .any))
        #expect(try !quoted.check(.text("abc"), of: id).isCorrect)
    }

    @Test func `true and false are read, and remarked on`() throws {
        let truth = question(.truth(false, ifWrong: "Look again.", ifRight: "Exactly."))
        #expect(try truth.check(.text("FALSE"), of: id) == Verdict(isCorrect: true, remark: "Exactly.", words: "False"))
        #expect(try truth.check(.choices(["true"]), of: id).remark == "Look again.")
        #expect(throws: UnreadableAnswer.self) { try truth.check(.text("perhaps"), of: id) }
    }

    @Test func `what is kept of a question is the whole question`() throws {
        for question in [PracticeQuestion].sums
            + [
                question(.truth(true, ifWrong: nil, ifRight: "x")),
                question(.words([AcceptedWords("a")], minding: .exact)),
            ]
        {
            let content = try JSON(parsing: question.content.text)
            #expect(PracticeQuestion(name: question.name, category: question.category, content: content) == question)
        }
    }
}
