import Cryptography

@testable import Host

/// The account of somebody in these tests, always the same for the same name.
func account(_ name: String) -> AccountID {
    let digest = SHA256.hash(name)
    return AccountID(UniqueID.random(Randomness { Array(digest.prefix($0)) }))
}
