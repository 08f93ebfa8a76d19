/// A whole configuration, read and checked but not yet put together.
///
/// ```json
/// { "version": 1, "respond": [ { "use": "faq", "file": "faq.md" }, "relay" ] }
/// ```
public struct Blueprint: Sendable {
    /// The file it was read from.
    public let file: String
    /// What is not quite right: chains can be checked and tried in spite of it.
    public let warnings: [Fault]
    public let revision: Revision
    /// How people are waited for, by queue.
    public let queues: [String: Queue]
    /// Every queue in which a part may leave a question; one that nobody has described is as usual.
    public var allQueues: [String: Queue] {
        let used = lineups.all.flatMap { $0.all.flatMap(\.part.queues) }
        return queues.merging(used.map { ($0, Queue()) }) { described, _ in described }
    }
    /// The conversations the file itself wants to hold.
    public let tests: [ConfigurationTest]
    /// Everything outside the host that its parts reach for.
    public var reaches: Set<Reach> { Set(reached.keys) }

    /// What stands in the files it names, by path; secrets are not among them.
    public let sources: [String: [UInt8]]

    let lineups: Lineups
    /// The courses and modules for which something is written.
    let places: [NamedPlace]
    /// Secrets that are not on this machine: a warning while checking, an error when it matters.
    let missingSecrets: [Fault]
    private let reached: [Reach: SourcePosition]
    private let zones: [(name: String, place: Fault)]

    /// Reads a configuration, and reports everything that is wrong with it at once.
    ///
    /// - Parameters:
    ///   - json: what stands in the file.
    ///   - file: its path, as messages name it; the files it names are sought next to it.
    ///   - files: reads those files.
    ///   - modules: the parts it may name.
    ///   - environment: where secrets are looked up.
    public init(
        json: [UInt8],
        file: String = "responders.json",
        reading files: SourceFiles = .none,
        modules: ModuleRegistry,
        environment: [String: String] = [:]
    ) throws(Faults) {
        let root = try JSONDocument(json, file: file).root
        let reading = Reading(file: file, files: files, environment: environment)
        let decoder = ConfigurationDecoder(node: root, path: .root, reading: reading)
        guard let layout = reading.attempt(at: root, .root, { try decoder.settings(Layout.self) }) else {
            throw Faults(reading.errors).sorted
        }
        layout.check(root, reading)
        var resolver = Resolver(layout, modules, reading)
        lineups = resolver.resolve(layout)
        queues = Dictionary(layout.queues.all.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        tests = layout.tests
        places = layout.places
        if resolver.isComplete {
            QueueCheck(reading: reading).check(layout.queues, against: lineups)
            TestCheck(registry: modules, reading: reading).check(tests, against: lineups)
        }
        guard reading.errors.isEmpty else { throw Faults(reading.errors + reading.warnings).sorted }
        self.file = file
        warnings = Faults(reading.warnings).sorted.all
        missingSecrets = Faults(reading.missingSecrets).sorted.all
        revision = Revision(of: root, texts: reading.texts)
        sources = reading.texts
        reached = reading.reaches
        zones = reading.zones
    }

    public init(
        json: String,
        file: String = "responders.json",
        reading files: SourceFiles = .none,
        modules: ModuleRegistry,
        environment: [String: String] = [:]
    ) throws(Faults) {
        try self.init(json: Array(json.utf8), file: file, reading: files, modules: modules, environment: environment)
    }

    /// How much help learners may get in a course and module, as far as the file says.
    public func lock(course: String?, module: String?) -> LockGrade {
        lineups.lineup(course: course, module: module).lock
    }

    /// Whether the file locks help anywhere.
    public var locksHelp: Bool { lineups.all.contains { $0.lock > .off } }

    /// An error for each of its time zones that something is wrong with.
    ///
    /// Which zones there are stands in files of the machine, so somebody who reads those has to say.
    public func faults(inZones trouble: (_ zone: String) -> String?) -> [Fault] {
        zones.compactMap { zone in
            trouble(zone.name).map { message in
                var fault = zone.place
                fault.message = message
                return fault
            }
        }
    }

    /// What this draft reaches for and `trusted`, the operator's own file, does not; nothing, when it may be used.
    public func reachesBeyond(_ trusted: Blueprint) -> [Fault] {
        let beyond = reached.filter { trusted.reached[$0.key] == nil }
        let faults = beyond.map { reach, position in
            Fault(
                file: file,
                line: Int(position.line),
                column: Int(position.column),
                message: "a draft may not name \(reach), because the operator's file does not"
            )
        }
        return Faults(faults).sorted.all
    }
}

/// Every queue that is described must be used by somebody, or its name is a slip.
struct QueueCheck {
    let reading: Reading

    func check(_ queues: Members<Queue>, against lineups: Lineups) {
        let used = Set(lineups.all.flatMap { $0.all.flatMap(\.part.queues) })
        for queue in queues.all where !used.contains(queue.name) {
            reading.report(
                "no entry uses the queue \"\(queue.name)\"" + suggestion(for: queue.name, among: used),
                at: queue.position,
                queue.path
            )
        }
    }
}
