package import Cryptography

/// The name of one thing of one kind in the store; a session's cannot be passed where an account's is wanted.
package struct StoreID<Owner>: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let unique: UniqueID

    package init(_ unique: UniqueID) { self.unique = unique }

    /// Reads the usual spelling of a UUID; `nil` for anything else.
    package init?(_ text: String) {
        guard let unique = UniqueID(text) else { return nil }
        self.unique = unique
    }

    package var description: String { unique.description }

    package static func < (left: Self, right: Self) -> Bool { left.unique < right.unique }
}

package typealias SessionID = StoreID<StoredSession>
package typealias AccountID = StoreID<StoredAccount>
/// What a client calls a command, so that sending it again does not do it again.
package typealias CommandKey = StoreID<CommandStamp>
/// What a database is called from its creation, or from the restore that made it, on.
package typealias Epoch = StoreID<EpochMark>

package enum EpochMark {}
