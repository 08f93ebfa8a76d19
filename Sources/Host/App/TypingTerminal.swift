import Glibc

/// The terminal of this process while lines are edited on it: it gives keys as they are pressed, and shows none by itself.
enum TypingTerminal {
    /// Pasted lines are marked as such.
    private static let (marking, plain) = ("\u{1B}[?2004h", "\u{1B}[?2004l")

    /// An editor for it, where somebody sits at both ends.
    static func editor(_ environment: [String: String], width: @escaping @Sendable () -> Int) -> LineEditor? {
        var before = termios()
        guard isatty(STDOUT_FILENO) == 1, environment["TERM"] != "dumb", tcgetattr(STDIN_FILENO, &before) == 0 else {
            return nil
        }
        var typing = before
        // Ctrl-C and Ctrl-Z are keys as well, so that whoever presses them gets the terminal back first.
        typing.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        withUnsafeMutableBytes(of: &typing.c_cc) { ($0[Int(VMIN)], $0[Int(VTIME)]) = (1, 0) }
        let (was, meanwhile) = (before, typing)
        let open: @Sendable () -> Void = {
            var meanwhile = meanwhile
            tcsetattr(STDIN_FILENO, TCSADRAIN, &meanwhile)
            Rim.write(marking, to: STDOUT_FILENO)
        }
        let close: @Sendable () -> Void = {
            Rim.write(plain, to: STDOUT_FILENO)
            var was = was
            tcsetattr(STDIN_FILENO, TCSADRAIN, &was)
        }
        open()
        return LineEditor(
            LineEditor.Terminal(
                read: read,
                write: { Rim.write($0, to: STDOUT_FILENO) },
                width: width,
                suspend: {
                    close()
                    stop()
                    open()
                },
                interrupt: {
                    close()
                    kill(getpid(), SIGINT)
                },
                close: close
            )
        )
    }

    /// Stops the process by a signal to this very thread, which is back only when the process goes on: one to the process
    /// may be taken by another thread, and this one would go on for a moment.
    private static func stop() {
        var stopping = sigset_t()
        sigemptyset(&stopping)
        sigaddset(&stopping, SIGTSTP)
        // Threads that do work for others have all signals blocked, and this one was begun by such a thread.
        pthread_sigmask(SIG_UNBLOCK, &stopping, nil)
        raise(SIGTSTP)
    }

    @Sendable private static func read() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, count in
            var read: Int
            repeat {
                read = Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
            } while read < 0 && errno == EINTR
            count = max(0, read)
        }
    }
}
