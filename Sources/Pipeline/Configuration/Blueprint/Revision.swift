/// Which configuration a turn ran under: a hash of the effective file and of everything it refers to.
///
/// How a file is laid out does not matter, for the hash is taken of its canonical form; secrets are not part of it.
public struct Revision: Sendable, Hashable, CustomStringConvertible {
    /// 64 hexadecimal digits.
    public let hex: String

    /// As people see it.
    public var description: String { String(hex.prefix(12)) }

    public init(hex: String) { self.hex = hex }

    init(of root: JSONNode, texts: [String: [UInt8]]) {
        var hash = SHA256()
        hash.add(Array(CanonicalJSON.text(of: root).utf8))
        for (path, bytes) in texts.sorted(by: { $0.key < $1.key }) {
            // Each part ends unambiguously, so that no two sets of files hash alike.
            var file = SHA256()
            file.add(bytes)
            hash.add([0] + Array(path.utf8) + [0] + file.finish())
        }
        hex = SHA256.hex(hash.finish())
    }

    /// The revision that has `bytes` to it as well, such as entries learned from tutors.
    public func adding(_ bytes: [UInt8], as name: String) -> Revision {
        var hash = SHA256()
        hash.add(Array("\(hex) \(name)".utf8) + [0] + bytes)
        return Revision(hex: SHA256.hex(hash.finish()))
    }
}
