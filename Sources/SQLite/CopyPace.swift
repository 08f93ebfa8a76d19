internal import CSQLite
internal import Glibc

/// Brings a file that is being written to the disk as it grows.
///
/// Left to the end, a gigabyte would go to the disk in one piece, and the log of the database, which is synced for every
/// commit, would wait in line behind it. So each part is begun at once, and waited for when the next one has come.
final class CopyPace {
    private let descriptor: Int32
    private var begun: Int = 0
    private var written: Int = 0
    /// How much may be on its way to the disk.
    private static let part: Int = 4 << 20

    /// Opens a file that nobody else in this process has locked: closing a descriptor lets go of the locks that other
    /// descriptors of this process have on the file.
    init(_ path: String) { descriptor = open(path, O_RDWR | O_CLOEXEC) }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// To be called as the file grows.
    ///
    /// What cannot be begun is synced at the end in any case.
    func step() {
        var facts = stat()
        guard descriptor >= 0, fstat(descriptor, &facts) == 0, facts.st_size - begun >= Self.part else { return }
        if begun > written {
            _ = tutorline_write_out(descriptor, written, begun - written, 1)
            written = begun
        }
        _ = tutorline_write_out(descriptor, begun, facts.st_size - begun, 0)
        begun = facts.st_size
    }
}
