import Glibc
import Locking
import Pipeline
import PipelineTesting
import Synchronization
import Testing

@testable import Responders

/// A process pool that runs a shell script, for tests.
struct Script: Sendable {
    let responder: ProcessResponder
    let log = Log()
    /// Stands in the command line of every process it starts.
    let marker: String

    private static let count = Atomic(0)

    init(_ text: String, isolated: Bool = true, _ change: (inout ProcessResponder.Settings) -> Void = { _ in }) {
        marker = "marker-\(getpid())-\(Self.count.add(1, ordering: .relaxed).newValue)"
        var settings = ProcessResponder.Settings()
        settings.command = ["sh", "-c", text, marker]
        settings.copies = 1
        change(&settings)
        let log = log
        var configuration = settings.configuration
        configuration.program.mayBeIsolated = isolated
        responder = ProcessResponder(configuration, queues: settings.queues, on: PollLoop()) { log.add($0) }
    }

    /// Runs nothing; counts the processes of another script.
    init(watching marker: String) {
        self.marker = marker
        responder = ProcessResponder(ProcessResponder.Settings(), on: PollLoop())
    }

    init(
        python text: String,
        isolated: Bool = true,
        _ change: (inout ProcessResponder.Settings) -> Void = { _ in }
    ) {
        self.init("", isolated: isolated) {
            let marker = $0.command[3]
            $0.command = ["/usr/bin/python3", "-c", text, marker]
            change(&$0)
        }
    }

    func answer(to text: String = "hello") async throws -> String {
        try await responder.run(.sample(text)).text
    }

    /// What came of a turn, as one text.
    func result(of text: String = "hello") async -> String {
        do { return try await answer(to: text) } catch { return "\(error)" }
    }

    /// Expects a result, and shows what it was instead.
    func expect(
        _ wanted: String,
        of text: String = "hello",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        let result = await result(of: text)
        #expect(result == wanted, sourceLocation: sourceLocation)
    }

    /// How many processes with the script's marker there are.
    var processes: Int {
        guard let folder = opendir("/proc") else { return -1 }
        defer { closedir(folder) }
        var count = 0
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard Int(name) != nil, let file = fopen("/proc/\(name)/cmdline", "r") else { continue }
            defer { fclose(file) }
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let size = fread(&bytes, 1, bytes.count, file)
            let words = bytes[..<size].split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            if words.contains(marker) { count += 1 }
        }
        return count
    }

    /// Waits until the script has no process any more.
    func isGone() async -> Bool {
        for _ in 0..<2_000 {
            if processes == 0 { return true }
            usleep(2_000)
        }
        return false
    }
}

/// What processes complained about.
final class Log: Sendable {
    private let kept = Lock<[String]>([])
    func add(_ line: String) { kept.withLock { $0.append(line) } }
    var lines: [String] { kept.withLock { $0 } }
}

/// Answers every question with `$1`, evaluated anew.
func answering(_ text: String) -> String {
    #"while read -r line; do printf '{"text":"%s"}\n{"done":{}}\n' "\#(text)"; done"#
}
