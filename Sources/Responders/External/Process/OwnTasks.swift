import CSpawn
import Glibc

/// The processes and threads of the host's own user, which the kernel counts together with those of a child that runs
/// as the same user and in no namespace of its own.
enum OwnTasks {
    /// How many are counted together with a child's.
    static var besidesAChild: Int { isIsolating ? 0 : count }

    /// How many there are now; none for root, whose children get users of their own.
    static var count: Int {
        guard geteuid() != 0, let folder = opendir("/proc") else { return 0 }
        defer { closedir(folder) }
        var count = 0
        while let entry = readdir(folder) {
            let first = entry.pointee.d_name.0
            guard (CChar(UInt8(ascii: "1"))...CChar(UInt8(ascii: "9"))).contains(first) else { continue }
            var information = stat()
            let path = "/proc/" + String(cString: entry.name) + "/task"
            guard stat(path, &information) == 0, information.st_uid == geteuid() else { continue }
            // A folder has two links of its own, and one for each folder in it.
            count += Int(information.st_nlink) - 2
        }
        return count
    }

    /// Whether the system grants this host's children namespaces of their own.
    static let isIsolating = spawn_isolates() != 0
}

extension UnsafeMutablePointer<dirent> {
    /// The entry's name, which may reach beyond what Swift takes for its field.
    fileprivate var name: UnsafePointer<CChar> {
        let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
        return UnsafeRawPointer(self).advanced(by: offset).assumingMemoryBound(to: CChar.self)
    }
}
