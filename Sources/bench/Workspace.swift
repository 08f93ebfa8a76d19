import FoundationEssentials
import Glibc

/// A folder for a benchmark's files, gone when it is done.
final class Workspace: Sendable {
    private let root: String

    init() throws {
        let here = FileManager.default.currentDirectoryPath
        root = "\(here)/.build/bench-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func path(_ name: String) -> String { "\(root)/\(name)" }
}
