/// Where a database lives and how much it may use.
package struct DatabaseSettings: Sendable {
    package enum Location: Sendable, Equatable {
        case file(String)
        /// A database that is gone when it is closed, for tests and trials.
        case memory
    }

    package var location: Location
    /// Threads that read while the writer writes.
    package var readers = 2
    /// The most jobs that share one commit.
    package var batch = 1024
    /// Kilobytes of pages that the writer keeps in memory; each reader keeps a quarter of it.
    package var cache = 16_384
    /// Pages of the write-ahead log at which the writer moves them into the file when it has nothing else to do.
    package var checkpoint = 1000
    /// Pages at which it does so even if others wait.
    package var urgentCheckpoint = 8000
    /// How long another program may hold the file before a command gives up.
    package var patience = Duration.seconds(5)
    /// The most pages the file may have; `nil` for as many as the disk holds.
    package var mostPages: Int?
    /// Whether somebody else may have the file open to write, and nothing here writes.
    var isOnlyRead = false
    /// The name of a registered SQLite file system, where the usual one will not do.
    package var vfs: String?

    package init(_ location: Location) { self.location = location }

    package var path: String? {
        guard case .file(let path) = location else { return nil }
        return path
    }
}

extension Connection {
    /// The one connection that writes and checkpoints.
    ///
    /// Two that checkpoint could damage the file with SQLite 3.7.0 to 3.51.2, so nobody else may.
    ///
    /// Another program's database is left as it is, and so is a newer one of ours.
    static func writer(
        _ settings: DatabaseSettings,
        knowing migrations: [Migration] = []
    ) throws(DatabaseError) -> Connection {
        // Its log may be gathered, because it syncs every commit.
        let files = try GatheredLog.fileSystem(over: settings.vfs)
        let connection = try Connection(settings.path ?? ":memory:", vfs: files)
        try connection.tune(settings, cache: settings.cache)
        if !migrations.isEmpty { _ = try connection.stepsTaken(of: migrations, settings.path ?? "the database") }
        try connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
        connection.countLogPages()
        if let mostPages = settings.mostPages { try connection.execute("PRAGMA max_page_count = \(mostPages)") }
        return connection
    }

    /// A connection that sees a snapshot and changes nothing.
    static func reader(_ settings: DatabaseSettings) throws(DatabaseError) -> Connection {
        let path = settings.path ?? ":memory:"
        let connection = try Connection(path, writable: !settings.isOnlyRead, vfs: settings.vfs)
        try connection.tune(settings, cache: settings.cache / 4)
        try connection.execute("PRAGMA query_only = ON")
        return connection
    }

    private func tune(_ settings: DatabaseSettings, cache: Int) throws(DatabaseError) {
        keepLogOnClose()
        try execute(
            """
            PRAGMA busy_timeout = \(settings.patience.milliseconds);
            PRAGMA wal_autocheckpoint = 0;
            PRAGMA mmap_size = 0;
            PRAGMA foreign_keys = ON;
            PRAGMA temp_store = MEMORY;
            PRAGMA trusted_schema = OFF;
            PRAGMA cache_size = -\(cache)
            """
        )
    }
}

extension Duration {
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
