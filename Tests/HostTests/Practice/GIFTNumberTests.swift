import Pipeline
import Testing

@testable import Host

/// Numbers, remarks and formats in GIFT, as teachers and Moodle write them.
@Suite struct GIFTNumberTests {
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

    @Test func `GIFT is read as Moodle writes it: remarks on all other numbers, no tolerance, formats of their own`()
        throws
    {
        let bank = try read(
            """
            // question: 0  name: Switch category to $course$/top/Physics
            $CATEGORY: $course$/top/Physics

            // question: 7  name: Half
            ::Half::[html]<p>How much?</p>{#
            \t=%100%0.5:0.01#
            \t=%50%0.6:#[plain]Is it < 0.6?
            \t=%0%1.0E-5:0#
            \t~#Not at all.
            \t####[markdown]*Halve* it.
            }

            ::Which::[markdown]Which?{
            \t=[html]<b>This</b> &amp; that#[html]<p></p>
            \t~[plain]none
            }
            """
        )
        #expect(
            bank[0].kind
                == .number([
                    AcceptedNumber(0.5, tolerance: 0.01),
                    AcceptedNumber(0.6, AnswerWeight(units: 5_000_000), remark: "Is it &lt; 0.6?"),
                    AcceptedNumber(0.00001, .none), AcceptedNumber(0, tolerance: 1e300, .none, remark: "Not at all."),
                ])
        )
        #expect(bank[0].hints == ["*Halve* it."])
        #expect(bank[1].kind == .single([Choice("This & that", .full), Choice("none", .none)]))
        let id = QuestionID.fresh()
        #expect(try bank[0].check(.text("0,5"), of: id).isCorrect)
        #expect(try bank[0].check(.text("12"), of: id).remark == "Not at all.")
        for format in [QuestionFormat.gift, .xml] { #expect(try read(format.write(bank).text, format) == bank) }
        let bracket = PracticeQuestion(
            name: "Bracket",
            category: Self.category,
            format: .markdown,
            text: "Which?",
            kind: .single([Choice("[html]", .full, remark: "[plain] it is"), Choice("[a]", .none)]),
            hints: ["[moodle]"]
        )
        #expect(try read(QuestionFormat.gift.write([bracket]).text) == [bracket])
    }

    @Test(arguments: [
        ("0,5:0,01", "a number has a point and no comma, so write 0.5:0.01"),
        ("0,5", "a number has a point and no comma, so write 0.5"),
        ("2,5..3,5", "a number has a point and no comma, so write 2.5..3.5"),
        ("1,000", "a number has a point and no comma, so write 1000 or 1.000"),
        ("1,000,000.5", "a number has a point and no comma, so write 1000000.5"),
        ("12 000", "write 12000"), ("\u{2212}3", "write -3"),
        ("3±0,1", "a number has a point and no comma, so write 3:0.1"),
        ("5..3", "write 3..5"), ("3:-0.1", "write 3:0.1"), ("3-5", "write 3..5"), ("1/2", "write 0.5"),
        ("5 cm", "write 5, and the unit in the question"), ("20 %", "write 20, and the unit in the question"),
        ("many", "write 3.14, 3.14:0.01 or 3.13..3.15"), ("1/3", "write 3.14, 3.14:0.01 or 3.13..3.15"),
    ])
    func `what is no number is refused with what to write instead`(written: String, advice: String) {
        #expect(faults("Which? {#\(written)}") == ["1: \"\(written)\" is not a number; \(advice)"])
        let xml = "<answer fraction=\"100\"><text>\(written)</text></answer>"
        #expect(
            faults(
                "<quiz><question type=\"numerical\"><questiontext><text>?</text></questiontext>\(xml)</question></quiz>",
                .xml
            )
                == ["1: \"\(written)\" is not a number; \(advice)"]
        )
    }

    @Test(arguments: [
        ("{#}", "there is no number; write 3.14, 3.14:0.01 or 3.13..3.15"),
        ("{#3 ~4#No}", "a number must begin with =, and a wrong one with =%0%"),
        ("{#~#No}", "no number is marked as right"),
    ])
    func `numbers that cannot be asked for are refused`(answers: String, fault: String) {
        #expect(faults("Which? \(answers)") == ["1: \(fault)"])
    }
}
