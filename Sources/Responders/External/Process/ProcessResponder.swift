public import Pipeline

/// Asks a responder that runs as a child process, in whatever language it is written.
public struct ProcessResponder: ResponderModule, Service {
    public static let name: ModuleName = "process"
    public static let summary = "Asks a program of yours that the host runs, with one JSON object per line."
    public static let speaksToOthers = true

    private let queues: [String]
    private let pool: ProcessPool

    public init(_ settings: Settings, _ assembly: Assembly) throws {
        let log = assembly.optionalPort(PartLog.self)
        let name = assembly.name
        self.init(settings, on: try assembly.port((any EventLoopPort).self)) { log?.write(name, $0) }
    }

    public init(
        _ settings: Settings,
        on loop: any EventLoopPort,
        log: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.init(settings.configuration, queues: settings.queues, on: loop, log: log)
    }

    init(
        _ configuration: Supervisor.Configuration,
        queues: [String],
        on loop: any EventLoopPort,
        log: @escaping @Sendable (String) -> Void
    ) {
        self.queues = queues
        pool = ProcessPool(configuration, on: loop, log: log)
    }

    public func run() async { await pool.run() }

    public func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        let lane = try await pool.lane(for: ExternalTurn(turn).line())
        var reader = AnswerReader(queues: queues)
        do {
            let outcome = try await reader.outcome(into: reply) { try await lane.bytes.next() }
            guard !reader.hasMore else { throw ExternalFailure.wentOn }
            lane.leave(.complete)
            return outcome
        } catch let problem as ExternalFailure {
            lane.leave(.spoiled(problem))
            throw problem
        } catch let failure as ProcessFailure {
            throw failure
        } catch {
            Self.finish(lane, reader)
            throw error
        }
    }

    /// Reads the rest of an answer that nobody wants, so that the process need not be ended for it.
    ///
    /// The task outlives the turn by no more than the supervisor's grace, after which the stream ends.
    private static func finish(_ lane: Lane, _ reader: AnswerReader) {
        lane.leave(.abandoned)
        var reader = reader
        Task {
            let outcome = try? await reader.outcome(into: ReplyWriter { _ in }) { try await lane.bytes.next() }
            lane.leave(outcome == nil || reader.hasMore ? .spoiled(.wentOn) : .complete)
        }
    }
}

/// Where parts that run programs leave what these complain about.
public struct PartLog: Sendable {
    /// Takes the part's name and one line.
    public let write: @Sendable (_ part: String, _ line: String) -> Void

    /// The same for what somebody should look at.
    public let warn: @Sendable (_ part: String, _ line: String) -> Void

    public init(
        _ write: @escaping @Sendable (_ part: String, _ line: String) -> Void,
        warn: (@Sendable (_ part: String, _ line: String) -> Void)? = nil
    ) {
        (self.write, self.warn) = (write, warn ?? write)
    }
}
