import FoundationEssentials
import Glibc

/// A folder that is gone when nobody needs it.
final class TemporaryFolder: Sendable {
    let root: String

    init() throws {
        var template = Array((FileManager.default.temporaryDirectory.path + "/tutorline.XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw CannotMakeFolder() }
        root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func path(_ name: String) -> String { "\(root)/\(name)" }

    /// Writes a file, with the folders it wants to be in.
    func write(_ name: String, _ text: String) throws {
        let file = path(name)
        let parent = String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: file))
    }

    static func read(_ path: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: URL(filePath: path))) }

    static func write(_ path: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(filePath: path)) }

    struct CannotMakeFolder: Error {}
}

/// A value behind a lock that ThreadSanitizer understands.
final class Atom<Content: Sendable>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private var content: Content

    init(_ content: Content) {
        self.content = content
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    var value: Content {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return content
    }

    func change(_ body: (inout Content) -> Void) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        body(&content)
    }
}
