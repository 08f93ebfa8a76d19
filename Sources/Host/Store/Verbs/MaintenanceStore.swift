/// Keeping a store sound, and keeping no more than has to be kept.
package protocol MaintenanceStore: Sendable {
    /// Looks for what should not be; empty for a sound store.
    func examine() async throws(StoreError) -> [Symptom]

    /// Puts right what can be, and tells what was and what was not; first it makes a copy of what there is.
    func repair() async throws(StoreError) -> Repair

    /// Copies the store, as it is at this moment, into one file, and checks the copy; others go on meanwhile.
    func backUp(to path: String, progress: @escaping @Sendable (BackupProgress) -> Void) async throws(StoreError)

    /// Takes out a piece of the conversations that ended longer ago than their course keeps them; says whether there is
    /// more.
    func sweepRetained() async throws(StoreError) -> Bool
}

/// Something that a sound store does not have.
package struct Symptom: Sendable, Equatable, CustomStringConvertible {
    package let sentence: String
    /// What it means for people, and what is to be done.
    package let meaning: String
    /// Whether it can be put right without anything being lost.
    package let isCurable: Bool
    package var description: String { sentence }
}

/// What became of a repair.
package struct Repair: Sendable, Equatable {
    /// Where what was there before is kept; `nil` when nothing was changed.
    package let copy: String?
    package let cured: [Symptom]
    package let left: [Symptom]
}

/// How far a backup has come.
package struct BackupProgress: Sendable, Equatable {
    package let copied: Int
    package let pages: Int
}
