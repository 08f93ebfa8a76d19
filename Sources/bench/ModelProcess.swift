import Glibc

/// ``ModelServer`` in a process of its own: this program, started with another word.
final class ModelProcess: Sendable {
    let port: UInt16
    private let identifier: pid_t

    static let word = "--model-server"

    init() throws {
        var ends: (Int32, Int32) = (0, 0)
        let code = withUnsafeMutableBytes(of: &ends) { pipe($0.assumingMemoryBound(to: Int32.self).baseAddress) }
        guard code == 0 else { throw HostProcess.Failure(description: "no pipe: \(errno)") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends.1, STDOUT_FILENO)
        posix_spawn_file_actions_addclose(&actions, ends.0)
        var words: [UnsafeMutablePointer<CChar>?] = [strdup("/proc/self/exe"), strdup(Self.word), nil]
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        guard posix_spawn(&child, "/proc/self/exe", &actions, nil, &words, environ) == 0 else {
            throw HostProcess.Failure(description: "the model's server does not start")
        }
        close(ends.1)
        identifier = child
        guard let port = HostProcess.announcedPort(from: ends.0) else {
            throw HostProcess.Failure(description: "the model's server did not say where it listens")
        }
        self.port = port
    }

    /// What it has used of a processor.
    var processorTime: Duration { Usage.processorTime(of: identifier) }

    deinit {
        kill(identifier, SIGKILL)
        var status: Int32 = 0
        waitpid(identifier, &status, 0)
    }
}
