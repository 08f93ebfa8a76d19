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
    /// read; returns that name, if there was anything.
    @discardableResult
    package static func restore(
        _ path: String,
        from backup: String,
        rules: StoreRules
    ) throws(StoreError) -> String? {
        do {
            let time = rules.now().seconds
            return try Replacement.replace(path, with: backup, knowing: Migration.all, at: time) { db in
                try db.renew(rules)
            }
        } catch {
            throw StoreError(error)
        }
    }
}
