import Glibc

/// A line that a terminal does not show while it is typed.
enum HiddenLine {
    /// How the terminal was, where the handler finds it; only one line is read at a time.
    nonisolated(unsafe) private static var before = termios()

    /// Reads the next line of standard input, which need not come from a terminal.
    static func read() -> String? {
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return readLine(strippingNewline: true) }
        var hiding = before
        hiding.c_lflag &= ~tcflag_t(ECHO)
        hiding.c_lflag |= tcflag_t(ECHONL)
        let ending = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
        // Whoever ends the program here gets their terminal back as it was.
        for number in ending {
            signal(number) { number in
                tcsetattr(STDIN_FILENO, TCSANOW, &HiddenLine.before)
                signal(number, SIG_DFL)
                raise(number)
            }
        }
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hiding)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            for number in ending { signal(number, SIG_DFL) }
        }
        return readLine(strippingNewline: true)
    }
}
