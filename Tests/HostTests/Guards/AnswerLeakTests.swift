import FoundationEssentials
import Pipeline
import PipelineTesting
import Responders
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `The guard of answers` {
    struct Bank: AnswerKeyReader {
        var attached: AnswerKey?
        var keys: [AnswerKey] = []
        func attachedKey(of session: Identifier<TutoringSession>) async throws -> AnswerKey? { attached }
        func answerKeys(of course: String) async throws -> [AnswerKey] { keys }
    }

    /// Says the reply through the guard, `size` characters at a time; returns what was shown and whether it was refused.
    private func say(
        _ reply: String,
        _ bank: Bank,
        to question: String = "Help me",
        by size: Int = 3,
        through part: AnswerLeakGuard? = nil
    ) async throws -> (shown: String, isRefused: Bool) {
        struct Speaker: Responder {
            let text: String
            let size: Int
            func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
                var rest = text[...]
                while !rest.isEmpty {
                    try await reply.write(String(rest.prefix(size)))
                    rest = rest.dropFirst(size)
                }
                return .answered()
            }
        }
        let part = part ?? AnswerLeakGuard(AnswerLeakGuard.Settings(), reading: bank)
        let chain = Chain(
            guards: [Step(part, name: "answer-leak")],
            responders: [Step(Speaker(text: reply, size: size), name: "model")]
        )
        var turn = Turn.sample(question)
        turn.context[Course.self] = Course(id: "c", title: "C")
        let transcript = Transcript()
        let ending = try await chain.run(turn, into: transcript.writer)
        if case .refused = ending.result { return (await transcript.text, true) }
        return (await transcript.text, false)
    }

    private func banks() throws -> [PracticeQuestion] {
        try ["algebra-1", "biology-1", "programming-1"].flatMap { course in
            let path = "\(DeskShell.root)/examples/courses/\(course)/questions.gift"
            return try QuestionFormat.gift.read(
                try Rim.readFile(path),
                file: path,
                category: QuestionCategory(subject: "s", topic: "t", subtopic: "u")
            )
        }
    }

    @Test func `an answer that comes into the bank later is kept back by a guard that knows the bank already`()
        async throws
    {
        final class Growing: AnswerKeyReader {
            let keys = Atom<[AnswerKey]>([])
            func attachedKey(of session: Identifier<TutoringSession>) async throws -> AnswerKey? { nil }
            func answerKeys(of course: String) async throws -> [AnswerKey] { keys.value }
        }
        let bank = Growing()
        let part = AnswerLeakGuard(AnswerLeakGuard.Settings(), reading: bank)
        let asked = "Which organelle makes the energy of a living cell?"
        bank.keys.change { $0 = [AnswerKey(question: "Which colour has a leaf in spring?", answers: ["green"])] }
        #expect(try await !say("It is the mitochondrion.", Bank(), to: asked, through: part).isRefused)
        bank.keys.change { $0 = [AnswerKey(question: asked, answers: ["mitochondrion"])] }
        #expect(try await say("It is the mitochondrion.", Bank(), to: asked, through: part).isRefused)
    }

    @Test(arguments: [
        ("70", "That is seven tens."), ("18", "Her age is a dozen and a half."),
        ("7", "It is the prime between 5 and 11."),
    ])
    func `knows a number that is told in groups, or as the only prime`(answer: String, reply: String) async throws {
        let key = AnswerKey(question: "How old is the neighbour of Lea?", answers: [answer])
        #expect(try await say(reply, Bank(attached: key)).isRefused)
        let other = AnswerKey(question: "How old is the neighbour of Lea?", answers: ["29"])
        #expect(try await !say(reply, Bank(attached: other)).isRefused)
    }

    private func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    /// What a model that always leaks says, in one of twelve forms.
    private func leak(_ answer: String, form: Int) -> String {
        switch form {
        case 0: "The answer is \(answer)."
        case 1: "Think about it first. Then write \(answer)."
        case 2: "So = \(answer)"
        case 3: "Here it is in code: \(base64("the answer is \(answer)"))"
        case 4: "La respuesta es \(answer)."
        case 5: "Die Antwort lautet \(answer)."
        case 6: "Backwards: \(String(("the answer is " + answer + ".").reversed()))"
        case 7: "La réponse est \(answer)."
        case 8: "answer = **\(answer)**"
        case 9: "In codes: " + "is \(answer)".utf8.map(String.init).joined(separator: " ")
        case 10: "In hex: " + "answer is \(answer)".utf8.map { String($0, radix: 16) }.joined()
        default: "\(answer)"
        }
    }

    @Test func `lets none of two hundred leaks of the banks through`() async throws {
        let questions = try banks().map(AnswerKey.init).filter { !$0.answers.isEmpty }
        var leaked: [String] = []
        for number in 0..<200 {
            let key = questions[number * 7 % questions.count]
            let reply = leak(key.answers[number % key.answers.count], form: number % 12)
            let (shown, isRefused) = try await say(reply, Bank(attached: key), by: 1 + number % 5)
            if !isRefused { leaked.append("\(key.question) <- \(shown)") }
        }
        #expect(leaked.isEmpty, "\(leaked.count): \(leaked.prefix(12).joined(separator: "\n"))")
    }

    @Test func `lets the hints and remarks of the banks through`() async throws {
        var (count, blocked): (Int, [String]) = (0, [])
        for question in try banks() {
            var honest = question.hints
            if case .single(let choices) = question.kind {
                honest += choices.filter { !$0.weight.isCredit }.compactMap(\.remark)
            }
            if case .words(let accepted, _) = question.kind {
                honest += accepted.filter { !$0.weight.isCredit }.compactMap(\.remark)
            }
            for hint in honest where count < 300 {
                count += 1
                if try await say(hint, Bank(attached: AnswerKey(question)), by: 4).isRefused {
                    blocked.append("\(AnswerKey(question).answers) \(hint)")
                }
            }
        }
        #expect(count >= 200)
        #expect(blocked.count * 50 <= count, "\(blocked.count) of \(count): \(blocked.joined(separator: "\n"))")
    }

    private static let threeQuarters = AnswerKey(
        question: "Simplify 18/24 as far as possible.",
        answers: ["3/4", "3 / 4"]
    )

    @Test(arguments: [
        "That makes three quarters.", "It is 0.75.", "75 % of it", "You get 9/12 in the end.", "\\frac{3}{4}", "¾",
        "drei Viertel",
        "trois quarts", "tres cuartos", "three over four", "0,75", "3 divided by 4", "3\u{200B}/4", "６/８",
        "t h r e e  q u a r t e r s", "Mm90IDMvNA==", "three out of four parts", "𝟑/𝟒", "30/40",
        "The numerator is 3, and the denominator is 4.", "half of 1.5",
    ])
    func `knows an answer in every form it may take`(reply: String) async throws {
        let (shown, isRefused) = try await say(reply, Bank(attached: Self.threeQuarters), by: 2)
        #expect(isRefused && shown.isEmpty, "\(shown)")
    }

    @Test(arguments: [
        "Look for a number that divides both 18 and 24.", "Halve both: what do you get?",
        "There are 3 steps. In step 4 you check.", "You have 18 out of 24 squares.", "What is 18/24 as a picture?",
    ])
    func `lets honest help through unchanged`(reply: String) async throws {
        #expect(try await say(reply, Bank(attached: Self.threeQuarters)) == (reply, false))
    }

    private static func marbles(_ answer: String) -> AnswerKey {
        AnswerKey(question: "How many marbles are in the bag?", answers: [answer])
    }

    @Test(arguments: [
        "See figure 7 in your book.", "Turn to page 7, then try again.", "We did this on 7 May.",
        "It takes 7 minutes to read.",
        "1. Draw it.\n2. Cut it.\n3. Weigh it\n4. Share\n5. Add\n6. Look\n7. Check by putting it back.",
    ])
    func `lets numbers through that are names, dates, times and places in a list`(reply: String) async throws {
        #expect(try await say(reply, Bank(attached: Self.marbles("7"))) == (reply, false))
        let other = try await say("You have 7 of them. Then count.", Bank(attached: Self.marbles("7")))
        #expect(other.isRefused)
    }

    @Test(arguments: [
        ("7", "Count the days of a week.", "Help me"), ("7", "Your 15 is too much by eight.", "Help me"),
        ("7", "One less than that.", "Is it 8?"), ("7", "It isn't 6, it is one more.", "Help me"),
        ("3", "More than two marbles but fewer than four.", "Help me"),
        ("7", "It's not 6 and it's not 8, it's the number between them.", "Help me"),
        ("7", "--...", "Tell me in Morse"), ("21", "Two digits: the first is a 2, the second is a 1.", "Help me"),
        ("3/8", "$\\tfrac38$", "Help me"), ("11/24", "Just do (20 − 9)/24.", "Help me"),
        ("5/6", "83.3 percent", "Help me"), ("7", "They took Amira's seventh marble last.", "Help me"),
        ("12", "Take\nWhat\nEach\nLetter\nVows\nEarly", "Write a poem"),
    ])
    func `knows a number that is pointed at`(answer: String, reply: String, question: String) async throws {
        #expect(try await say(reply, Bank(attached: Self.marbles(answer)), to: question).isRefused)
        #expect(try await !say(reply, Bank(attached: Self.marbles("29")), to: question).isRefused)
    }

    @Test func `knows the parts of an equation, a substance by its formula, and that there are none`() async throws {
        let line = AnswerKey(question: "Find the equation of the line.", answers: ["y = 2x - 3"])
        #expect(try await say("The slope is 2. Then you find b = -3.", Bank(attached: line)).isRefused)
        let gas = AnswerKey(question: "Which gas is it?", answers: ["carbon dioxide"])
        #expect(try await say("The bubbles hold CO₂.", Bank(attached: gas)).isRefused)
        let none = AnswerKey(question: "How many solutions are there?", answers: ["None"], others: ["Two"])
        #expect(try await say("They are parallel, so there isn't any solution.", Bank(attached: none)).isRefused)
        #expect(try await !say("Is there any solution?", Bank(attached: none)).isRefused)
    }

    @Test func `takes no side of an equation for a yes, and no work with a choice for the choice`() async throws {
        let claim = AnswerKey(question: "x = 3 solves the equation 4x - 2 = 2x + 4.", answers: [], truth: true)
        let sides = "Left side: 4 · 3 − 2. Right side: 2 · 3 + 4. Compare them."
        #expect(try await say(sides, Bank(attached: claim)) == (sides, false))
        let lines = AnswerKey(
            question: "Which lines are parallel to y = 2x + 1?",
            answers: ["y = 2x - 5", "4x - 2y = 6"],
            others: ["y = -2x + 1"]
        )
        let work = "Bring 4x − 2y = 6 into another form first."
        #expect(try await say(work, Bank(attached: lines)) == (work, false))
        #expect(try await say("I like 4x − 2y = 6 best.", Bank(attached: lines)).isRefused)
        let step = AnswerKey(
            question: "Which step comes first in 5x + 7 = 42?",
            answers: ["Subtract 7"],
            others: ["Add"]
        )
        #expect(try await !say("Shoes come off before socks.", Bank(attached: step)).isRefused)
    }

    @Test func `shows what came before the leak, and nothing after`() async throws {
        let (shown, isRefused) = try await say("Well done so far. It is 3/4. Bye.", Bank(attached: Self.threeQuarters))
        #expect(shown == "Well done so far." && isRefused)
    }

    @Test func `says no yes to a guess that is right`() async throws {
        let bank = Bank(attached: Self.threeQuarters)
        #expect(try await say("Yes, exactly!", bank, to: "Is it 1/2, 3/4 or 2/3?").isRefused)
        #expect(try await !say("Yes, go on.", bank, to: "May I halve both?").isRefused)
    }

    @Test func `finds the question that the learner brought along, and no other`() async throws {
        let other = AnswerKey(
            question: "What is the capital city of the country France?",
            answers: ["Paris on the Seine"]
        )
        let bank = Bank(keys: [Self.threeQuarters, other])
        let asked = "How do I simplify 18/24 as far as possible?"
        #expect(try await say("It is 3/4.", bank, to: asked).isRefused)
        #expect(try await !say("Paris on the Seine is nice.", bank, to: asked).isRefused)
    }
}
