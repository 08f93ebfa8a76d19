internal import Glibc

/// Putting a backup in the place of a database that nobody has open.
package enum Replacement {
    /// Replaces the database at `path` by `backup`, all at once or not at all; returns where what was there is kept.
    ///
    /// - Parameters:
    ///   - time: what the kept file is told from those of other times by, in seconds since 1970.
    ///   - prepare: changes the copy before it is put in place; it may read what is there now, where that can be opened.
    package static func replace(
        _ path: String,
        with backup: String,
        knowing migrations: [Migration],
        at time: Int64,
        prepare: (_ copy: Connection, _ present: Connection?) throws -> Void
    ) throws -> String? {
        let lock = try FileLock(beside: path)
        defer { withExtendedLifetime(lock) {} }
        do { return try replace(path, with: backup, knowing: migrations, at: time, holding: lock, prepare) } catch {
            lock.leaveNothing()
            throw error
        }
    }

    private static func replace(
        _ path: String,
        with backup: String,
        knowing migrations: [Migration],
        at time: Int64,
        holding lock: FileLock,
        _ prepare: (_ copy: Connection, _ present: Connection?) throws -> Void
    ) throws -> String? {
        let staging = path + ".restoring"
        defer { unlink(staging) }
        try stage(backup, as: staging, knowing: migrations) { copy in try prepare(copy, present(path)) }
        let kept = try keep(path, at: time)
        try makePrivateFile(path)
        let live = try Connection.writer(DatabaseSettings(.file(path)))
        try lock.holdLog()
        try live.fill(from: try Connection(staging, writable: false))
        _ = try live.checkpoint(.truncating)
        try live.check()
        return kept
    }

    /// Opens a backup to be read; throws when it is none, or one of a later version.
    package static func open(_ backup: String, knowing migrations: [Migration]) throws(DatabaseError) -> Connection {
        guard access(backup, R_OK) == 0 else {
            throw DatabaseError(.other, "\(backup) cannot be read: \(lastSystemError()).")
        }
        do throws(DatabaseError) {
            let source = try Connection(backup, writable: false)
            guard try source.stepsTaken(of: migrations, backup) > 0 else {
                throw DatabaseError(.foreign, "\(backup) is empty, so it is not a backup.")
            }
            return source
        } catch {
            throw error.opening(backup)
        }
    }

    /// Opens a backup that is to be put in place, which therefore has to be whole.
    private static func openWhole(
        _ backup: String,
        knowing migrations: [Migration]
    ) throws(DatabaseError) -> Connection {
        do throws(DatabaseError) {
            let source = try open(backup, knowing: migrations)
            try source.check()
            return source
        } catch {
            guard error.kind == .corrupt else { throw error }
            throw DatabaseError(.foreign, "\(backup) is damaged, so it was not restored; use another backup.")
        }
    }

    private static func stage(
        _ backup: String,
        as staging: String,
        knowing migrations: [Migration],
        _ prepare: (Connection) throws -> Void
    ) throws {
        let source = try openWhole(backup, knowing: migrations)
        try source.copy(to: staging, replacing: true)
        let copy = try Connection(staging)
        // The journal is in memory, because one that a killed restore left would be played back into the next copy.
        // What is deleted goes from the file as well, whose pages are copied as they are.
        try copy.execute(
            """
            PRAGMA journal_mode = MEMORY;
            PRAGMA synchronous = OFF;
            PRAGMA temp_store = MEMORY;
            PRAGMA secure_delete = ON;
            PRAGMA foreign_keys = ON
            """
        )
        try prepare(copy)
    }

    /// What is in the place now, to be read; nothing where nothing is, or nothing that can be opened.
    private static func present(_ path: String) -> Connection? {
        guard access(path, F_OK) == 0 else { return nil }
        return try? Connection.reader(DatabaseSettings(.file(path)))
    }

    /// Keeps what is in the place now: a copy of a sound database, the files themselves of a damaged one.
    ///
    /// Only what cannot be read is put aside. A copy that cannot be written, for want of room, says nothing against it.
    private static func keep(_ path: String, at time: Int64) throws -> String? {
        guard access(path, F_OK) == 0 else { return nil }
        do {
            let current = try Connection.writer(DatabaseSettings(.file(path)))
            guard try current.integer("SELECT count(*) FROM sqlite_schema") > 0 else { return nil }
            let kept = freeName("\(path).before-restore-\(time)")
            try current.copy(to: kept)
            return kept
        } catch {
            guard error.isOfReading else { throw error }
            let kept = freeName("\(path).damaged-\(time)")
            for ending in ["", "-wal", "-shm"] where access(path + ending, F_OK) == 0 {
                guard rename(path + ending, kept + ending) == 0 else { throw error }
            }
            return kept
        }
    }

    /// What an earlier restore has kept is never written over, not even within the same second.
    private static func freeName(_ name: String) -> String {
        var (free, number) = (name, 1)
        while access(free, F_OK) == 0 {
            number += 1
            free = "\(name)-\(number)"
        }
        return free
    }
}
