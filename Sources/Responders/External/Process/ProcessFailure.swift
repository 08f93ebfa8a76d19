import Glibc

/// Why a child process did not answer; a sentence a person can act on.
struct ProcessFailure: Error, Equatable, CustomStringConvertible {
    enum Reason: Equatable {
        /// Nothing could be run; `errno` says why.
        case notRun(errno: Int32)
        case exited(status: Int32)
        case killed(signal: Int32)
        case noAnswer(within: Duration)
        case silence(for: Duration)
        case tooSlow(limit: Duration)
        case spokeUnasked
        case broke(ExternalFailure)
        /// It fails again and again, and is left alone for a while.
        case resting(Duration)
        case tooManyWaiting(Int)
        case stopping
    }

    let program: String
    let reason: Reason
    /// The latest line the program wrote on its standard error.
    var lastWords: String?

    var description: String { "\(program) \(sentence)" + (lastWords.map { "; its last words: \($0)" } ?? "") }

    private var sentence: String {
        switch reason {
        case .notRun(let number): "could not be run: \(Self.text(number))" + Self.advice(number)
        case .exited(let status): "ended with status \(status) before it had answered"
        case .killed(let signal): "was killed by signal \(signal)" + Self.meaning(of: signal)
        case .noAnswer(let limit): "did not begin to answer within \(limit), and was ended"
        case .silence(let limit): "fell silent for \(limit) in the middle of its answer, and was ended"
        case .tooSlow(let limit): "did not finish its answer within \(limit), and was ended"
        case .spokeUnasked: "wrote something without having been asked, and was ended"
        case .broke(let failure): "was ended: \(failure)"
        case .resting(let time): "keeps failing; it is started again in \(Self.rounded(time))"
        case .tooManyWaiting(let count): "is busy, and \(count) questions are already waiting for it"
        case .stopping: "is being stopped"
        }
    }

    private static func text(_ number: Int32) -> String { String(cString: strerror(number)) }

    private static func advice(_ number: Int32) -> String {
        switch number {
        case EACCES where geteuid() == 0:
            ". The host runs as root, so the program runs as a user of its own; let everyone read it"
        case EAGAIN: ". Too many processes run already: lower \"copies\", or raise the limit of processes for the host"
        case ENOENT: ". A name without a slash is looked for in \(Program.searchPath)"
        default: ""
        }
    }

    private static func meaning(of signal: Int32) -> String {
        switch signal {
        case SIGXCPU, SIGKILL: ": it exceeded a limit (CPU or memory), or somebody ended it"
        case SIGXFSZ: ": it wrote too large a file"
        case SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGTRAP: ": it crashed"
        default: ""
        }
    }

    private static func rounded(_ time: Duration) -> String {
        time < .seconds(1) ? "less than a second" : "\(time.components.seconds + 1) seconds"
    }
}
