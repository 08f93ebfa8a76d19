import CSpawn
import Glibc

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
    let user: LoneUser
    /// The kernel ends all it started together with it.
    let isIsolated: Bool

    init(_ program: Program) throws(NotStarted) {
        guard let user = LoneUser() else { throw NotStarted(errno: EAGAIN) }
        guard let pipes = Self.pipes() else { throw NotStarted(errno: errno) }
        var namespaces: UInt = 0
        let (input, output, complaints, failure) = (pipes[0], pipes[1], pipes[2], pipes[3])
        let process = Self.start(program, as: user, &namespaces) {
            $0.standard_input = input.reading
            $0.standard_output = output.writing
            $0.standard_error = complaints.writing
            $0.failure = failure.writing
        }
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
        (self.process, self.watch, self.user, isIsolated) = (process, watch, user, namespaces != 0)
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
        as user: LoneUser,
        _ namespaces: inout UInt,
        _ connect: (inout spawn_request) -> Void
    ) -> pid_t {
        let (candidates, arguments) = (CStrings(program.candidates), CStrings(program.command))
        let environment = CStrings(program.variables)
        let maps = CStrings(["\(geteuid()) \(geteuid()) 1", "\(getegid()) \(getegid()) 1"])
        var request = spawn_request()
        request.candidates = UnsafePointer(candidates.pointers)
        request.arguments = UnsafePointer(arguments.pointers)
        request.environment = UnsafePointer(environment.pointers)
        request.own_user_map = UnsafePointer(maps.pointers[0])
        request.own_group_map = UnsafePointer(maps.pointers[1])
        (request.lone_user, request.spare_user) = (user.id, user.spareID)
        request.may_isolate = program.mayBeIsolated ? 1 : 0
        request.limits = spawn_limits(
            program.limits,
            besides: program.mayBeIsolated ? OwnTasks.besidesAChild : OwnTasks.count
        )
        connect(&request)
        // The child has a copy of every string by the time this returns.
        return withExtendedLifetime((candidates, arguments, environment, maps)) {
            spawn_start(&request, &namespaces)
        }
    }
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
    fileprivate init(_ limits: Program.Limits, besides others: Int) {
        self.init(
            cpu_seconds: rlim_t(max(1, limits.cpu.components.seconds)),
            memory_bytes: rlim_t(limits.memory),
            file_bytes: rlim_t(limits.fileSize),
            open_files: rlim_t(limits.openFiles),
            processes: rlim_t(limits.processes + others)
        )
    }
}
