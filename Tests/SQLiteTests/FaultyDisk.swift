import CSQLite
import Glibc
import SQLite
import Synchronization
import Testing

/// A file system for SQLite that is the usual one until it is told to fail.
enum FaultyDisk {
    static let name = "faulty"
    static let failsToSync = Atomic(false)
    static let isFull = Atomic(false)
    /// Whether there is no room for the next write, and for that alone.
    static let isFullOnce = Atomic(false)
    /// How often it was written to.
    static let writes = Atomic(0)

    /// Makes it known to SQLite, once.
    static func register() { #expect(isRegistered) }

    private static let isRegistered: Bool = {
        guard let original = usual, let name = strdup(Self.name) else { return false }
        let faulty = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        faulty.initialize(to: original.pointee)
        faulty.pointee.zName = UnsafePointer(name)
        faulty.pointee.pNext = nil
        faulty.pointee.xOpen = { vfs, path, file, flags, outcome in
            guard let open = usual?.pointee.xOpen else { return SQLITE_ERROR }
            let code = open(vfs, path, file, flags, outcome)
            if code == SQLITE_OK, let file, let methods = file.pointee.pMethods {
                file.pointee.pMethods = FaultyMethods.make(insteadOf: methods)
            }
            return code
        }
        return sqlite3_vfs_register(faulty, 0) == SQLITE_OK
    }()
}

// SQLite's own table of the usual file system, which is there for as long as the process is.
nonisolated(unsafe) private let usual: UnsafeMutablePointer<sqlite3_vfs>? = {
    _ = Library.isReady
    return sqlite3_vfs_find(nil)
}()

/// The methods of an ordinary file, but for those that can be told to fail, and where the ordinary ones are.
///
/// Each open file has its own, because there are several kinds; a test opens few enough to leave them lying about.
private struct FaultyMethods {
    var methods: sqlite3_io_methods
    let usual: UnsafePointer<sqlite3_io_methods>

    static func make(insteadOf usual: UnsafePointer<sqlite3_io_methods>) -> UnsafePointer<sqlite3_io_methods> {
        var methods = usual.pointee
        methods.xSync = { file, flags in
            if FaultyDisk.failsToSync.load(ordering: .acquiring) { return SQLITE_IOERR | (4 << 8) }
            return FaultyMethods.usual(of: file)?.pointee.xSync(file, flags) ?? SQLITE_ERROR
        }
        methods.xWrite = { file, bytes, count, offset in
            FaultyDisk.writes.add(1, ordering: .relaxed)
            if FaultyDisk.isFull.load(ordering: .acquiring) { return SQLITE_FULL }
            if FaultyDisk.isFullOnce.exchange(false, ordering: .acquiringAndReleasing) { return SQLITE_FULL }
            return FaultyMethods.usual(of: file)?.pointee.xWrite(file, bytes, count, offset) ?? SQLITE_ERROR
        }
        let made = UnsafeMutablePointer<FaultyMethods>.allocate(capacity: 1)
        made.initialize(to: FaultyMethods(methods: methods, usual: usual))
        return UnsafeRawPointer(made).assumingMemoryBound(to: sqlite3_io_methods.self)
    }

    static func usual(of file: UnsafeMutablePointer<sqlite3_file>?) -> UnsafePointer<sqlite3_io_methods>? {
        file?.pointee.pMethods.map { UnsafeRawPointer($0).assumingMemoryBound(to: FaultyMethods.self).pointee.usual }
    }
}
