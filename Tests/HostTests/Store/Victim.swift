import Glibc

@testable import Host

/// A process that uses the store and tells which commands were acknowledged, until it is killed.
struct Victim {
    private let process: pid_t
    private let output: Int32

    init(path: String, session: SessionID, learner: AccountID) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw CannotStart() }
        // The child of another test would keep the line open, and what is read here would never end.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        let program = try Self.folder() + "/StoreVictim"
        let words: [String] = [program, path, session.description, learner.description]
        let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, program, &actions, nil, arguments, environ)
        close(ends[1])
        guard code == 0 else {
            close(ends[0])
            throw CannotStart()
        }
        self.process = process
        output = ends[0]
    }

    /// Lets it acknowledge so many commands, kills it in the middle of whatever it does, and returns all it told.
    func kill(after acknowledged: Int) -> [String] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var lines = 0
        var isKilled = false
        while true {
            let count = read(output, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
            lines += buffer[..<count].count { $0 == UInt8(ascii: "\n") }
            if lines >= acknowledged, !isKilled {
                Glibc.kill(process, SIGKILL)
                isKilled = true
            }
        }
        var status: Int32 = 0
        waitpid(process, &status, 0)
        close(output)
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Where this test's program lies, and the victim's beside it.
    private static func folder() throws -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { throw CannotStart() }
        let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    }

    struct CannotStart: Error {}
}
