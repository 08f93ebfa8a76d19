internal import CSQLite
internal import Glibc

/// How far a copy has come.
package struct CopyProgress: Sendable, Equatable {
    package let copied: Int
    package let pages: Int
}

extension Connection {
    /// Copies the database, as it is at this moment, into one file that needs no log beside it.
    ///
    /// Writers go on meanwhile. The copy gets its name only when it is whole, checked and on the disk, so that a file
    /// with that name is always a good one. A copy for safety of a database that is not sound is not checked.
    package func copy(
        to path: String,
        replacing: Bool = false,
        checking: Bool = true,
        progress: (CopyProgress) -> Void = { _ in }
    ) throws(DatabaseError) {
        if !replacing, access(path, F_OK) == 0 {
            throw DatabaseError(.other, "\(path) already exists; choose another name.")
        }
        let partial = path + ".partial"
        unlink(partial)
        try makePrivateFile(partial)
        let pace = CopyPace(partial)
        // It lets go of the file, and of the locks on it, only when the copy is closed.
        defer { withExtendedLifetime(pace) {} }
        do throws(DatabaseError) {
            let copy = try Connection(partial)
            try copy.fill(from: self) {
                pace.step()
                progress($0)
            }
            // One file, not three: the copy carries the log mode of its original until it is told otherwise.
            try copy.execute("PRAGMA journal_mode = DELETE")
            if checking { try copy.check() }
        } catch {
            unlink(partial)
            throw error
        }
        guard rename(partial, path) == 0 else {
            throw DatabaseError(.inputOutput, "\(path) cannot be written: \(lastSystemError()).")
        }
        syncFolder(of: path)
    }

    /// Replaces everything in this database by what is in another, all at once or not at all.
    package func fill(
        from source: Connection,
        progress: (CopyProgress) -> Void = { _ in }
    ) throws(DatabaseError) {
        // One snapshot for the whole copy: without it, each write of others would start the copy anew.
        let opened = !source.isInTransaction
        if opened { try source.execute("BEGIN; SELECT count(*) FROM sqlite_schema") }
        defer { if opened { try? source.execute("COMMIT") } }
        guard let backup = sqlite3_backup_init(handle, "main", source.handle, "main") else { throw failure("copying") }
        var code = SQLITE_OK
        repeat {
            code = sqlite3_backup_step(backup, 256)
            let pages = Int(sqlite3_backup_pagecount(backup))
            progress(CopyProgress(copied: pages - Int(sqlite3_backup_remaining(backup)), pages: pages))
        } while code == SQLITE_OK
        let finish = sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE, finish == SQLITE_OK else {
            throw DatabaseError(
                code: code == SQLITE_DONE ? finish : code,
                during: "copying",
                message: String(cString: sqlite3_errmsg(handle))
            )
        }
    }

    /// Reads the whole file and throws if anything in it is damaged.
    package func check() throws(DatabaseError) {
        let findings = try damage()
        guard findings.isEmpty else {
            throw DatabaseError(.corrupt, "The database file is damaged: \(findings.joined(separator: "; ")).")
        }
    }

    /// What SQLite finds wrong with the file; empty for a sound one.
    package func damage() throws(DatabaseError) -> [String] {
        do {
            return try all("PRAGMA integrity_check(100)") { $0.text(0) }.filter { $0 != "ok" }
        } catch {
            throw error as? DatabaseError ?? DatabaseError(.corrupt, "\(error)")
        }
    }
}

/// A name is on the disk only when its folder is.
private func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
}
