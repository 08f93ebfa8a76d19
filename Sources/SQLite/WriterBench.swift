import Locking

/// The writer's own side of the thread: the connection, the batch, and what to do when the disk says no.
final class WriterBench<Memory> {
    private let settings: DatabaseSettings
    private let meter: Lock<WriterMeter>
    private let makeMemory: @Sendable () -> Memory
    private var connection: Connection?
    @exclusivity(unchecked) private var memory: Memory
    private var isSuspect = false
    private var retryAt = ContinuousClock.now
    private var emptyAt = ContinuousClock.now
    private var unmoved = 0

    init(
        _ settings: DatabaseSettings,
        _ connection: Connection,
        _ meter: Lock<WriterMeter>,
        _ memory: @escaping @Sendable () -> Memory
    ) {
        self.settings = settings
        self.connection = connection
        self.meter = meter
        makeMemory = memory
        self.memory = memory()
    }

    func perform(_ batch: [Job<Memory>]) {
        do throws(DatabaseError) {
            let connection = try connected()
            if try attempt(batch, on: connection) {
                for job in batch { job.finish(nil) }
            } else {
                oneByOne(batch)
            }
        } catch {
            meter.withLock { $0.failed(error) }
            recover(from: error)
            for job in batch { job.finish(error) }
        }
    }

    /// Runs all jobs in one transaction; `false`, with nothing kept, when one of them left something half done.
    ///
    /// A job that fails before it has changed a row, as one with a bad key does, harms nobody: no savepoint is needed.
    private func attempt(_ batch: [Job<Memory>], on connection: Connection) throws(DatabaseError) -> Bool {
        try connection.run("BEGIN IMMEDIATE")
        for job in batch {
            let before = connection.allChanges
            guard let error = job.run(connection, &memory) else { continue }
            let isOfTheDisk = (error as? DatabaseError)?.isOfTheDisk ?? false
            if connection.allChanges != before || !connection.isInTransaction || isOfTheDisk {
                undo(on: connection)
                return false
            }
        }
        do throws(DatabaseError) {
            try commit(batch.count, on: connection)
        } catch  where error.kind == .constraint {
            undo(on: connection)
            return false
        }
        return true
    }

    /// Gives each job a transaction of its own, so that the one at fault fails alone.
    private func oneByOne(_ batch: [Job<Memory>]) {
        for job in batch {
            do throws(DatabaseError) {
                let connection = try connected()
                try connection.run("BEGIN IMMEDIATE")
                if let error = job.run(connection, &memory) {
                    undo(on: connection)
                    if let error = error as? DatabaseError, error.isOfTheDisk { throw error }
                } else {
                    try commit(1, on: connection)
                }
                job.finish(nil)
            } catch {
                meter.withLock { $0.failed(error) }
                recover(from: error)
                job.finish(error)
            }
        }
    }

    private func commit(_ count: Int, on connection: Connection) throws(DatabaseError) {
        guard connection.isInTransaction else { throw DatabaseError(.other, "A job ended its own transaction.") }
        let start = ContinuousClock.now
        try connection.run("COMMIT")
        let time = start.duration(to: .now)
        meter.withLock { $0.committed(count, in: time) }
    }

    private func undo(on connection: Connection) {
        if connection.isInTransaction { try? connection.run("ROLLBACK") }
        memory = makeMemory()
    }

    /// After an error of the disk, trusts the file and nothing else.
    ///
    /// A sync that failed says nothing about what is on the disk, and the next one may succeed without having written
    /// it. So the connection goes, with every page it held, and a new one writes over what was not synced.
    ///
    /// It goes only when the new one is there: the last connection to close takes the index of the log with it, and
    /// whoever then reads the log from its beginning takes what was not synced for a commit.
    private func recover(from error: DatabaseError) {
        if let connection { undo(on: connection) }
        switch error.kind {
        case .inputOutput, .corrupt, .noDatabase, .other:
            // Whoever asks while we wait must not make us wait longer.
            guard !isSuspect, settings.path != nil else { return }
            isSuspect = true
            retryAt = .now + .milliseconds(100)
        case .full, .inUse, .readOnly, .constraint, .foreign, .closed:
            return
        }
    }

    private func connected() throws(DatabaseError) -> Connection {
        if let connection, !isSuspect { return connection }
        guard retryAt <= .now else {
            throw meter.withLock { $0.trouble }
                ?? DatabaseError(.inputOutput, "The disk failed a moment ago; try again.")
        }
        retryAt = .now + .milliseconds(100)
        let opened = try Connection.writer(settings)
        // What was to leave the log is still in it.
        opened.mustEmptyLog = connection?.mustEmptyLog ?? false
        connection = opened
        isSuspect = false
        return opened
    }

    /// Moves the log into the file, after the callers were told, when it is long enough to be worth it.
    func tidy(isIdle: Bool) {
        guard let connection, !isSuspect, settings.path != nil else { return }
        if connection.mustEmptyLog, isIdle, emptyAt <= .now { return empty(connection) }
        let pages = connection.logPages
        guard pages >= (isIdle ? settings.checkpoint : settings.urgentCheckpoint) + unmoved else { return }
        do throws(DatabaseError) {
            let size = try connection.checkpoint(.passive)
            // What readers still look at cannot be moved; asking again at once would be in vain.
            unmoved = size.pages - size.moved
            connection.logPages = unmoved
        } catch {
            meter.withLock { $0.failed(error) }
            recover(from: error)
        }
    }

    /// A long read, such as a backup, keeps the log as it is; there is a next time.
    private func empty(_ connection: Connection) {
        do throws(DatabaseError) {
            if try connection.emptyLog(settings) { unmoved = 0 } else { emptyAt = .now + .seconds(1) }
        } catch {
            meter.withLock { $0.failed(error) }
            recover(from: error)
        }
    }

    func close() {
        guard let connection, !isSuspect, settings.path != nil else { return }
        _ = try? connection.checkpoint(.truncating)
        self.connection = nil
    }
}
