internal import Glibc

/// Putting a backup in the place of a database that nobody has open.
package enum Replacement {
    /// Replaces the database at `path` by `backup`, all at once or not at all; what was there is kept beside it.
    ///
    /// `prepare` changes the copy before it is put in place.
    package static func replace(
        _ path: String,
        with backup: String,
        knowing migrations: [Migration],
        prepare: (Connection) throws -> Void
    ) throws {
        let lock = try FileLock(beside: path)
        defer { withExtendedLifetime(lock) {} }
        let staging = path + ".restoring"
        defer { unlink(staging) }
        try stage(backup, as: staging, knowing: migrations, prepare)
        try keep(path)
        try makePrivateFile(path)
        let live = try Connection.writer(DatabaseSettings(.file(path)))
        try live.fill(from: try Connection(staging, writable: false))
        _ = try live.checkpoint(.truncating)
        try live.check()
    }

    /// Opens a backup to be read; throws when it is none, or one of a later version.
    package static func open(_ backup: String, knowing migrations: [Migration]) throws(DatabaseError) -> Connection {
        guard access(backup, R_OK) == 0 else {
            throw DatabaseError(.other, "\(backup) cannot be read: \(lastSystemError()).")
        }
        let source = try Connection(backup, writable: false)
        guard try source.stepsTaken(of: migrations, backup) > 0 else {
            throw DatabaseError(.foreign, "\(backup) is empty; it is no backup.")
        }
        return source
    }

    private static func stage(
        _ backup: String,
        as staging: String,
        knowing migrations: [Migration],
        _ prepare: (Connection) throws -> Void
    ) throws {
        let source = try open(backup, knowing: migrations)
        try source.check()
        try source.copy(to: staging, replacing: true)
        try prepare(try Connection(staging))
    }

    /// Keeps what is in the place now: a copy of a sound database, the files themselves of a damaged one.
    ///
    /// Only what cannot be read is put aside. A copy that cannot be written, for want of room, says nothing against it.
    private static func keep(_ path: String) throws {
        guard access(path, F_OK) == 0 else { return }
        do {
            let current = try Connection.writer(DatabaseSettings(.file(path)))
            if try current.integer("SELECT count(*) FROM sqlite_schema") > 0 {
                try current.copy(to: path + ".before-restore", replacing: true)
            }
        } catch {
            guard error.isOfReading else { throw error }
            for ending in ["", "-wal", "-shm"] where access(path + ending, F_OK) == 0 {
                guard rename(path + ending, path + ".damaged" + ending) == 0 else { throw error }
            }
        }
    }
}
