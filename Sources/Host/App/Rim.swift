import Glibc
import Pipeline
import Synchronization

/// The outermost rim of the program, the only place that touches the process itself.
///
/// Arguments, environment, standard streams, files and the clock are here; everything further in is given values.
enum Rim {
    static var arguments: [String] { Array(CommandLine.arguments.dropFirst()) }

    static func shell(_ modules: ModuleRegistry) -> Shell {
        // A peer that hangs up is an error of one write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        var shell = Shell(
            environment: environment,
            modules: modules,
            isTerminal: isatty(STDOUT_FILENO) == 1,
            showsProgress: isatty(STDERR_FILENO) == 1,
            print: { write($0 + "\n", to: STDOUT_FILENO) },
            complain: { write($0 + "\n", to: STDERR_FILENO) },
            readLine: { Swift.readLine(strippingNewline: true) },
            readFile: readFile,
            listDirectory: listDirectory,
            signals: { .ofProcess }
        )
        shell.fileStamp = fileStamp
        shell.isPipe = isPipe
        shell.window = window
        shell.readSecret = HiddenLine.read
        shell.lineEditor = { TypingTerminal.editor(environment) { window().width } }
        shell.manager = { try ServiceManager(environment, process: getpid()) }
        return shell
    }

    /// That of the terminal that standard output goes to; some do not know how large they are.
    private static func window() -> Window {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return Window()
        }
        return Window(width: Int(size.ws_col), height: Int(size.ws_row))
    }

    /// When a file was changed last, as exactly as the file system knows.
    static func fileStamp(_ path: String) -> FileStamp? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return FileStamp(
            seconds: Int64(status.st_mtim.tv_sec),
            nanoseconds: Int64(status.st_mtim.tv_nsec),
            size: Int64(status.st_size),
            number: UInt64(status.st_ino)
        )
    }

    static func isPipe(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
    }

    /// How many things can really run side by side.
    static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// What could not be written to standard output makes a failure of what else succeeded.
    static func end(_ code: ExitCode) -> Never {
        let unwritten = unwritten.load(ordering: .relaxed)
        if unwritten != 0 {
            write("tutorline: standard output: \(String(cString: strerror(unwritten))).\n", to: STDERR_FILENO)
        }
        // At once: `exit` has libraries clean up after themselves while other threads still use them, and then the process
        // may end by a fault. Nothing waits to be written, for `write` keeps nothing back.
        _exit(unwritten == 0 ? code.rawValue : ExitCode.failure.rawValue)
    }

    /// Why something could not be written to standard output, as the number of an error.
    private static let unwritten = Atomic<Int32>(0)

    /// Wall-clock time; everything that needs it is handed this.
    static func now() -> Moment {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    private static var environment: [String: String] {
        var values: [String: String] = [:]
        var next = environ
        while let line = next.pointee {
            let text = String(cString: line)
            if let equals = text.firstIndex(of: "=") {
                values[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            next += 1
        }
        return values
    }

    static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno != EINTR {
                // Whoever reads may have had enough.
                if descriptor == STDOUT_FILENO, errno != EPIPE { unwritten.store(errno, ordering: .relaxed) }
                return
            }
            rest = rest.dropFirst(max(0, written))
        }
    }

    static func readFile(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault(path: path, code: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileFault(path: path, code: errno)
            }
            bytes += buffer[..<count]
            guard bytes.count <= 256 << 20 else { throw FileFault(path: path, code: EFBIG) }
        }
    }

    static func listDirectory(_ path: String) throws -> [String] {
        guard let folder = opendir(path.isEmpty ? "." : path) else { throw FileFault(path: path, code: errno) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}

/// What changes when a file does.
struct FileStamp: Sendable, Hashable {
    var seconds: Int64
    var nanoseconds: Int64
    var size: Int64
    /// Its number in the file system, which is another when a new file has taken its name.
    var number: UInt64
}

/// A file that could not be read, and why.
struct FileFault: Error, CustomStringConvertible {
    let path: String
    let code: Int32

    var isMissing: Bool { code == ENOENT || code == ENOTDIR }

    var description: String { "\(path): \(String(cString: strerror(code)))" }
}
