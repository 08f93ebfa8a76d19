internal import CSQLite

/// What the write-ahead log holds.
package struct LogSize: Sendable, Equatable {
    package let pages: Int
    package let moved: Int
}

extension Connection {
    package enum Checkpoint: Sendable {
        /// Moves what no reader needs, and waits for nobody.
        case passive
        /// Moves everything and leaves the log empty; waits for readers for as long as the connection's patience lasts.
        case truncating
    }

    /// Moves pages of the write-ahead log into the file.
    package func checkpoint(_ manner: Checkpoint) throws(DatabaseError) -> LogSize {
        var pages: Int32 = 0
        var moved: Int32 = 0
        let mode = manner == .passive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE
        let code = sqlite3_wal_checkpoint_v2(handle, nil, mode, &pages, &moved)
        guard code == SQLITE_OK else { throw failure("moving the log into the file") }
        return LogSize(pages: max(0, Int(pages)), moved: max(0, Int(moved)))
    }

    /// Tries to move everything and leave the log empty, without waiting for anybody; `false` when a reader is in the way.
    func emptyLog(_ settings: DatabaseSettings) throws(DatabaseError) -> Bool {
        sqlite3_busy_timeout(handle, 0)
        defer { sqlite3_busy_timeout(handle, Int32(clamping: settings.patience.milliseconds)) }
        do throws(DatabaseError) {
            _ = try checkpoint(.truncating)
            mustEmptyLog = false
            logPages = 0
            return true
        } catch  where error.kind == .inUse {
            return false
        }
    }

    func keepLogOnClose() { _ = tutorline_sqlite_keep_wal_on_close(handle) }
}
