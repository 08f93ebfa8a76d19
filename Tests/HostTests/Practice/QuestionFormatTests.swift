import Pipeline
import Testing

@testable import Host

@Suite struct QuestionFormatTests {
    private static let category = QuestionCategory(subject: "Anything")

    private func read(_ text: String, _ format: QuestionFormat = .gift) throws -> [PracticeQuestion] {
        try format.read(Array(text.utf8), file: "bank", category: Self.category)
    }

    private func faults(_ text: String, _ format: QuestionFormat = .gift) -> [String] {
        do {
            _ = try read(text, format)
            return []
        } catch let faults as Faults {
            return faults.all.map { "\($0.line): \($0.message)" }
        } catch {
            return ["\(error)"]
        }
    }

    @Test(arguments: ["algebra-1", "biology-1", "programming-1"])
    func `the banks of the example courses go through each format and come back`(course: String) throws {
        let path = "\(DeskShell.root)/examples/courses/\(course)/questions.gift"
        let bank = try QuestionFormat.gift.read(try Rim.readFile(path), file: path, category: Self.category)
        #expect(bank.count > 40)
        for format in [QuestionFormat.gift, .xml] {
            let written = format.write(bank)
            #expect(written.losses.isEmpty)
            #expect(try read(written.text, format) == bank)
        }
        let aiken = QuestionFormat.aiken.write(bank)
        let again = try read(aiken.text, .aiken)
        #expect(!again.isEmpty)
        #expect(Set(aiken.losses.map(\.question)) == Set(bank.map(\.name)))
        for question in again {
            guard case .single(let choices) = question.kind else {
                Issue.record("\(question)")
                continue
            }
            let original = try #require(bank.first { $0.text == question.text })
            #expect(
                choices.filter(\.weight.isFull).map { $0.text.lowercased() }
                    == original.rightAnswers.map { $0.lowercased() }
            )
        }
        #expect(QuestionFormat.aiken.write(again).text == aiken.text)
    }

    @Test func `every kind of GIFT question is read as it is meant`() throws {
        let bank = try read(
            #"""
            // A remark.
            $CATEGORY: $course$/top/Math/Adding//Taking/Deep/Deeper

            ::One \: two::[markdown]Is \{this\} \= that? {=yes#Right! ~no#Think. ~%50%maybe ####Look closely.}

            Two plus {=two =2} is four.

            ::Pick::Which? {~%50%a ~%50%b ~%-100%c#Not that.}

            ::Truth::The sky is blue. {T#It is.#Yes.}

            ::Range::How many? {#3..5}

            ::Numbers::Pi? {#=3.14:0.01 =%0%22#No.}
            """#
        )
        #expect(bank.map(\.name) == ["One : two", "Two plus _____ is four.", "Pick", "Truth", "Range", "Numbers"])
        #expect(
            bank[0].category == QuestionCategory(subject: "Math", topic: "Adding/Taking", subtopic: "Deep – Deeper")
        )
        #expect(bank[0].text == "Is {this} = that?")
        #expect(bank[0].hints == ["Look closely."])
        #expect(
            bank[0].kind
                == .single([
                    Choice("yes", .full, remark: "Right!"), Choice("no", .none, remark: "Think."),
                    Choice("maybe", AnswerWeight(units: 5_000_000)),
                ])
        )
        #expect(bank[1].kind == .words([AcceptedWords("two"), AcceptedWords("2")], minding: .any))
        #expect(bank[3].kind == .truth(true, ifWrong: "It is.", ifRight: "Yes."))
        #expect(bank[4].kind == .number([AcceptedNumber(4, tolerance: 1)]))
        #expect(
            bank[5].kind == .number([AcceptedNumber(3.14, tolerance: 0.01), AcceptedNumber(22, .none, remark: "No.")])
        )
    }

    @Test func `everything wrong with a GIFT file is told at once, by line`() {
        let found = faults(
            """
            ::One::No answers here

            ::Two::An essay {}

            ::Three::Pairs {=a -> b =c -> d}

            ::Four::Never closed {=a

            $CATEGORY: /

            ::Five::Which? {~a ~b}
            ::no name ends

            ::Six::How many? {#many}

            ::Seven::Which? {=a ~%200%b}

            ::Eight::Which? {=a ~a}

            ::Nine::Which? {=a =b ~c}

            ::Ten::Good {=a}

            ::Ten::Again {=a}
            """
        )
        #expect(
            found == [
                "1: there are no answers; write them between { and }, or \\{ for the sign itself",
                "3: a question without answers cannot be checked; give at least one",
                "5: questions that match pairs (->) cannot be asked here",
                "7: the answers do not end with }",
                "9: write a category as subject/topic/subtopic, each of 200 bytes at most",
                "11: the weights of the right choices must add up to 100 %",
                "14: \"many\" is not a number; write 3.14, 3.14:0.01 or 3.13..3.15",
                "16: write a weight as %50%, between -100 and 100",
                "18: two choices are the same",
                "20: exactly one choice must be right; mark it with =",
                "24: \"Ten\" is already the name of the question in line 22",
            ]
        )
    }

    @Test func `everything wrong with an Aiken file is told by line`() throws {
        let good = try read("Which?\nA. One\nB) Two\nANSWER: B\n\nAnd now?\nA. Yes\nB. No\nANSWER: A\n", .aiken)
        #expect(good.map(\.rightAnswers) == [["Two"], ["Yes"]])
        #expect(good[0].category == Self.category)
        #expect(
            faults("Which?\nA. One\nC. Two\nANSWER: D\n\nANSWER: A\nWhy?\nA. So\nNever\n", .aiken) == [
                "3: choices must be lettered in order; this one should be B", "4: there is no choice D",
                "6: there is no question before this answer",
                "9: the choices must be followed by a line such as ANSWER: B",
                "9: the question must end with a line such as ANSWER: B",
            ]
        )
        #expect(faults("", .aiken) == ["1: there is no question in this file"])
    }

    @Test func `Moodle XML is read with its hints, its capitals and its HTML`() throws {
        let bank = try read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- exported -->
            <quiz>
              <question type="category"><category><text>$course$/Cells</text></category></question>
              <question type="shortanswer">
                <name><text>Power</text></name>
                <questiontext format="html"><text><![CDATA[<p>Which <b>organelle</b>?</p><p>A &amp; B</p>]]></text></questiontext>
                <usecase>1</usecase>
                <answer fraction="100"><text>Mito*</text><feedback><text>Yes</text></feedback></answer>
                <hint><text>First.</text></hint><hint><text>Second.</text></hint>
              </question>
            </quiz>
            """,
            .xml
        )
        #expect(bank[0].category == QuestionCategory(subject: "Cells"))
        #expect(bank[0].hints == ["First.", "Second."])
        #expect(bank[0].kind == .words([AcceptedWords("Mito*", remark: "Yes")], minding: .exact))
        #expect(bank[0].format.plain(bank[0].text) == "Which organelle?\nA & B")
        #expect(!bank[0].format.html(bank[0].text).contains("<b>"))
        #expect(try read(QuestionFormat.xml.write(bank).text, .xml) == bank)
        #expect(QuestionFormat.gift.write(bank).losses.count == 2)
    }

    @Test(arguments: [
        ("<quiz>\n<question type=\"essay\"/>\n</quiz>", "2: questions of the type \"essay\""),
        ("<quiz>\n\n<question>", "3: <question> is not closed"),
        ("<quiz></quiz><more/>", "1: there is a second"),
        ("<quiz>\n</quizz>", "2: </quizz> ends"),
        ("<!DOCTYPE q [<!ENTITY a \"b\">]><quiz/>", "1: document types"),
        ("<quiz>&nothing;</quiz>", "1: write & as &amp;"),
        ("<other/>", "1: the outermost element"),
        ("<quiz a=1/>", "1: the value of a must be in quotes"),
        ("<quiz a='1", "1: the value of a does not end"),
        ("<quiz><![CDATA[ never", "1: a CDATA section does not end"),
        ("words", "1: there is text outside"),
        (String(repeating: "<a>", count: 5000), "1: elements are nested too deep"),
    ])
    func `XML that is none is told by line`(text: String, fault: String) {
        #expect(faults(text, .xml).first?.hasPrefix(fault) == true, "\(faults(text, .xml))")
    }

    @Test func `no file takes a reader down, or longer than its length allows`() {
        let marks = [
            "{", "}", "=", "~", "#", "%", "\\", ":", "::", "\n", "\n\n", "a", "####", "<", ">", "&", "]]>", "-5", "é",
        ]
        var chance = Seeded(seed: 11)
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0..<40, using: &chance)).map { _ in marks.randomElement(using: &chance) ?? ""
            }
            for format in QuestionFormat.allCases { _ = faults(text.joined(), format) }
        }
        let clock = ContinuousClock()
        for mark in marks {
            let long = String(repeating: mark, count: 60_000)
            for format in QuestionFormat.allCases {
                let time = clock.measure { _ = faults(long, format) }
                #expect(time < .seconds(5), "\(format): \(mark)")
            }
        }
        #expect(
            faults(String(repeating: "a", count: QuestionFormat.longestFile + 1)) == [
                "1: the file is longer than 8 MB; split it"
            ]
        )
        let wrong = "this line is not UTF-8; save the file as UTF-8"
        let latin = Faults([Fault(file: "bank", line: 2, message: wrong)])
        #expect(throws: latin) { try QuestionFormat.gift.read([0x0A, 0xFC], file: "bank", category: Self.category) }
    }

    @Test(arguments: ["0", "100", "-100", "33.33333", "-0.5", "12.5"])
    func `weights are read and written as they are`(text: String) throws {
        #expect(try #require(AnswerWeight(text)).text == text)
    }

    @Test(arguments: ["", "101", "1.2.3", "a", "--5", "1e2", "100.1", " 5"])
    func `a weight that is none is none`(text: String) {
        #expect(AnswerWeight(text) == nil)
    }
}
