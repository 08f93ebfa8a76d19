internal import SQLite

extension SQLiteStore {
    /// Writes something that changes nothing, to find out whether writing works.
    func probe() async throws(StoreError) {
        try await write { db, _ in try db.run("UPDATE setting SET value = value WHERE name = 'epoch'") }
    }
}
