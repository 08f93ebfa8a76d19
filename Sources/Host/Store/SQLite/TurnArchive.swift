import Locking
internal import Reactor
internal import SQLite

/// The turns of a database that is only read: of a host that runs as well as of one that is stopped.
///
/// It takes no lock, changes nothing and makes no copy; each reading sees the database as it is at that moment.
package final class TurnArchive: Sendable {
    package let path: String
    private let connection = Lock<Connection?>(nil)

    package init(_ path: String) { self.path = path }

    package func turn(_ id: TurnID) throws(StoreError) -> StoredTurn { try read { try $0.storedTurn(id) } }

    /// Reads one snapshot.
    func read<Value>(_ body: (Connection) throws -> Value) throws(StoreError) -> Value {
        let result: Result<Value, any Error> = connection.withLock { connection in
            Result {
                let db = try connection ?? open()
                connection = db
                try db.execute("BEGIN")
                defer { try? db.execute("COMMIT") }
                return try body(db)
            }
        }
        do { return try result.get() } catch { throw StoreError(error) }
    }

    private func open() throws -> Connection {
        guard DatabaseFile.isThere(path) else { throw StoreError.invalid("There is no database at “\(path)”.") }
        let db = try Connection(path, writable: false)
        try db.execute("PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; PRAGMA trusted_schema = OFF")
        try db.checkUpToDate(path)
        return db
    }
}
