/// Works out what every course and module really runs: lists appended and replaced, entries patched, each read once.
struct Resolver {
    private let registry: ModuleRegistry
    private let reading: Reading
    private var entries: EntryReader
    private var planner: Planner
    private var steps = 0
    /// Whether every entry could be read: only then is what they refer to known.
    private(set) var isComplete = true

    /// More than this in all chains together is no configuration but an attack.
    private static let limit = 500_000

    init(_ layout: Layout, _ registry: ModuleRegistry, _ reading: Reading) {
        self.registry = registry
        self.reading = reading
        entries = EntryReader(registry: registry, reading: reading, definitions: layout.define)
        planner = Planner(registry, reading)
    }

    mutating func resolve(_ layout: Layout) -> Lineups {
        let base = Lineup(
            enrichers: entries.entries(layout.enrich, .enricher),
            guards: entries.entries(layout.guard, .guard),
            responders: responders(layout.respond),
            lock: layout.lock?.value ?? .off
        )
        var lineups = Lineups(base: planned(base))
        for course in layout.courses.all where steps <= Self.limit {
            let changed = change(base, course.value.changes)
            lineups.courses[course.name] = planned(changed)
            for module in course.value.modules.all where steps <= Self.limit {
                let lineup = planned(change(changed, module.value))
                lineups.modules[course.name, default: [:]][module.name] = lineup
            }
        }
        for entry in entries.unusedDefinitions() { _ = planner.plan(entry) }
        return lineups
    }

    /// `guard` and `enrich` append, `respond` replaces, `settings` patch, and `lock` only gets stricter.
    private mutating func change(_ lineup: Lineup<Entry>, _ changes: ModuleLayout) -> Lineup<Entry> {
        var changed = lineup
        changed.enrichers += entries.entries(changes.enrich, .enricher)
        changed.guards += entries.entries(changes.guard, .guard)
        if let respond = changes.respond { changed.responders = responders(respond) }
        if let lock = changes.lock {
            if lock.value < lineup.lock {
                reading.report(
                    "\"\(lock.value)\" is less strict than \"\(lineup.lock)\", which applies here;"
                        + " a lock may only get stricter",
                    at: lock.position,
                    lock.path
                )
            }
            changed.lock = max(lock.value, lineup.lock)
        }
        if !changes.settings.all.isEmpty { apply(changes.settings, to: &changed) }
        return changed
    }

    private func apply(_ patches: Members<WrittenEntry>, to lineup: inout Lineup<Entry>) {
        var places: [String: (kind: StepReport.Kind, index: Int)] = [:]
        for kind in StepReport.Kind.allCases {
            for (index, entry) in lineup[kind].enumerated() { places[entry.name] = (kind, index) }
        }
        for patch in patches.all {
            let written = patch.value
            guard let place = places[patch.name] else {
                guard !entries.unreadable.contains(patch.name) else { continue }
                reading.report(
                    "no entry is called \(quoted(patch.name)) here" + suggestion(for: patch.name, among: places.keys),
                    at: patch.position,
                    patch.path
                )
                continue
            }
            let changes = reading.attempt(at: written.node, written.path) { try members(of: written) }
            let entry = lineup[place.kind][place.index]
            lineup[place.kind][place.index] = entry.patched(with: changes ?? [])
        }
    }

    private func members(of patch: WrittenEntry) throws -> [JSONObject.Member] {
        let decoder = ConfigurationDecoder(node: patch.node, path: patch.path, reading: reading)
        let object = try decoder.object()
        for key in [EntryKey.use, EntryKey.name] {
            guard let member = object[key] else { continue }
            throw decoder.child(member).fault("an override changes settings; it cannot change \"\(key)\"")
        }
        return object.members.placed(at: patch.path)
    }

    private mutating func responders(_ list: Placed<[WrittenEntry]>?) -> [Entry] {
        guard let list else { return [] }
        if list.value.isEmpty { reading.report("this list needs at least one entry", at: list.position, list.path) }
        return entries.entries(list.value, .responder)
    }

    private mutating func planned(_ lineup: Lineup<Entry>) -> Lineup<PlannedStep> {
        steps += lineup.count
        guard steps <= Self.limit else {
            reading.report(
                "the chains of all courses together have more than \(Self.limit) steps",
                at: SourcePosition(line: 1, column: 1),
                .root
            )
            return Lineup()
        }
        let planned = lineup.map { planner.plan($0) }
        guard planned.count == lineup.count, entries.unreadable.isEmpty else {
            // Of a chain with holes nothing certain can be said.
            isComplete = false
            return planned
        }
        LineupCheck(registry: registry, reading: reading).check(planned)
        return planned
    }
}

/// What runs where.
struct Lineups: Sendable {
    var base: Lineup<PlannedStep>
    var courses: [String: Lineup<PlannedStep>] = [:]
    var modules: [String: [String: Lineup<PlannedStep>]] = [:]

    /// What runs in a course and module, be they named in the file or not.
    func lineup(course: String?, module: String?) -> Lineup<PlannedStep> {
        guard let course else { return base }
        return module.flatMap { modules[course]?[$0] } ?? courses[course] ?? base
    }

    /// Every lineup there is.
    var all: [Lineup<PlannedStep>] { [base] + courses.values + modules.values.flatMap(\.values) }
}
