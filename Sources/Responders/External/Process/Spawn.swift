import CSpawn
import Glibc
import Synchronization

/// A process that has just been started, with our ends of its pipes.
struct Spawned {
    let process: pid_t
    /// Becomes readable when the process ends.
    let watch: Int32
    let input: Int32
    let output: Int32
    let complaints: Int32
    /// Holds `errno` when nothing could be run.
    let failure: Int32

    init(_ program: Program) throws(NotStarted) {
        guard let pipes = Self.pipes() else { throw NotStarted(errno: errno) }
        let (input, output, complaints, failure) = (pipes[0], pipes[1], pipes[2], pipes[3])
        let process = Self.start(program, input.reading, output.writing, complaints.writing, failure.writing)
        let watch = process > 0 ? spawn_watch(process) : -1
        guard process > 0, watch >= 0 else {
            let number = errno
            if process > 0 {
                kill(process, SIGKILL)
                waitpid(process, nil, 0)
            }
            pipes.forEach { $0.closeBoth() }
            throw NotStarted(errno: number)
        }
        for theirs in [input.reading, output.writing, complaints.writing, failure.writing] { close(theirs) }
        let ours = [input.writing, output.reading, complaints.reading, failure.reading]
        ours.forEach(Pipe.makeNonBlocking)
        (self.process, self.watch) = (process, watch)
        (self.input, self.output, self.complaints, self.failure) = (ours[0], ours[1], ours[2], ours[3])
    }

    private static func pipes() -> [Pipe]? {
        var pipes: [Pipe] = []
        for _ in 0..<4 {
            guard let pipe = Pipe() else {
                pipes.forEach { $0.closeBoth() }
                return nil
            }
            pipes.append(pipe)
        }
        return pipes
    }

    private static func start(
        _ program: Program,
        _ input: Int32,
        _ output: Int32,
        _ complaints: Int32,
        _ failure: Int32
    ) -> pid_t {
        let (candidates, arguments) = (CStrings(program.candidates), CStrings(program.command))
        let environment = CStrings(program.variables)
        let maps = CStrings(["\(geteuid()) \(geteuid()) 1", "\(getegid()) \(getegid()) 1"])
        var request = spawn_request(
            candidates: candidates.pointers,
            arguments: arguments.pointers,
            environment: environment.pointers,
            standard_input: input,
            standard_output: output,
            standard_error: complaints,
            failure: failure,
            own_user_map: maps.pointers[0],
            own_group_map: maps.pointers[1],
            lone_user: nextLoneUser(),
            limits: spawn_limits(program.limits)
        )
        var namespaces: UInt = 0
        // The child has a copy of every string by the time this returns.
        return withExtendedLifetime((candidates, arguments, environment, maps)) {
            spawn_start(&request, &namespaces)
        }
    }

    /// A user for each process of a host that runs as root, so that the kernel counts each one's processes apart.
    ///
    /// From the range that systemd, too, takes for users that own nothing.
    private static func nextLoneUser() -> uid_t {
        61_184 + uid_t(truncatingIfNeeded: count.add(1, ordering: .relaxed).oldValue % 4_000)
    }

    private static let count = Atomic(0)
}

/// A process that could not even be copied off the host.
struct NotStarted: Error { let errno: Int32 }

/// Strings as C wants them: an array of pointers that ends with none.
private final class CStrings {
    let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ strings: [String]) {
        count = strings.count
        pointers = .allocate(capacity: count + 1)
        for (index, string) in strings.enumerated() { (pointers + index).initialize(to: strdup(string)) }
        (pointers + count).initialize(to: nil)
    }

    deinit {
        for index in 0..<count { free(pointers[index]) }
        pointers.deallocate()
    }
}

extension spawn_limits {
    fileprivate init(_ limits: Program.Limits) {
        self.init(
            cpu_seconds: rlim_t(max(1, limits.cpu.components.seconds)),
            memory_bytes: rlim_t(limits.memory),
            file_bytes: rlim_t(limits.fileSize),
            open_files: rlim_t(limits.openFiles),
            processes: rlim_t(limits.processes)
        )
    }
}
