import Glibc

/// A line that a terminal does not show while it is typed.
enum HiddenLine {
    /// How the terminal was, and how it is meanwhile, where handlers find them; only one line is read at a time.
    nonisolated(unsafe) private static var before = termios()
    nonisolated(unsafe) private static var hiding = termios()

    /// Reads the next line of standard input, which need not come from a terminal.
    static func read() -> String? {
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return readLine(strippingNewline: true) }
        hiding = before
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
        stopOnRequest()
        // Whoever goes on with it may have used the terminal otherwise meanwhile.
        signal(SIGCONT) { _ in tcsetattr(STDIN_FILENO, TCSANOW, &HiddenLine.hiding) }
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hiding)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            for number in ending + [SIGTSTP, SIGCONT] { signal(number, SIG_DFL) }
        }
        return readLine(strippingNewline: true)
    }

    /// Whoever stops the program (Ctrl-Z) has their terminal as it was, until they go on with it.
    private static func stopOnRequest() {
        signal(SIGTSTP) { number in
            tcsetattr(STDIN_FILENO, TCSANOW, &HiddenLine.before)
            // Stopped by the signal itself: where no shell could go on with the program, the system leaves it running.
            var stopping = sigset_t()
            sigemptyset(&stopping)
            sigaddset(&stopping, number)
            signal(number, SIG_DFL)
            raise(number)
            pthread_sigmask(SIG_UNBLOCK, &stopping, nil)
            HiddenLine.stopOnRequest()
            tcsetattr(STDIN_FILENO, TCSANOW, &HiddenLine.hiding)
        }
    }
}
