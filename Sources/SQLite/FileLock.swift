internal import Glibc

/// Keeps a second host from opening the same database.
///
/// The lock is on a file beside the database, never on the database itself: closing any descriptor of a file drops all
/// of a process's POSIX locks on it, and SQLite's own are such locks. The system lets go of it when the process dies.
final class FileLock: Sendable {
    private let descriptor: Guarded<Int32?>

    init(beside path: String) throws(DatabaseError) {
        // Beside the file itself: who comes by a link must find the same lock.
        let name = (realFile(path) ?? path) + ".lock"
        let descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw DatabaseError(
                .readOnly,
                "\(name) cannot be created: \(lastSystemError()). Check that the folder exists."
            )
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw DatabaseError(.inUse, "\(path) is open in another host; stop that one first.")
        }
        self.descriptor = Guarded(descriptor)
    }

    deinit { release() }

    /// Lets others open the database; for when nothing of this host touches it any more.
    func release() {
        descriptor.withLock { descriptor in
            if let open = descriptor {
                // Said aloud, because a child process on its way to its own program still holds a copy of the descriptor.
                flock(open, LOCK_UN)
                close(open)
            }
            descriptor = nil
        }
    }
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
