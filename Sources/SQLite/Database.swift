import Locking

/// An SQLite database: one thread that writes, a few that read.
///
/// What happens in a body is one transaction: all of it is kept, or none of it. A body cannot await, so nothing gets
/// between its statements; it may run a second time, in a batch that had to be undone, so it must change nothing but the
/// database and the writer's memory.
@usableFromInline package final class Database<Memory>: Sendable {
    package let settings: DatabaseSettings
    /// Nobody, where the database is only read.
    private let writer: Writer<Memory>?
    private let readers: Readers?
    private let lock: FileLock?

    /// Opens the database, bringing it up to date first.
    package init(
        _ settings: DatabaseSettings,
        migrations: [Migration] = [],
        memory: @escaping @Sendable () -> Memory
    ) throws(DatabaseError) {
        self.settings = settings
        if let path = settings.path {
            lock = try FileLock(beside: path)
            try makePrivateFile(path)
        } else {
            lock = nil
        }
        let connection: Connection
        do throws(DatabaseError) {
            connection = try Connection.writer(settings, knowing: migrations)
            try connection.migrate(migrations, settings)
        } catch {
            lock?.leaveNothing()
            throw settings.path.map(error.opening) ?? error
        }
        // What a host that died had not synced would be taken for committed: it is, once it is in the file.
        if settings.path != nil { _ = try connection.checkpoint(.truncating) }
        try lock?.holdLog()
        writer = Writer(settings, connection, memory: memory)
        readers = settings.path == nil ? nil : Readers(settings)
    }

    /// Opens the database to read it and nothing else, whoever may have it open to write: no lock is taken, and it is
    /// not brought up to date.
    package init(reading path: String) {
        var settings = DatabaseSettings(.file(path))
        (settings.isOnlyRead, settings.readers) = (true, 1)
        self.settings = settings
        (writer, lock) = (nil, nil)
        readers = Readers(settings)
    }

    deinit {
        readers?.jobs.close()
        writer?.jobs.close()
    }

    /// Writes, and tells `then`, on the writer's thread, once it is on the disk.
    @inlinable package func write<Result: Sendable>(
        _ body: @escaping @Sendable (Connection, inout Memory) throws -> Result,
        then: @escaping @Sendable (Swift.Result<Result, any Error>) -> Void
    ) {
        post(Job(body, then: then))
    }

    @usableFromInline func post(_ job: Job<Memory>) {
        guard let writer else { return job.finish(DatabaseError(.readOnly, "The database is open to be read only.")) }
        if !writer.jobs.post(job) { job.finish(nil) }
    }

    /// Writes, and returns once it is on the disk.
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (Connection, inout Memory) throws -> Result
    ) async throws -> Result {
        try await withUnsafeThrowingContinuation { continuation in
            write(body) { continuation.resume(with: $0) }
        }
    }

    /// Lets callers that come in bursts wake a thread once, after the last of them: one commit, or one snapshot, then
    /// serves them all.
    package func gather(by gathering: @escaping Gathering) {
        writer?.jobs.gather(by: gathering)
        readers?.jobs.gather(by: gathering)
    }

    /// Reads one snapshot, and tells `then` on the reader's thread.
    ///
    /// A snapshot holds every write that anybody has been told of. A database in memory has no second connection, so
    /// there the writer reads.
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> Result,
        then: @escaping @Sendable (Swift.Result<Result, any Error>) -> Void
    ) {
        guard let readers else { return write({ connection, _ in try body(connection) }, then: then) }
        let job = Job<Nothing>({ connection, _ in try body(connection) }, then: then)
        if !readers.jobs.post(job) { job.finish(nil) }
    }

    /// Reads one snapshot.
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> Result
    ) async throws -> Result {
        try await withUnsafeThrowingContinuation { continuation in
            read(body) { continuation.resume(with: $0) }
        }
    }

    /// Does something long, such as a backup, on a connection of its own and a thread that everybody else goes before.
    package func aside<Result: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> Result
    ) async throws -> Result {
        guard settings.path != nil else { return try await write { connection, _ in try body(connection) } }
        return try await withUnsafeThrowingContinuation { continuation in
            _ = WorkerThread(isPatient: true) { [settings] in
                continuation.resume(
                    with: Swift.Result {
                        let connection = try Connection.reader(settings)
                        return try body(connection)
                    }
                )
            }
        }
    }

    /// Ends what is queued, empties the log into the file and lets go of it.
    ///
    /// Waits; not for a thread that must not.
    package func close() {
        readers?.close()
        writer?.close()
        lock?.release()
    }

    package var meter: WriterMeter { writer?.meter.withLock { $0 } ?? WriterMeter() }

    /// How many writes wait for the writer.
    package var waitingWrites: Int { writer?.jobs.count ?? 0 }

    package var waitingReads: Int { readers?.jobs.count ?? 0 }

    /// How many of the threads that read have nothing to do.
    package var sleepingReaders: Int { readers?.jobs.sleepers ?? 0 }
}
