package import Cryptography
package import SQLite

/// The store in an SQLite file.
///
/// The verbs are in files of their own, a group each; another room adds its own as one more extension.
package final class SQLiteStore: Store {
    let database: Database<WriterMemory>
    let rules: StoreRules
    package let epoch: Epoch

    /// Opens the database at `path`, or one in memory for `nil`, and brings it up to date.
    package convenience init(_ path: String?, rules: StoreRules) async throws(StoreError) {
        let settings = DatabaseSettings(path.map { .file($0) } ?? .memory)
        try await self.init(settings, rules: rules)
    }

    init(_ settings: DatabaseSettings, rules: StoreRules) async throws(StoreError) {
        self.rules = rules
        do {
            database = try Database(settings, migrations: Migration.all) { WriterMemory() }
            epoch = try await database.write { db, _ in try db.epoch(orNew: rules) }
        } catch {
            throw StoreError(opening: error)
        }
    }

    /// Opens the database at `path` to read it and nothing else: of a host that runs as well as of one that is stopped.
    package init(reading path: String, rules: StoreRules) async throws(StoreError) {
        self.rules = rules
        database = Database(reading: path)
        do {
            let known = try await database.read { db in
                try db.checkUpToDate(path)
                return try db.epoch
            }
            epoch = known ?? Epoch(.random(rules.randomness))
        } catch {
            database.close()
            throw StoreError(opening: error, path)
        }
    }

    /// What the writer has done so far.
    package var meter: WriterMeter { database.meter }

    /// Whether there is a database at a path; opening it would make one.
    package static func isThere(_ path: String) -> Bool { DatabaseFile.isThere(path) }

    /// Ends what is queued and lets go of the file.
    package func close() { database.close() }
}

/// What the store is told rather than knows: time, chance, and how long things last.
package struct StoreRules: Sendable {
    package var now: @Sendable () -> Moment
    package var randomness: Randomness
    /// How long a paused session waits for its learner.
    package var patience: Duration
    /// How long a practice session waits for its child.
    package var practice = PracticeLimits()

    package init(now: @escaping @Sendable () -> Moment, randomness: Randomness = .system, patience: Duration) {
        self.now = now
        self.randomness = randomness
        self.patience = patience
    }

    func newID<Owner>(at moment: Moment) -> StoreID<Owner> {
        StoreID(.timed(milliseconds: moment.milliseconds, randomness))
    }
}

extension SQLiteStore {
    /// Writes in one transaction.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Connection, inout WriterMemory) throws -> Value,
        then: @escaping StoreReply<Value>
    ) {
        database.write(body) { then($0.mapError(StoreError.init)) }
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Connection, inout WriterMemory) throws -> Value
    ) async throws(StoreError) -> Value {
        try await waiting { write(body, then: $0) }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> Value,
        then: @escaping StoreReply<Value>
    ) {
        database.read(body) { then($0.mapError(StoreError.init)) }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> Value
    ) async throws(StoreError) -> Value {
        try await waiting { read(body, then: $0) }
    }
}

extension StoreError {
    init(_ error: any Error) {
        self =
            switch error {
            case let error as StoreError: error
            case let error as DatabaseError: .unavailable(error.sentence, retry: error.retry)
            default: .unavailable("The store failed: \(error).", retry: false)
            }
    }

    /// Whoever named the file named a wrong one, and no disk failed.
    init(opening error: any Error, _ path: String? = nil) {
        guard var fault = error as? DatabaseError else {
            self.init(error)
            return
        }
        if let path { fault = fault.opening(path) }
        let isWrongFile = fault.kind == .foreign || fault.kind == .noDatabase
        self = isWrongFile ? .invalid(fault.sentence) : .unavailable(fault.sentence, retry: fault.retry)
    }
}

extension Connection {
    /// The name of this database.
    var epoch: Epoch? {
        get throws { try first("SELECT value FROM setting WHERE name = 'epoch'") { Epoch($0, 0) } }
    }

    /// The name of this database, made when it has none.
    func epoch(orNew rules: StoreRules) throws -> Epoch {
        if let known = try epoch { return known }
        return try renew(rules)
    }

    /// Throws for a database that wants to be brought up to date first, which whoever only reads it cannot do.
    func checkUpToDate(_ path: String) throws {
        let taken = try stepsTaken(of: Migration.all, path)
        guard taken > 0 else { throw StoreError.invalid("\(path) is empty, so it is not a host's database.") }
        guard taken == Migration.all.count else {
            throw StoreError.invalid("\(path) is of an older version; start the host on it once.")
        }
    }

    /// Gives the database a new name, so that places in its log from before mean nothing any more.
    @discardableResult
    func renew(_ rules: StoreRules) throws -> Epoch {
        let epoch = Epoch(UniqueID.random(rules.randomness))
        try run("INSERT OR REPLACE INTO setting (name, value) VALUES ('epoch', ?)", .id(epoch))
        return epoch
    }
}
