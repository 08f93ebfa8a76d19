internal import CSQLite
internal import Glibc
import Locking

/// A file system for SQLite that is another one, but hands what is written to the log to the kernel in large pieces.
///
/// SQLite writes each page of the log with a head before it: two calls a page, and neither at the beginning of one of the
/// kernel's. Nobody looks at new pages of the log before they are synced, so they can be gathered until then. That holds
/// for a connection that syncs every commit, as the writer's does, and for no other.
enum GatheredLog {
    private static let names = Lock<[String: String]>([:])

    /// The name by which SQLite knows the file system that gathers for `base`, the usual one for `nil`.
    static func fileSystem(over base: String?) throws(DatabaseError) -> String {
        let name = "gathering-" + (base ?? "usual")
        let isKnown = names.withLock { names in
            if names[name] == nil, register(name, over: base) { names[name] = name }
            return names[name] != nil
        }
        guard isKnown else { throw DatabaseError(.other, "SQLite has no file system called \(base ?? "usual").") }
        return name
    }

    /// It stays for as long as the process does.
    private static func register(_ name: String, over base: String?) -> Bool {
        _ = Library.isReady
        guard let base = sqlite3_vfs_find(base), let name = strdup(name) else { return false }
        let system = UnsafeMutablePointer<FileSystem>.allocate(capacity: 1)
        system.initialize(to: FileSystem(table: base.pointee, base: base))
        system.pointee.table.zName = UnsafePointer(name)
        system.pointee.table.pNext = nil
        system.pointee.table.xOpen = { table, path, file, flags, outcome in
            guard let table else { return SQLITE_ERROR }
            let base = UnsafeMutableRawPointer(table).assumingMemoryBound(to: FileSystem.self).pointee.base
            let code = base.pointee.xOpen(base, path, file, flags, outcome)
            if code == SQLITE_OK, flags & SQLITE_OPEN_WAL != 0, let file { LogFile.begin(file) }
            return code
        }
        return sqlite3_vfs_register(&system.pointee.table, 0) == SQLITE_OK
    }

    /// SQLite's table comes first, so that its place is that of the whole.
    private struct FileSystem {
        var table: sqlite3_vfs
        let base: UnsafeMutablePointer<sqlite3_vfs>
    }
}

/// An open log: what SQLite may do to it, and what was written and not handed on.
///
/// SQLite's table comes first, so that its place is that of the whole.
private struct LogFile {
    typealias File = UnsafeMutablePointer<sqlite3_file>

    var table: sqlite3_io_methods
    let base: UnsafePointer<sqlite3_io_methods>
    let gathered: UnsafeMutableRawPointer
    var count = 0
    var offset: Int64 = 0

    /// Some thirty pages: few calls, and all of it in the cache of a processor.
    static let room = 128 * 1024

    /// Puts itself between SQLite and a file that was just opened.
    static func begin(_ file: File) {
        guard let base = file.pointee.pMethods else { return }
        var table = base.pointee
        table.xWrite = { file, bytes, count, offset in
            guard let file, let bytes else { return SQLITE_ERROR }
            return LogFile.of(file).pointee.write(UnsafeRawBufferPointer(start: bytes, count: Int(count)), offset, file)
        }
        table.xRead = { file, bytes, count, offset in
            LogFile.afterAll(file) { $0.pointee.pMethods.pointee.xRead($0, bytes, count, offset) }
        }
        table.xSync = { file, flags in LogFile.afterAll(file) { $0.pointee.pMethods.pointee.xSync($0, flags) } }
        table.xTruncate = { file, size in LogFile.afterAll(file) { $0.pointee.pMethods.pointee.xTruncate($0, size) } }
        table.xFileSize = { file, size in LogFile.afterAll(file) { $0.pointee.pMethods.pointee.xFileSize($0, size) } }
        table.xClose = { file in
            guard let file else { return SQLITE_ERROR }
            // What was never synced was never promised, and by now somebody else may have written in its place.
            let log = LogFile.of(file)
            file.pointee.pMethods = log.pointee.base
            log.pointee.gathered.deallocate()
            log.deallocate()
            return file.pointee.pMethods.pointee.xClose(file)
        }
        let log = UnsafeMutablePointer<LogFile>.allocate(capacity: 1)
        log.initialize(to: LogFile(table: table, base: base, gathered: .allocate(byteCount: room, alignment: 64)))
        file.pointee.pMethods = UnsafeRawPointer(log).assumingMemoryBound(to: sqlite3_io_methods.self)
    }

    static func of(_ file: File) -> UnsafeMutablePointer<LogFile> {
        UnsafeMutableRawPointer(mutating: file.pointee.pMethods).assumingMemoryBound(to: LogFile.self)
    }

    /// Does what the file below can do, once it has all that was gathered.
    static func afterAll(_ file: File?, _ action: (File) -> Int32) -> Int32 {
        guard let file else { return SQLITE_ERROR }
        let log = of(file)
        let code = log.pointee.handOn(file)
        return code == SQLITE_OK ? log.pointee.below(file, action) : code
    }

    private mutating func write(_ bytes: UnsafeRawBufferPointer, _ offset: Int64, _ file: File) -> Int32 {
        if offset != self.offset + Int64(count) || count + bytes.count > Self.room {
            let code = handOn(file)
            guard code == SQLITE_OK else { return code }
            self.offset = offset
        }
        guard bytes.count <= Self.room else {
            return below(file) { $0.pointee.pMethods.pointee.xWrite($0, bytes.baseAddress, Int32(bytes.count), offset) }
        }
        UnsafeMutableRawBufferPointer(start: gathered + count, count: bytes.count).copyMemory(from: bytes)
        count += bytes.count
        return SQLITE_OK
    }

    /// Hands on what was gathered; what cannot be written is forgotten, and SQLite undoes what it belonged to.
    private mutating func handOn(_ file: File) -> Int32 {
        guard count > 0 else { return SQLITE_OK }
        let (bytes, offset) = (count, offset)
        count = 0
        return below(file) { $0.pointee.pMethods.pointee.xWrite($0, gathered, Int32(bytes), offset) }
    }

    /// The file below looks at its own table, so it is put back for as long.
    private func below(_ file: File, _ action: (File) -> Int32) -> Int32 {
        let own = file.pointee.pMethods
        file.pointee.pMethods = base
        defer { file.pointee.pMethods = own }
        return action(file)
    }
}
