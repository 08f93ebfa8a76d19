/// The handle on a supervisor: what turns use, and whose end ends the processes.
final class ProcessPool: Sendable {
    private let supervisor: Supervisor
    private let loop: any EventLoopPort

    init(
        _ configuration: Supervisor.Configuration,
        on loop: any EventLoopPort,
        log: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.loop = loop
        supervisor = Supervisor(configuration, on: loop, log: log)
    }

    deinit { loop.run { [supervisor] in supervisor.end {} } }

    /// Has a process answer a line; waits for a process to be free.
    func lane(for line: [UInt8]) async throws -> Lane {
        let request = Supervisor.Request(line: line, lane: Promise())
        loop.run { [supervisor] in supervisor.lend(request) }
        do { return try await request.lane.value() } catch {
            loop.run { [supervisor] in supervisor.forget(request.lane) }
            throw error
        }
    }

    /// Keeps the processes running until the task is cancelled, and returns when all of them are gone.
    func run() async {
        loop.run { [supervisor] in supervisor.keep() }
        _ = try? await Promise<Void>().value()
        await withCheckedContinuation { continuation in
            loop.run { [supervisor] in supervisor.end { continuation.resume() } }
        }
    }
}
