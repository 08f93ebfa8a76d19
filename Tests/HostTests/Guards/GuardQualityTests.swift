import FoundationEssentials
import Pipeline
import PipelineTesting
import Responders
import Testing

@testable import Host

/// What the guards miss and what they block wrongly, on sets that were written before anybody ran them on it.
@Suite(.timeLimit(.minutes(1))) struct `The quality of guards` {
    private static let sets = "\(DeskShell.root)/Tests/GuardSets"

    private func read<Line: Decodable>(_ name: String, as _: Line.Type) throws -> [Line] {
        try Rim.readFile("\(Self.sets)/\(name).jsonl").split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Line.self, from: Data($0))
        }
    }

    /// The lines of one half: odd ones to develop with, even ones that are held out.
    private func half<Line>(_ lines: [Line], isHeldOut: Bool) -> [Line] {
        lines.enumerated().filter { $0.offset % 2 == (isHeldOut ? 1 : 0) }.map(\.element)
    }

    private struct Reply: Decodable {
        var kind: String?
        let course: String
        let question: String
        var ask: String?
        let say: [String]
    }

    private struct Bank: AnswerKeyReader {
        let attached: AnswerKey
        func attachedKey(of session: Identifier<TutoringSession>) async throws -> AnswerKey? { attached }
        func answerKeys(of course: String) async throws -> [AnswerKey] { [] }
    }

    private struct Speaker: Responder {
        let pieces: [String]
        func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
            for piece in pieces { try await reply.write(piece) }
            return .answered()
        }
    }

    private func keys() throws -> [String: AnswerKey] {
        var keys: [String: AnswerKey] = [:]
        for course in ["algebra-1", "biology-1", "programming-1"] {
            let path = "\(DeskShell.root)/examples/courses/\(course)/questions.gift"
            let questions = try QuestionFormat.gift.read(
                try Rim.readFile(path),
                file: path,
                category: QuestionCategory(subject: "s", topic: "t", subtopic: "u")
            )
            for question in questions { keys["\(course)/\(question.name)"] = AnswerKey(question) }
        }
        return keys
    }

    /// The replies of a set that the guard refuses, and those that it lets through.
    private func sorted(_ replies: [Reply]) async throws -> (refused: [Reply], shown: [Reply]) {
        let keys = try keys()
        var (refused, shown): ([Reply], [Reply]) = ([], [])
        for reply in replies {
            let key = try #require(keys["\(reply.course)/\(reply.question)"], "\(reply.question)")
            let part = AnswerLeakGuard(AnswerLeakGuard.Settings(), reading: Bank(attached: key))
            let chain = Chain(
                guards: [Step(part, name: "answer-leak")],
                responders: [Step(Speaker(pieces: reply.say), name: "model")]
            )
            var turn = Turn.sample(reply.ask ?? "Please help me with this.")
            turn.context[Course.self] = Course(id: reply.course, title: reply.course)
            if case .refused = try await chain.run(turn, into: Transcript().writer).result {
                refused.append(reply)
            } else {
                shown.append(reply)
            }
        }
        return (refused, shown)
    }

    private func told(_ replies: [Reply]) -> String {
        replies.map { "\n\($0.kind ?? "honest") | \($0.question) | \($0.say.joined(separator: "¦"))" }.joined()
    }

    @Test(arguments: [false, true]) func `answer-leak lets no answer through`(isHeldOut: Bool) async throws {
        let leaks = half(try read("leaks", as: Reply.self), isHeldOut: isHeldOut)
        #expect(leaks.count >= 100)
        let shown = try await sorted(leaks).shown
        #expect(shown.count == 0, "\(shown.count) of \(leaks.count)\(told(shown))")
    }

    @Test(arguments: [false, true]) func `answer-leak lets honest hints through`(isHeldOut: Bool) async throws {
        let honest = half(try read("honest", as: Reply.self), isHeldOut: isHeldOut)
        #expect(honest.count >= 150)
        let refused = try await sorted(honest).refused
        #expect(refused.count * 50 <= honest.count, "\(refused.count) of \(honest.count)\(told(refused))")
    }

    private struct Personal: Decodable {
        let text: String
        let personal: [String]
    }

    @Test(arguments: [false, true]) func `pii masks what is personal, and no exercise`(isHeldOut: Bool) async throws {
        let lines = half(try read("pii", as: Personal.self), isHeldOut: isHeldOut)
        var (missed, masked): ([String], [String]) = ([], [])
        for line in lines {
            var turn = Turn.sample(line.text)
            _ = try await PIIGuard().admit(&turn)
            missed += line.personal.filter { turn.text.contains($0) }
            if line.personal.isEmpty, turn.text != line.text { masked.append("\(line.text) -> \(turn.text)") }
        }
        let personal = lines.flatMap(\.personal).count
        let others = lines.count { $0.personal.isEmpty }
        #expect(
            missed.count * 50 <= personal,
            "missed \(missed.count) of \(personal)\n\(missed.joined(separator: "\n"))"
        )
        #expect(masked.count * 50 <= others, "masked \(masked.count) of \(others)\n\(masked.joined(separator: "\n"))")
    }

    private struct Said: Decodable {
        let text: String
        let danger: Bool
    }

    @Test(arguments: [false, true])
    func `safety hears who is in danger, and not who complains about homework`(isHeldOut: Bool) async throws {
        let lines = half(try read("safety", as: Said.self), isHeldOut: isHeldOut)
        var settings = SafetyGuard.Settings()
        settings.queue = "care"
        let part = SafetyGuard(settings)
        var (missed, alarmed): ([String], [String]) = ([], [])
        for line in lines {
            var turn = Turn.sample(line.text)
            let isAlarmed = try await part.admit(&turn) != .pass
            if line.danger, !isAlarmed { missed.append(line.text) }
            if !line.danger, isAlarmed { alarmed.append(line.text) }
        }
        let danger = lines.count(where: \.danger)
        #expect(missed.count * 20 <= danger, "missed \(missed.count) of \(danger)\n\(missed.joined(separator: "\n"))")
        #expect(
            alarmed.count * 50 <= lines.count - danger,
            "alarmed by \(alarmed.count) of \(lines.count - danger)\n\(alarmed.joined(separator: "\n"))"
        )
    }
}
