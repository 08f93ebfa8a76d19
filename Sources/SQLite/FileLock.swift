internal import Glibc
import Locking

/// Keeps a second host from opening the same database.
///
/// There are two locks: on a file beside the database, and on the database's log. The first is there before the database
/// is; but somebody may take that file for a leftover and remove it, and then the second still holds: who removes the log
/// of a database that is open destroys it anyway. Neither is on the database itself: closing any descriptor of a file
/// drops all of a process's POSIX locks on it, and SQLite's own are such locks. On its log SQLite has none.
///
/// The system lets go of both when the process dies.
final class FileLock: Sendable {
    private struct Held {
        var beside: Int32?
        var log: Int32?
        /// Whether the file beside is removed with the lock: this lock has made it, and nothing came of it.
        var isVain = false
    }

    private let path: String
    /// The file beside the database.
    private let name: String
    private let isNew: Bool
    private let held: Lock<Held>

    init(beside path: String) throws(DatabaseError) {
        self.path = path
        // Beside the file itself: who comes by a link must find the same lock.
        name = (realFile(path) ?? path) + ".lock"
        let beside: Int32
        (beside, isNew) = try Self.lockFile(name, of: path)
        held = Lock(Held(beside: beside))
        do { try holdLog() } catch {
            leaveNothing()
            throw error
        }
    }

    /// Locks the file of this name, and says whether it has made it.
    ///
    /// A file that was removed before it was locked keeps nobody out, so the one that has its name now is locked instead.
    private static func lockFile(_ name: String, of path: String) throws(DatabaseError) -> (Int32, isNew: Bool) {
        while true {
            let made = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            let descriptor = made >= 0 ? made : open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else {
                let (number, why) = (errno, lastSystemError())
                throw DatabaseError(.readOnly, "\(name) cannot be opened: \(why).\(advice(number))")
            }
            guard lock(descriptor) else { throw inUse(path) }
            if isFile(descriptor, at: name) { return (descriptor, made >= 0) }
            close(descriptor)
        }
    }

    private static func advice(_ number: Int32) -> String {
        switch number {
        case ENOENT: " Check that the folder exists."
        case EACCES, EPERM: " Do this as the user whom the database belongs to."
        default: ""
        }
    }

    deinit { release() }

    /// Locks the log, if there is one; to be asked again once SQLite has opened the database, which may make a new one.
    func holdLog() throws(DatabaseError) {
        let descriptor = open((realFile(path) ?? path) + "-wal", O_RDWR | O_CLOEXEC)
        // Without a log nobody has the database open. One that cannot be opened SQLite will complain of.
        guard descriptor >= 0 else { return }
        let isOurs = held.withLock { held in
            if let log = held.log, isSameFile(log, descriptor) {
                close(descriptor)
                return true
            }
            guard lock(descriptor) else { return false }
            if let log = held.log { unlock(log) }
            held.log = descriptor
            return true
        }
        guard isOurs else { throw Self.inUse(path) }
    }

    /// Takes the file beside the database along when the lock is let go of, if this lock has made it: for when the
    /// database was not opened after all, and its folder is to look as it did before.
    func leaveNothing() { held.withLock { $0.isVain = isNew } }

    /// Lets others open the database; for when nothing of this host touches it any more.
    func release() {
        held.withLock { held in
            if let log = held.log { unlock(log) }
            if let beside = held.beside {
                // Before it is unlocked: afterwards it may be another's.
                if held.isVain { unlink(name) }
                unlock(beside)
            }
            held = Held()
        }
    }

    private static func inUse(_ path: String) -> DatabaseError {
        DatabaseError(.inUse, "\(path) is open in another host; stop that one first.")
    }
}

/// Locks a file, or closes its descriptor when somebody else has locked it.
private func lock(_ descriptor: Int32) -> Bool {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        return false
    }
    return true
}

/// Said aloud, because a child process on its way to its own program still holds a copy of the descriptor.
private func unlock(_ descriptor: Int32) {
    flock(descriptor, LOCK_UN)
    close(descriptor)
}

private func isFile(_ descriptor: Int32, at path: String) -> Bool {
    var (opened, named) = (stat(), stat())
    guard fstat(descriptor, &opened) == 0, stat(path, &named) == 0 else { return false }
    return opened.st_dev == named.st_dev && opened.st_ino == named.st_ino
}

private func isSameFile(_ one: Int32, _ other: Int32) -> Bool {
    var (first, second) = (stat(), stat())
    guard fstat(one, &first) == 0, fstat(other, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
}

/// Where a file is that is there, without links on the way.
private func realFile(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
}

/// Makes the file, readable by its owner alone, before SQLite would make it readable by everybody.
///
/// Does nothing when it is there: opening and closing a database's file under SQLite would drop SQLite's locks.
func makePrivateFile(_ path: String) throws(DatabaseError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
        close(descriptor)
    } else if errno != EEXIST {
        throw DatabaseError(.readOnly, "\(path) cannot be created: \(lastSystemError()).")
    }
}

func lastSystemError() -> String { String(cString: strerror(errno)) }
