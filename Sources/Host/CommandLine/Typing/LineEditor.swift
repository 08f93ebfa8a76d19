import Locking

/// A line that is written at the bottom of a terminal while other things are told above it.
final class LineEditor: Sendable {
    /// The terminal: what is typed, what it shows, how wide it is, and what its keys ask of the program.
    struct Terminal: Sendable {
        /// The next bytes; none at the end.
        var read: @Sendable () -> [UInt8]
        var write: @Sendable (String) -> Void
        var width: @Sendable () -> Int
        /// Stops the program, as Ctrl-Z does, and returns when it goes on.
        var suspend: @Sendable () -> Void
        /// Interrupts it, as Ctrl-C does.
        var interrupt: @Sendable () -> Void
        /// Gives the terminal back as it was.
        var close: @Sendable () -> Void
    }

    private struct State {
        var keys = KeyReader()
        var line = EditedLine()
        var drawing = LineDrawing()
        /// What was read and is not yet looked at.
        var unread: ArraySlice<UInt8> = []
        var isOver = false
        var phase = Phase.new
    }

    private enum Phase {
        case new, open, closed
    }

    private let terminal: Terminal
    private let state = Lock(State())

    init(_ terminal: Terminal) { self.terminal = terminal }

    /// The next line, once somebody has written it; one caller at a time.
    func readLine() -> String? {
        open()
        while true {
            switch heed() {
            case .line(let line): return line
            case .over:
                close()
                return nil
            case .more: give(terminal.read())
            }
        }
    }

    /// Shows the line, as long as nobody has taken it away.
    func open() {
        state.withLock { state in
            guard state.phase == .new else { return }
            state.phase = .open
            draw(&state)
        }
    }

    enum Progress: Equatable {
        case line(String)
        case over
        /// Nobody has ended a line yet.
        case more
    }

    /// Takes what was typed; nothing is the end.
    func give(_ bytes: [UInt8]) {
        state.withLock { state in
            state.unread = bytes[...]
            state.isOver = bytes.isEmpty
        }
    }

    /// Does what the keys ask that were given, until a line is ended.
    func heed() -> Progress {
        while let event = state.withLock(next) {
            switch event {
            case .line(let line): return .line(line)
            case .over: return .over
            case .interrupt: terminal.interrupt()
            case .suspend:
                terminal.suspend()
                state.withLock(draw)
            case .nothing, .changed, .cleared: break
            }
        }
        return state.withLock { $0.isOver } ? .over : .more
    }

    /// Shows something above the line.
    func show(_ text: String, by write: @Sendable (String) -> Void) {
        state.withLock { state in
            guard state.phase == .open else { return write(text) }
            erase(&state)
            write(text)
            draw(&state)
        }
    }

    /// Takes the line away, and gives the terminal back.
    func close() {
        let isLast = state.withLock { state in
            defer { state.phase = .closed }
            if state.phase == .open { erase(&state) }
            return state.phase != .closed
        }
        if isLast { terminal.close() }
    }

    /// The next thing that somebody else than the line has to do, if what was read asks for one.
    private func next(_ state: inout State) -> EditedLine.Event? {
        // What is pasted is drawn once.
        var isStale = false
        defer {
            if isStale {
                erase(&state)
                draw(&state)
            }
        }
        while let byte = state.unread.popFirst() {
            guard let key = state.keys.take(byte) else { continue }
            let event = state.line.take(key)
            switch event {
            case .nothing: continue
            case .changed: isStale = true
            case .cleared:
                terminal.write("\u{1B}[H\u{1B}[2J")
                draw(&state)
            case .line(let line):
                erase(&state)
                if !line.isEmpty { terminal.write(LineDrawing.prompt + line + "\n") }
                draw(&state)
                isStale = false
                return event
            case .suspend:
                erase(&state)
                isStale = false
                return event
            case .interrupt, .over: return event
            }
        }
        return nil
    }

    private func erase(_ state: inout State) { terminal.write(state.drawing.erased()) }

    private func draw(_ state: inout State) {
        if state.phase == .open { terminal.write(state.drawing.drawn(state.line, width: terminal.width())) }
    }
}
