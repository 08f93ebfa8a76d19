import Reactor
import Responders

@testable import Host

/// A whole host as the command line starts it: real files, a real socket, and signals that a test gives.
final class ServingHost: Sendable {
    let folder: TemporaryFolder
    /// What it printed and logged so far.
    let lines = Atom<[String]>([])
    private let wishes: AsyncStream<HostSignal>.Continuation
    private let said: AsyncStream<String>
    private let run: Task<ExitCode, Never>

    /// Starts it; the folder is where its files are and its database goes.
    ///
    /// - Parameters:
    ///   - flags: its settings, where they are others than a test's host has.
    ///   - chain: what stands in its chain.
    init(_ folder: TemporaryFolder, _ flags: [String: String] = [:], _ switches: String..., chain: String? = nil) throws
    {
        self.folder = folder
        let (signals, wishes) = AsyncStream<HostSignal>.makeStream()
        let (said, speaker) = AsyncStream<String>.makeStream()
        (self.wishes, self.said) = (wishes, said)
        let lines = lines
        let hear: @Sendable (String) -> Void = { line in
            lines.change { $0.append(line) }
            speaker.yield(line)
        }
        var shell = DeskShell().shell
        (shell.print, shell.complain, shell.signals) = (hear, hear, { Signals(signals) })
        let usual = [
            "--listen": "127.0.0.1:0", "--database": folder.path("host.db"), "--key-file": folder.path("host.key"),
            "--config": folder.path("responders.json"), "--grace": "1s",
        ]
        let words = usual.merging(flags) { _, flag in flag }.flatMap { [$0.key, $0.value] } + switches
        try folder.write("responders.json", chain ?? TestHost.files["responders.json"] ?? "")
        run = Task { [shell] in
            let code = await TutorServer.run(["serve"] + words, shell)
            speaker.finish()
            return code
        }
    }

    /// The next line that has these words in it; nil when the host ends without saying them.
    func hears(_ words: String) async -> String? {
        for await line in said where line.contains(words) { return line }
        return nil
    }

    /// Where it serves.
    func address() async -> String? {
        await hears("Tutorline serves ")?.split(separator: " ").last.map { String($0.dropLast()) }
    }

    func ask(_ signal: HostSignal) { wishes.yield(signal) }

    /// Waits for its end.
    func ended() async -> ExitCode { await run.value }

    /// Asks something, trusting only these certificates; what came back, or why nothing did.
    func fetch(
        _ address: String,
        _ method: HTTPRequest.Method = .get,
        token: String? = nil,
        trusting certificates: String? = nil
    ) async throws -> (status: Int, text: String) {
        let client = HTTPClient(loop: PollLoop(), .init(certificates: certificates))
        let headers = token.map { [(name: "authorization", value: "Bearer \($0)")] } ?? []
        return try await client.withResponse(to: HTTPRequest(method, HTTPURL(address), headers: headers)) { response in
            var bytes: [UInt8] = []
            for try await piece in response.body { bytes += piece }
            return (response.status, String(decoding: bytes, as: UTF8.self))
        }
    }
}
