/// What a process writes on its standard error, as lines that are fit for a log: short, few, and without controls.
struct Complaints {
    static let lineLimit = 400
    /// In each second.
    static let linesPerSecond = 20
    static let bytesPerSecond = 256 * 1024

    private(set) var last: String?
    private var line: [UInt8] = []
    private var window: ContinuousClock.Instant?
    private var (lines, bytes, leftOut) = (0, 0, 0)

    /// The lines to log.
    mutating func take(_ more: some Collection<UInt8>, at now: ContinuousClock.Instant) -> [String] {
        var logged = turnWindow(at: now)
        bytes += more.count
        for byte in more {
            if byte == UInt8(ascii: "\n") {
                endLine(&logged)
            } else if line.count < Self.lineLimit {
                line.append(byte)
            }
        }
        return logged
    }

    /// The line that has no end, once the process has.
    mutating func rest() -> [String] {
        var logged: [String] = []
        endLine(&logged)
        return logged + report()
    }

    /// Until when nothing more should be read; `nil` when the process complains at a bearable rate.
    var pausedUntil: ContinuousClock.Instant? {
        bytes > Self.bytesPerSecond ? window.map { $0 + .seconds(1) } : nil
    }

    private mutating func endLine(_ logged: inout [String]) {
        defer { line = [] }
        guard line.contains(where: { $0 > 0x20 }) else { return }
        let text = String(decoding: line, as: UTF8.self)
        last = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isFitForALog ? $0 : "?" }))
        if lines < Self.linesPerSecond, let last { logged.append(last) } else { leftOut += 1 }
        lines += 1
    }

    private mutating func turnWindow(at now: ContinuousClock.Instant) -> [String] {
        if let window, now < window + .seconds(1) { return [] }
        (window, lines, bytes) = (now, 0, 0)
        return report()
    }

    private mutating func report() -> [String] {
        defer { leftOut = 0 }
        return leftOut > 0 ? ["(\(leftOut) more lines)"] : []
    }
}

extension Unicode.Scalar {
    /// Neither a control nor a character that changes the direction of what follows.
    fileprivate var isFitForALog: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: self == "\t"
        default: true
        }
    }
}
