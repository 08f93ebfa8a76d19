internal import SQLite

extension SQLiteStore {
    package func backUp(
        to path: String,
        progress: @escaping @Sendable (BackupProgress) -> Void
    ) async throws(StoreError) {
        do {
            try await database.aside { db in
                try db.copy(to: path) { progress(BackupProgress(copied: $0.copied, pages: $0.pages)) }
            }
        } catch {
            throw StoreError(error)
        }
    }

    /// Puts a backup in the place of the database at `path`, which no host may have open.
    ///
    /// The database gets a new epoch: clients that saw what came after the backup must not take the one history for
    /// the other. What was there is kept, as `….before-restore-TIME`, or as `….damaged-TIME` when it could not be
    /// read. Who was erased from it is erased from the backup's copy, before that is put in place.
    @discardableResult
    package static func restore(
        _ path: String,
        from backup: String,
        rules: StoreRules
    ) throws(StoreError) -> Restoration {
        do {
            var again: Int?
            let time = rules.now().seconds
            let kept = try Replacement.replace(path, with: backup, knowing: Migration.all, at: time) { copy, present in
                try copy.renew(rules)
                // What cannot be read keeps nobody from restoring: it is often why they do.
                guard let erased = try? present?.erasedPeople() else { return }
                again = try copy.eraseAgain(erased, backup, rules: rules)
            }
            return Restoration(kept: kept, erasedAgain: again)
        } catch {
            throw StoreError(opening: error)
        }
    }
}

/// What a restore found in the place of the backup.
package struct Restoration: Sendable, Equatable {
    /// Where what was there is now; `nil` when there was nothing.
    package let kept: String?
    /// How many people were in the backup who have been erased since; `nil` when there is nobody to tell.
    package let erasedAgain: Int?
}
