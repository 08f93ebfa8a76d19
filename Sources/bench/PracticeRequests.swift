import Cryptography
import Glibc
import Host

/// Practice as a browser asks for it: HTTP over sockets, of a host that has the database of a load.
struct PracticeRequests: Sendable {
    private let load: PracticeLoad
    private let host: HostProcess
    private let tokens: [AccountID: String]

    init(_ load: PracticeLoad, in workspace: Workspace) throws {
        self.load = load
        let key = try HostKey(in: workspace)
        host = try HostProcess(in: workspace)
        tokens = Dictionary(uniqueKeysWithValues: load.children.map { ($0, key.token(for: "\($0)")) })
    }

    func measure(_ bounds: Bounds) async throws -> [Figures] {
        defer { host.stop(SIGKILL) }
        let requests: [(name: String, make: @Sendable () -> [UInt8])] = [
            ("POST /questions/fetch", { request("POST", "/questions/fetch", by: someone, #"{"limit":1}"#) }),
            (
                "GET /sessions/{id}/summary",
                {
                    let child = someone
                    let session = load.sessions[child].map { "\($0)" } ?? ""
                    return request("GET", "/sessions/\(session)/summary", by: child)
                }
            ), ("POST /attempts", { request("POST", "/attempts", by: someone, answer) }),
        ]
        var figures: [Figures] = []
        for (name, make) in requests {
            for callers in [1, 32] {
                let crowd = RequestCrowd(host.address, callers: callers, make)
                _ = try await crowd.ask(for: .milliseconds(500))
                let (before, start) = (host.usage, ContinuousClock.now)
                let latencies = try await crowd.ask(for: bounds.time * 2)
                figures.append(
                    Figures(
                        label: "\(name), \(callers) callers, \(load.stored) attempts stored",
                        operations: latencies.count,
                        time: start.duration(to: .now),
                        used: host.usage - before,
                        latencies: latencies
                    )
                )
                await crowd.leave()
            }
        }
        return figures
    }

    private var someone: AccountID { load.children[Int.random(in: load.children.indices)] }

    private var answer: String {
        let attempt = load.attempt()
        guard case .text(let text) = attempt.answer else { return "{}" }
        let (key, question) = (attempt.command.key, attempt.question)
        return #"{"key":"\#(key)","question_id":"\#(question)","answer":"\#(text)","time_ms":1000}"#
    }

    private func request(_ method: String, _ target: String, by child: AccountID, _ body: String = "") -> [UInt8] {
        var text = "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer \(tokens[child] ?? "")\r\n"
        if !body.isEmpty { text += "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n" }
        return Array("\(text)\r\n\(body)".utf8)
    }
}
