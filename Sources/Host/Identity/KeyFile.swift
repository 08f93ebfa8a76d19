import Cryptography
import Glibc

/// The file that holds the key of our tokens: 32 random bytes that only its owner may read.
enum KeyFile {
    /// Why the key cannot be had, in words for the person who runs the host.
    struct Fault: Error, Equatable, CustomStringConvertible {
        let description: String
    }

    static let count = 32

    /// The key in the file, which is made first when there is none.
    static func key(at path: String, randomness: Randomness) throws(Fault) -> Concealed<[UInt8]> {
        if let key = try read(path) { return key }
        try make(path, randomness: randomness)
        guard let key = try read(path) else { throw Fault(description: "\(path) was just created and is gone again") }
        return key
    }

    /// Whether there is no key yet, so that one would be made.
    static func isMissing(at path: String) throws(Fault) -> Bool { try read(path) == nil }

    private static func read(_ path: String) throws(Fault) -> Concealed<[UInt8]>? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw fault("cannot read the token key \(path)")
        }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw fault("cannot read the token key \(path)") }
        guard facts.st_mode & 0o077 == 0 else {
            throw Fault(description: "others can read the token key \(path): make it private with chmod 600 \(path)")
        }
        var bytes = [UInt8](repeating: 0, count: count + 1)
        guard Glibc.read(file, &bytes, bytes.count) == count else {
            throw Fault(
                description: "the token key \(path) is not \(count) bytes long: "
                    + "put the right file back, or remove it to start with a new key, which signs everybody out"
            )
        }
        return Concealed(Array(bytes.prefix(count)))
    }

    /// Written beside its place and then linked into it, so that no half-written key is ever seen, and of two hosts
    /// that start at once both use the key of the first.
    private static func make(_ path: String, randomness: Randomness) throws(Fault) {
        let draft = "\(path).\(UniqueID.random(randomness))"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw fault("cannot create the token key \(path)") }
        defer {
            close(file)
            unlink(draft)
        }
        let key = randomness.bytes(count)
        guard write(file, key, count) == count, fsync(file) == 0, link(draft, path) == 0 || errno == EEXIST else {
            throw fault("cannot create the token key \(path)")
        }
    }

    private static func fault(_ what: String) -> Fault {
        Fault(description: "\(what): \(String(cString: strerror(errno)))")
    }
}
