import FoundationEssentials
import Glibc

/// What this process has used of the machine, all its threads together.
struct Usage: Sendable {
    var processor: Duration
    /// Bytes that went to the disk.
    var written: Int

    static var now: Usage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
        let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
        return Usage(processor: .seconds(seconds) + .microseconds(microseconds), written: bytesWritten())
    }

    /// The time that the threads of a process have run, to the nanosecond: the kernel's ticks are too coarse for what costs
    /// little.
    static func processorTime(of process: pid_t) -> Duration {
        var (clock, time) = (clockid_t(), timespec())
        guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else { return .zero }
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    static func - (later: Usage, earlier: Usage) -> Usage {
        Usage(processor: later.processor - earlier.processor, written: later.written - earlier.written)
    }

    /// The kernel's count; 0 where it does not keep one.
    private static func bytesWritten() -> Int {
        guard let text = try? String(contentsOfFile: "/proc/self/io", encoding: .utf8) else { return 0 }
        let line = text.split(separator: "\n").first { $0.hasPrefix("write_bytes:") }
        return line.flatMap { Int($0.split(separator: " ").last ?? "") } ?? 0
    }
}
