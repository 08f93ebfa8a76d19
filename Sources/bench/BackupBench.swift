import Cryptography
import Glibc
import Host
import Reactor
import Responders
import Synchronization

extension Benchmark {
    /// What a backup of a large database costs those who ask meanwhile.
    static let backup = Benchmark(
        name: "backup",
        operation: "a message sent, acknowledged and answered, while a database of 1 GB is copied and checked"
    ) { bounds in
        let folder = try Workspace()
        let first = try HostProcess(in: folder)
        let (learner, theirs) = (try await first.token(), try await first.token(of: "olga@example.org"))
        first.stop()
        try await fill(folder.path("host.db"), to: 1 << 30)
        let host = try HostProcess(in: folder)
        defer { host.stop(SIGKILL) }
        let crowd = LearnerCrowd(host.address, token: learner)
        try await crowd.gather(50)
        _ = try await crowd.ask(for: .milliseconds(500))
        let before = try await turns("before", of: host) { try await crowd.ask(for: bounds.time * 2) }

        let isWhole = Atomic(false)
        let copying = Task {
            defer { isWhole.store(true, ordering: .releasing) }
            try await host.backUp(as: "copy.db", token: theirs)
        }
        var during = try await turns("during", of: host) {
            var latencies: [Duration] = []
            while !isWhole.load(ordering: .acquiring) { latencies += try await crowd.ask(for: .milliseconds(250)) }
            return latencies
        }
        try await copying.value
        var copy = stat()
        stat(folder.path("copy.db"), &copy)
        during.notes.append("\(copy.st_size >> 20) MB were copied and checked in \(rounded(during.time.inSeconds)) s")
        await crowd.vanish()
        return [before, during]
    }

    private static func turns(
        _ label: String,
        of host: HostProcess,
        _ ask: () async throws -> [Duration]
    ) async throws -> Figures {
        let (used, start) = (host.usage, ContinuousClock.now)
        let latencies = try await ask()
        return Figures(
            label: label,
            operations: latencies.count,
            time: start.duration(to: .now),
            used: host.usage - used,
            latencies: latencies
        )
    }

    /// Adds conversations to a database until its file is so large.
    private static func fill(_ path: String, to bytes: Int) async throws {
        let now: @Sendable () -> Moment = { Moment(milliseconds: Int64(time(nil)) * 1000) }
        let store = try await SQLiteStore(path, rules: StoreRules(now: now, patience: .seconds(86_400)))
        defer { store.close() }
        let learner = try await store.create(NewAccount(name: "Load")).id
        let words = String(repeating: "How do I factor x^2-5x+6? ", count: 80)
        let question = Array("{\"role\":\"learner\",\"text\":\"\(words)\"}".utf8)
        let answer = TurnEnding(.answered, kind: .message, body: Array("{\"text\":\"\(words)\"}".utf8))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    let opening = Opening(
                        learner: learner,
                        key: CommandKey(.random(.system)),
                        course: "algebra-1",
                        module: "unit-1",
                        onePerModule: false
                    )
                    let session = try await store.open(opening).session.id
                    // Each of a turn's two texts is more than half a page, and so has one for itself.
                    for _ in 0..<bytes / 200 / 8192 {
                        let key = CommandKey(.random(.system))
                        let message = LearnerMessage(
                            session: session,
                            author: learner,
                            command: CommandStamp(key, meaning: question),
                            body: question
                        )
                        _ = try await store.accept(message, ending: answer)
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}

extension HostProcess {
    /// Has the host copy its database, and returns when the copy is whole.
    fileprivate func backUp(as name: String, token: String) async throws {
        let request = HTTPRequest(
            .post,
            try HTTPURL("http://127.0.0.1:\(address.port)/admin/backup"),
            headers: [
                (name: "content-type", value: "application/json"), (name: "authorization", value: "Bearer \(token)"),
                (name: "accept", value: "application/x-ndjson"),
            ],
            body: Array("{\"file\":\"\(name)\"}".utf8),
            deadlines: HTTPDeadlines(betweenBytes: .seconds(60), total: .seconds(3600))
        )
        let last = try await HTTPClient(loop: PollLoop()).withResponse(to: request) { response in
            var last: [UInt8] = []
            for try await piece in response.body { last = piece }
            return String(decoding: last, as: UTF8.self)
        }
        guard last.contains("\"file\"") else { throw Failure(description: "no backup: \(last)") }
    }
}
