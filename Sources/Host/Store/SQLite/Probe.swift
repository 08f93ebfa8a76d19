internal import SQLite

extension SQLiteStore {
    /// Writes something that means nothing, to find out whether writing works.
    ///
    /// It is another value each time: SQLite writes no page for one that is there already.
    func probe() async throws(StoreError) {
        try await write { db, _ in
            try db.run("INSERT OR REPLACE INTO setting (name, value) VALUES ('probe', randomblob(8))")
        }
    }
}
