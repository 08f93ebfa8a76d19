internal import CArgon2

/// Password hashing that costs an attacker memory as well as time (RFC 9106).
///
/// One hash takes about 23 ms of a core and 19 MB, so callers run it on a `Bench`, never on a loop's thread.
public enum Argon2id {
    /// How dear a hash is.
    public struct Cost: Hashable, Sendable {
        /// Memory in KiB.
        public var memory: UInt32
        /// Passes over it.
        public var passes: UInt32
        /// Lanes that could be filled side by side.
        public var lanes: UInt32

        public init(memory: UInt32, passes: UInt32, lanes: UInt32) {
            self.memory = memory
            self.passes = passes
            self.lanes = lanes
        }

        /// What new passwords are hashed with.
        public static let standard = Cost(memory: 19_456, passes: 2, lanes: 1)

        /// The dearest hash that is ever checked: a stored string must not be able to stop the host.
        var isBearable: Bool { memory <= 1 << 20 && passes <= 16 && lanes <= 16 }
    }

    static let saltCount = 16
    static let tagCount = 32

    /// The string to store for a password: algorithm, cost, salt and hash in the usual `$argon2id$…` form.
    public static func encode(
        _ password: [UInt8],
        cost: Cost = .standard,
        randomness: Randomness
    ) throws(CryptographyError) -> String {
        let salt = randomness.bytes(saltCount)
        let tag = try tag(password: password, salt: salt, cost: cost, count: tagCount)
        return StoredHash(cost: cost, salt: salt, tag: tag).description
    }

    /// A string to check passwords against that none fits, made without the cost of a hash.
    public static func decoy(cost: Cost = .standard, randomness: Randomness) -> String {
        StoredHash(cost: cost, salt: randomness.bytes(saltCount), tag: randomness.bytes(tagCount)).description
    }

    /// Whether a password is the one that a stored string was made from.
    public static func verify(_ password: [UInt8], against stored: String) throws(CryptographyError) -> Bool {
        guard let hash = StoredHash(stored) else { throw .malformedHash }
        guard hash.cost.isBearable else { throw .hashTooCostly }
        let tag = try tag(password: password, salt: hash.salt, cost: hash.cost, count: hash.tag.count)
        return equalInConstantTime(tag, hash.tag)
    }

    /// Whether a stored string was made with another cost than the present one, so that the next login should rewrite it.
    public static func isOutdated(_ stored: String, cost: Cost = .standard) -> Bool {
        StoredHash(stored)?.cost != cost
    }

    /// The bare function; secret and associated data exist for the RFC's own test vector.
    static func tag(
        password: [UInt8],
        salt: [UInt8],
        secret: [UInt8] = [],
        associated: [UInt8] = [],
        cost: Cost,
        count: Int
    ) throws(CryptographyError) -> [UInt8] {
        var (password, salt, secret, associated) = (password, salt, secret, associated)
        var tag = [UInt8](repeating: 0, count: count)
        // The pointers stay valid because the library only uses them during the call, inside all five closures.
        let status = tag.withUnsafeMutableBufferPointer { tag in
            password.withUnsafeMutableBufferPointer { password in
                salt.withUnsafeMutableBufferPointer { salt in
                    secret.withUnsafeMutableBufferPointer { secret in
                        associated.withUnsafeMutableBufferPointer { associated in
                            var context = argon2_context()
                            (context.out, context.outlen) = (tag.baseAddress, UInt32(clamping: tag.count))
                            (context.pwd, context.pwdlen) = (password.baseAddress, UInt32(clamping: password.count))
                            (context.salt, context.saltlen) = (salt.baseAddress, UInt32(clamping: salt.count))
                            if !secret.isEmpty {
                                (context.secret, context.secretlen) = (
                                    secret.baseAddress, UInt32(clamping: secret.count)
                                )
                            }
                            if !associated.isEmpty {
                                (context.ad, context.adlen) = (
                                    associated.baseAddress, UInt32(clamping: associated.count)
                                )
                            }
                            (context.m_cost, context.t_cost) = (cost.memory, cost.passes)
                            (context.lanes, context.threads) = (cost.lanes, 1)
                            context.version = UInt32(ARGON2_VERSION_13.rawValue)
                            return argon2id_ctx(&context)
                        }
                    }
                }
            }
        }
        guard status == ARGON2_OK.rawValue else { throw .unavailable("password hashing (argon2 code \(status))") }
        return tag
    }
}
