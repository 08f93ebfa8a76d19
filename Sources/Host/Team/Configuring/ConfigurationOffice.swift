import Pipeline
import Reactor

/// Brings configurations into force, one after the other, and keeps the record of them.
///
/// A configuration is read, checked, put together and held to its own tests before it is written down; only then does it
/// take the place of the one in force, between two turns. Whatever goes wrong on the way changes nothing.
actor ConfigurationOffice {
    let path: String
    private let configuration: Configuration
    var shell: Shell { configuration.shell }
    private let store: any ConfigurationStore
    private let teaching: CurrentTeaching
    private let ports: Ports
    private let catalogue: CourseCatalogue
    let log: Log

    /// The latest word of the operator: what it names, drafts of teams may name.
    private var trusted: Edition
    /// The revision of the operator's files when they were read last.
    private var disk: String
    private var inForce: (edition: Edition, record: RecordedConfiguration)
    private var last: Task<Void, Never>?
    var watch: FileWatch

    init(
        _ opening: Opening,
        teaching: CurrentTeaching,
        ports: Ports,
        catalogue: CourseCatalogue,
        log: Log
    ) {
        (path, configuration, store) = (opening.path, opening.configuration, opening.store)
        (trusted, disk, inForce, watch) = (opening.trusted, opening.disk, opening.inForce, opening.watch)
        (self.teaching, self.ports, self.catalogue, self.log) = (teaching, ports, catalogue, log)
    }

    /// Who wants a change.
    struct Author: Sendable {
        var account: AccountID?
        var subject: Subject
    }

    /// What turns that begin now are answered by.
    var revision: String { teaching.current.revision }

    var current: (edition: Edition, record: RecordedConfiguration) { inForce }

    /// Reads the operator's files again.
    @discardableResult
    func reload(_ cause: ConfigurationCause) async -> Bool {
        do {
            let record = try await inTurn { try await self.readAgain(cause) }
            log.info("configuration reloaded", ["revision": record.revision])
            warnOfPlaces()
            warnOfFiles()
            return true
        } catch {
            log.error("configuration not reloaded; the old one stays in force", ["why": "\(error)"])
            return false
        }
    }

    /// What the files of a configuration say of modules that their courses do not have.
    func unknownModules(in edition: Edition) -> [Fault] {
        edition.blueprint.unknownModules(in: catalogue.modules)
    }

    /// What a configuration says of courses and modules that are not there.
    func unknownPlaces(in edition: Edition) -> [Fault] {
        edition.blueprint.unknownPlaces(in: catalogue.modules)
    }

    /// A course may still be imported, but a lock with a slip in its name locks nothing.
    func warnOfPlaces() {
        let unknown = unknownPlaces(in: inForce.edition)
        guard let first = unknown.first else { return }
        log.warning(
            "the chain names courses or modules that are not there; tutorline check --courses names them all",
            ["names": "\(unknown.count)", "first": first.description]
        )
    }

    /// A list of answers whose wording is not found is no reason to stay with the old one, but somebody should know.
    private func warnOfFiles() {
        let unknown = unknownModules(in: inForce.edition)
        if let first = unknown.first {
            log.warning(
                "answers belong to modules that are not there, and are never used; tutorline check names them all",
                ["answers": "\(unknown.count)", "first": first.description]
            )
        }
        let tests = inForce.edition.blueprint.fileTests()
        guard let first = tests.faults.first else { return }
        log.warning(
            "test questions do not find their answers; tutorline test names them all",
            ["failed": "\(tests.failures.count)", "of": "\(tests.count)", "first": first.description]
        )
    }

    /// Says what is wrong with a draft, or what it comes to and how its tests went.
    func check(
        _ draft: [UInt8],
        begunFrom base: DraftBase? = nil,
        by author: Author
    ) async throws -> (edition: Edition, tests: [ConfigurationTest.Result]) {
        let edition: Edition
        do { edition = try candidate(draft, by: author) } catch let exceeded as DraftLimits.Exceeded {
            // What somebody else changed meanwhile is not this author's doing.
            if case .names = exceeded { throw exceeded }
            try expect(base)
            throw exceeded
        }
        return (edition, try await tried(edition).tests)
    }

    /// A draft that is in order, and in which its author goes no further than they may; its tests are not held.
    func candidate(_ draft: [UInt8], by author: Author) throws -> Edition {
        try limited(edition(of: draft, by: author), to: author)
    }

    /// Brings a draft into force; one that says what it was begun from, only as long as that is what holds.
    func apply(
        _ draft: [UInt8],
        begunFrom base: DraftBase? = nil,
        by author: Author
    ) async throws -> RecordedConfiguration {
        try await inTurn {
            try await self.expect(base)
            let edition = try await self.limited(self.edition(of: draft, by: author), to: author)
            return try await self.enforce(edition, .draft, by: author.account, trusted: author.subject.isOperator)
        }
    }

    /// Goes back to a revision that was in force before; without a name, to the one before this.
    func rollBack(to revision: String?, by author: Author) async throws -> RecordedConfiguration {
        try await inTurn {
            let stored = try await self.store.earlier(revision)
            let edition = try await self.limited(self.configuration.edition(stored), to: author)
            return try await self.enforce(edition, .rollback, by: author.account, trusted: author.subject.isOperator)
        }
    }

    /// Puts the configuration in force together again, when something else is on the shelf now.
    func relearn(_ shelf: LearnedShelf) async throws {
        try await inTurn {
            if try await shelf.refresh() { try await self.assembleAgain() }
        }
    }

    private func assembleAgain() async throws {
        teaching.replace(with: try CurrentTeaching.Plan(inForce.edition.blueprint, ports))
    }

    func configurations(limit: Int) async throws -> [RecordedConfiguration] {
        try await store.configurations(limit: limit)
    }

    // One after the other

    /// Does something when everything that was asked for before is done.
    private func inTurn<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let earlier = last
        let task = Task {
            await earlier?.value
            return try await body()
        }
        last = Task { _ = await task.result }
        return try await task.value
    }

    private func readAgain(_ cause: ConfigurationCause) async throws -> RecordedConfiguration {
        let (edition, asked) = configuration.watched(path)
        watch.follow(asked, configuration.shell)
        let fresh = try edition.get()
        let before = disk
        disk = fresh.revision
        do { return try await enforce(fresh, cause, by: nil, trusted: true) } catch {
            disk = before
            throw error
        }
    }

    private func enforce(
        _ edition: Edition,
        _ cause: ConfigurationCause,
        by author: AccountID?,
        trusted isTrusted: Bool
    ) async throws -> RecordedConfiguration {
        let plan = try await tried(edition).plan
        var record = inForce.record
        // Only secrets may be new; that is a new plan, but no new configuration.
        if record.revision != edition.revision || record.disk != disk || record.isTrusted != isTrusted {
            record = try await store.record(edition.record(cause, by: author, trusted: isTrusted, disk: disk))
        }
        teaching.replace(with: plan)
        inForce = (edition, record)
        if isTrusted { trusted = edition }
        return record
    }

    /// Puts a configuration together and holds its own tests.
    private func tried(
        _ edition: Edition
    ) async throws -> (plan: CurrentTeaching.Plan, tests: [ConfigurationTest.Result]) {
        let plan = try CurrentTeaching.Plan(edition.blueprint, ports)
        let results = try await plan.blueprint.runTests { [catalogue] in catalogue.course($0, module: $1) }
        let faults = results.flatMap(\.faults)
        guard faults.isEmpty else { throw Faults(faults) }
        return (plan, results)
    }

    private func expect(_ base: DraftBase?) throws(DraftBase.Outdated) {
        if let base, !base.isStill(inForce.record) { throw DraftBase.Outdated(inForce: inForce.record) }
    }

    // What a team may

    private func edition(of draft: [UInt8], by author: Author) throws -> Edition {
        var files = configuration.files
        if !author.subject.isOperator { files = files.confined(to: Set(trusted.blueprint.sources.keys)) }
        return try configuration.edition(draft, path, reading: files)
    }

    private func limited(_ edition: Edition, to author: Author) throws -> Edition {
        guard !author.subject.isOperator else { return edition }
        return try DraftLimits(trusted: trusted.blueprint, inForce: inForce.edition.blueprint)
            .check(edition, by: author.subject)
    }
}
