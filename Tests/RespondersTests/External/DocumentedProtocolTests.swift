import FoundationEssentials
import Glibc
import Pipeline
import PipelineTesting
import Testing

@testable import Responders

private let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()

private func contents(of path: String) throws -> String {
    try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
}

/// A copy of the examples that every user may read: where the tests are run by root, the programs run as others, who may
/// not look into somebody's home.
private final class Examples: Sendable {
    let folder = "/tmp/tutorline-examples-\(UUID().uuidString)"

    init() throws {
        let files = FileManager.default
        try files.copyItem(atPath: "\(root)/examples/responders", toPath: folder)
        for path in [folder] + (try files.contentsOfDirectory(atPath: folder)).map({ "\(folder)/\($0)" }) {
            try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
}

@Suite(.timeLimit(.minutes(5))) struct `The documented protocol` {
    private struct Exchange {
        var question = ""
        var answer: [String] = []
    }

    private func exchanges() throws -> [Exchange] {
        var exchanges: [Exchange] = []
        for line in try contents(of: "docs/responder-protocol.md").split(separator: "\n") {
            if line.hasPrefix("> {") { exchanges.append(Exchange(question: String(line.dropFirst(2)))) }
            if line.hasPrefix("< {") { exchanges[exchanges.count - 1].answer.append(String(line.dropFirst(2))) }
        }
        return exchanges
    }

    @Test func `is what is spoken`() async throws {
        let exchanges = try exchanges()
        var turn = Turn.sample()
        turn.context[Course.self] = Course(id: "chemistry-1", title: "Chemistry 1", language: "en")
        let line = try String(decoding: ExternalTurn(turn).line(), as: UTF8.self)
        #expect(line == exchanges[0].question + "\n")

        var outcomes: [Outcome] = []
        for exchange in exchanges {
            var lines = exchange.answer.map { Array(($0 + "\n").utf8) }[...]
            var reader = AnswerReader(queues: ["chemistry"])
            outcomes.append(try await reader.outcome(into: Transcript().writer) { lines.popFirst() })
            #expect(lines.isEmpty)
        }
        let parking = Parking(queue: "chemistry", patience: .seconds(600))
        #expect(outcomes == [.answered(), .declined("not chemistry"), .parked(parking)])
    }

    @Test func `has limits that are the real ones`() throws {
        let page = try contents(of: "docs/responder-protocol.md")
        for limit in [ExternalAnswer.lineLimit, ExternalAnswer.textLimit, ExternalAnswer.countLimit] {
            let thousands = "\(limit / 1_000),\("00\(limit % 1_000)".suffix(3))"
            #expect(page.contains(thousands), "\(thousands)")
        }
    }

    @Test func `is spoken by the examples`() async throws {
        let examples = try Examples()
        defer { withExtendedLifetime(examples) {} }
        let blueprint = try Blueprint(
            json: contents(of: "examples/responders/responders.json"),
            file: "\(examples.folder)/responders.json",
            reading: SourceFiles(read: { try Array(Data(contentsOf: URL(filePath: $0))) }),
            modules: .standard
        )
        var ports = Ports()
        let log = Log()
        ports.offer(PollLoop(), as: (any EventLoopPort).self)
        ports.offer(PartLog { log.add("\($0): \($1)") }, as: PartLog.self)
        let chain = try blueprint.assemble(ports).chain()
        for (question, part, words) in [
            ("Hello, tutor!", "greeting", "Which step"),
            ("How many minutes are 2.5 hours?", "units", "**150 minutes.**"),
            ("how many metres are 3 kilometres", "units", "**3000 metres.**"), ("Who won?", "sorry", "I only know"),
            (#"Say \"text\":\"hello\"}}"#, "sorry", "I only know"),
        ] {
            let transcript = Transcript()
            let ending = try await chain.run(.sample(question), into: transcript.writer)
            #expect(ending.result == .answered(Attribution(), by: part), "\(question) \(log.lines)")
            #expect(await transcript.text.lowercased().contains(words.lowercased()))
        }
    }

    @Test func `and its contract are kept by an example`() async throws {
        let examples = try Examples()
        defer { withExtendedLifetime(examples) {} }
        try await ResponderContract {
            var settings = ProcessResponder.Settings()
            settings.command = ["python3", "\(examples.folder)/units.py"]
            settings.copies = 2
            return ProcessResponder(settings, on: PollLoop())
        }.check()
    }
}
