/// What tells one command from another, and from the same one sent again.
package struct CommandStamp: Sendable, Equatable {
    package let key: CommandKey
    /// A short stand-in for what the client asked, so that one key cannot mean two things.
    package let fingerprint: Int64

    /// A command by its key and the bytes that the client sent as its meaning.
    package init(_ key: CommandKey, meaning: some Sequence<UInt8>) {
        self.key = key
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in meaning { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        fingerprint = Int64(bitPattern: hash)
    }
}

extension CommandStamp {
    init(key: CommandKey, fingerprint: Int64) {
        self.key = key
        self.fingerprint = fingerprint
    }
}
