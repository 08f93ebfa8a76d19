import Pipeline

/// What a command sees of the world it was started in; everything comes in as a value, so that tests can bring their own.
struct Shell: Sendable {
    var environment: [String: String]
    /// Writes to standard output.
    var print: @Sendable (String) -> Void
    /// Writes to standard error: what went wrong, and how far a long command has got.
    var complain: @Sendable (String) -> Void
    /// The next line of standard input, without its end; `nil` at the end of it.
    var readLine: @Sendable () -> String?
    /// The same for what a terminal should not show.
    var readSecret: @Sendable () -> String?
    /// What lines are written with while other things are told; `nil` where nobody sits at a terminal.
    var lineEditor: @Sendable () -> LineEditor? = { nil }
    var readFile: @Sendable (_ path: String) throws -> [UInt8]
    /// The names in a directory, sorted.
    var listDirectory: @Sendable (_ path: String) throws -> [String]
    /// What changes when a file does; `nil` for a file that is not there.
    var fileStamp: @Sendable (_ path: String) -> FileStamp? = { _ in nil }
    /// Whether a file is a named pipe, which whoever reads it waits for.
    var isPipe: @Sendable (_ path: String) -> Bool = { _ in false }
    var isTerminal: Bool
    /// How much that terminal shows at once, which changes when somebody draws at its corner.
    var window: @Sendable () -> Window = { Window() }
    /// Whether a person reads standard error as it comes.
    var showsProgress: Bool
    var modules: ModuleRegistry
    /// What the operating system asks for while a command runs that ends in its own way, instead of just ending it.
    var signals: @Sendable () -> Signals?
    /// Who started this process and looks after it, as its environment tells; throws what is wrong with that.
    var manager: @Sendable () throws -> ServiceManager = { .none }

    init(
        environment: [String: String],
        modules: ModuleRegistry,
        isTerminal: Bool,
        showsProgress: Bool,
        print: @escaping @Sendable (String) -> Void,
        complain: @escaping @Sendable (String) -> Void,
        readLine: @escaping @Sendable () -> String?,
        readFile: @escaping @Sendable (String) throws -> [UInt8],
        listDirectory: @escaping @Sendable (String) throws -> [String],
        signals: @escaping @Sendable () -> Signals? = { nil }
    ) {
        self.environment = environment
        self.modules = modules
        self.isTerminal = isTerminal
        self.showsProgress = showsProgress
        self.print = print
        self.complain = complain
        (self.readLine, readSecret) = (readLine, readLine)
        self.readFile = readFile
        self.listDirectory = listDirectory
        self.signals = signals
    }

    /// Lines as somebody types them; waiting for one keeps neither other tasks from their work nor the program from ending.
    var typed: AsyncStream<String> {
        let (lines, continuation) = AsyncStream<String>.makeStream()
        WaitingThread.start { [readLine] in
            while let line = readLine() { continuation.yield(line) }
            continuation.finish()
        }
        return lines
    }

    /// The same shell, with a line at the bottom of its terminal.
    func writing(with editor: LineEditor) -> Shell {
        var shell = self
        shell.print = { [print] text in editor.show(text, by: print) }
        shell.complain = { [complain] text in editor.show(text, by: complain) }
        shell.readLine = editor.readLine
        return shell
    }

    /// Colours are for terminals whose owner has not asked for none.
    var style: Style {
        Style(isOn: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb")
    }
}

/// How many lines a terminal shows, and how many characters in each; a file has no end of either.
struct Window: Sendable {
    var width = Int.max
    var height = Int.max
}

/// Puts colour on words, or leaves them as they are.
struct Style: Sendable {
    let isOn: Bool

    func bold(_ text: String) -> String { wrap(text, "1") }
    func dim(_ text: String) -> String { wrap(text, "2") }
    func red(_ text: String) -> String { wrap(text, "31") }
    func green(_ text: String) -> String { wrap(text, "32") }

    private func wrap(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
