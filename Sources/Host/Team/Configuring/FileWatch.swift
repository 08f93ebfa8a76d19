import Locking
import Pipeline

/// Notices when one of the files a configuration is made of has changed, and has stopped changing.
struct FileWatch: Sendable {
    private var stamps: [String: FileStamp?] = [:]
    /// What was seen last, while it was still changing.
    private var unsettled: [String: FileStamp?]?

    /// Looks at these files from now on, as they are now.
    mutating func follow(_ paths: Set<String>, _ shell: Shell) {
        stamps = Self.stamps(of: paths, shell)
        unsettled = nil
    }

    /// Looks once; returns whether something is new and was the same at the look before: who saves twice, or is still
    /// copying, is not interrupted.
    mutating func look(_ shell: Shell) -> Bool {
        let seen = Self.stamps(of: Set(stamps.keys), shell)
        guard seen != stamps else {
            unsettled = nil
            return false
        }
        guard seen == unsettled else {
            unsettled = seen
            return false
        }
        return true
    }

    private static func stamps(of paths: Set<String>, _ shell: Shell) -> [String: FileStamp?] {
        Dictionary(uniqueKeysWithValues: paths.map { ($0, shell.fileStamp($0)) })
    }
}

extension ConfigurationOffice {
    /// Reads the files again whenever one has changed.
    func watch(clock: any Clock<Duration>) async {
        while !Task.isCancelled {
            try? await clock.sleep(for: .seconds(1))
            await look()
        }
    }

    /// Looks once whether a file has changed.
    func look() async {
        // What was read in vain is not read again before it changes: `reload` follows what it read.
        if watch.look(shell) { await reload(.file) }
    }
}

/// A set that is added to from closures.
final class Noted: Sendable {
    private let state: Lock<Set<String>>
    init(_ first: Set<String>) { state = Lock(first) }
    func insert(_ text: String) { state.withLock { _ = $0.insert(text) } }
    var all: Set<String> { state.withLock { $0 } }
}
