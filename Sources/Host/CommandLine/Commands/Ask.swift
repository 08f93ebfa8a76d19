import Cryptography
import Pipeline
import Reactor
import Responders

extension ShellCommand {
    /// Runs a chain from the shell.
    static let ask = ShellCommand(
        path: ["ask"],
        summary: "Asks a chain a question, without a host.",
        details: """
            Without a question it reads questions from standard input, one per line, as one conversation. Exit code 1 \
            means that nobody had an answer.
            """,
        arguments: [Argument(name: "QUESTION", meaning: "what to ask", fallback: "", isRest: true)],
        options: [
            .value("config", "FILE", "the chain", fallback: "responders.json"),
            .value("course", "ID", "the course the learner is in"),
            .value("module", "ID", "the module the learner has open"),
            .courses,
            .flag("explain", "show what every part did and how long it took"),
            .json,
        ],
        examples: [#"tutorline ask "When is homework 2 due?" --course algebra-1 --explain"#],
        run: ask
    )

    private static func ask(_ invocation: Invocation, _ shell: Shell) async throws -> ExitCode {
        guard invocation[option: "module"] == nil || invocation[option: "course"] != nil else {
            throw Complaint("a module belongs to a course; give --course as well.", .misuse)
        }
        // A folder that is left out may be missing; one that is named may not.
        if let folder = invocation.all("courses").last { _ = try shell.listDirectory(folder) }
        let chair = try await AskingChair(invocation, shell)
        let question = invocation.rest("QUESTION").joined(separator: " ")
        if !question.isEmpty { return try await chair.ask(question) }
        if shell.isTerminal { shell.print("Ask a question; an empty line ends.") }
        var last = ExitCode.success
        while let line = shell.readLine(), !line.isEmpty { last = try await chair.ask(line) }
        return last
    }
}

/// Sits in for a host: one conversation, in memory.
private final class AskingChair: Sendable {
    private let shell: Shell
    private let chain: Chain
    private let services: RunningServices
    private let revision: String
    private let history: SpokenHistory
    private let explains: Bool
    private let printsJSON: Bool

    init(_ invocation: Invocation, _ shell: Shell) async throws {
        self.shell = shell
        explains = invocation.has("explain")
        printsJSON = invocation.has("json")
        let course = invocation[option: "course"]
        let catalogue = try await PaperCatalogue(
            shell: shell,
            folder: invocation[option: "courses"] ?? "",
            course: course,
            module: invocation[option: "module"]
        )
        history = SpokenHistory()
        let ports = Ports.host(PaperReader(catalogue: catalogue, history: history), on: PollLoop()) { part, line in
            shell.complain("\(part): \(line)")
        }
        let plan = try Configuration(shell: shell).plan(invocation[option: "config"] ?? "", ports: ports)
        let module = invocation[option: "module"]
        chain = plan.chains.chain(course: course, module: module)
            .under(plan.blueprint.lock(course: course, module: module))
        services = plan.services
        revision = plan.revision
    }

    func ask(_ question: String) async throws -> ExitCode {
        var turn = Turn(
            id: Identifier("turn"),
            session: Identifier("session"),
            learner: Identifier("learner"),
            text: question
        )
        turn.context[Message.self] = Message(question)
        turn.context[HintLevel.self] = history.hints
        let (trace, answer) = (Trace(), StreamedReply())
        let start = ContinuousClock.now
        let ending = try await chain.run(
            turn,
            into: ReplyWriter { _ = answer.take($0) },
            observe: trace.note
        )
        let said = answer.snapshot
        history.note(question, said.text, ending)
        let sentence = Self.sentence(ending.result)
        if printsJSON {
            printJSON(ending, said, sentence, trace, start.duration(to: .now))
        } else {
            if !said.text.isEmpty { shell.print(said.text.fitForTerminals) }
            if case .answered = ending.result {} else { shell.print(sentence.fitForTerminals) }
            if explains { explain(ending, said, trace, start.duration(to: .now)) }
        }
        switch ending.result {
        case .unanswered, .locked: return .no
        case .answered, .parked, .refused: return .success
        }
    }

    private static func sentence(_ result: Ending.Result) -> String {
        switch result {
        case .answered(_, let part): "answered by \(part)"
        case .parked(let parking, let part): "handed to a person by \(part): the queue \(parking.queue)"
        case .refused(let refusal, let part): "refused by \(part): \(refusal.reason)"
        case .unanswered: "nobody had an answer"
        case .locked(let grade): "locked (\(grade.rawValue)): \(grade.sentence)"
        }
    }

    private func explain(_ ending: Ending, _ said: StreamedReply.State, _ trace: Trace, _ duration: Duration) {
        let style = shell.style
        shell.print("")
        let width = trace.steps.map(\.name.count).max() ?? 0
        for step in trace.steps {
            let name = step.name + String(repeating: " ", count: width - step.name.count)
            let detail = (step.ending.detail.map { ": \($0)" } ?? "").fitForTerminals
            let time = step.ending == .skipped ? "" : style.dim("  \(step.duration.forPeople)")
            let kind = "\(step.kind)".padded(to: 9)
            shell.print("  \(style.dim(kind)) \(style.bold(name))  \(step.ending.word)\(detail)\(time)")
            for detail in step.notes { shell.print("  \(style.dim("         ")) \(detail.fitForTerminals)") }
        }
        for fact in ending.turn.context.facts where fact.name != "message.text" {
            shell.print("  \(style.dim("fact     ")) \(fact.name) = \("\(fact.value)".fitForTerminals)")
        }
        for source in said.sources { shell.print("  \(style.dim("source   ")) \(source.fitForTerminals)") }
        let result = Self.sentence(ending.result).fitForTerminals
        shell.print("  \(style.dim("ending   ")) \(result) in \(duration.forPeople); revision \(revision)")
    }

    private func printJSON(
        _ ending: Ending,
        _ said: StreamedReply.State,
        _ sentence: String,
        _ trace: Trace,
        _ duration: Duration
    ) {
        var text = JSONText()
        text.field("answer", said.text)
        text.field("outcome", ending.result.word)
        if let part = ending.result.part { text.field("by", part) }
        text.field("sentence", sentence)
        text.field("sources", said.sources)
        text.field("revision", revision)
        text.field("us", Int64(duration.inSeconds * 1_000_000))
        text.field("trace", json: trace.written(ending.turn.context))
        shell.print(String(decoding: text.closed(), as: UTF8.self))
    }
}

extension Ending.Result {
    /// The outcome in the word that logs, tests and the wire use.
    var word: String {
        switch self {
        case .answered: "answered"
        case .parked: "handed_off"
        case .refused: "refused"
        case .unanswered: "failed"
        case .locked: "locked"
        }
    }

    /// The part that ended the turn.
    var part: String? {
        switch self {
        case .answered(_, let part), .parked(_, let part), .refused(_, let part): part
        case .unanswered, .locked: nil
        }
    }
}

extension Duration {
    /// The duration as people read it.
    var forPeople: String {
        let microseconds = inSeconds * 1_000_000
        if microseconds < 1000 { return "\(Int(microseconds)) µs" }
        if microseconds < 1_000_000 { return "\(Int(microseconds / 1000)) ms" }
        return "\(Double(Int(microseconds / 10_000)) / 100) s"
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
