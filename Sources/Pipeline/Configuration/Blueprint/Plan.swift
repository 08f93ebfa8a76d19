/// An entry that has been read and checked, and can be made into a step.
final class PlannedStep: Sendable {
    let entry: Entry
    let part: ReadModule
    let condition: Condition?
    let budget: Duration?
    let isRequired: Bool
    /// Two steps that say the same share one part, so that a large index is made once.
    let sharing: String

    init(entry: Entry, part: ReadModule, condition: Condition?, budget: Duration?, isRequired: Bool) {
        self.entry = entry
        self.part = part
        self.condition = condition
        self.budget = budget
        self.isRequired = isRequired
        sharing = "\(entry.kind) \(entry.module.name) \(entry.name) \(CanonicalJSON.text(of: entry.settings))"
    }
}

/// Reads each entry once, however many chains it is in.
struct Planner {
    let reading: Reading
    let conditions: ConditionReader
    private var known: [ObjectIdentifier: PlannedStep?] = [:]
    /// Entries are known by their identity, so they must not go away.
    private var entries: [Entry] = []

    init(_ registry: ModuleRegistry, _ reading: Reading) {
        self.reading = reading
        conditions = ConditionReader(registry, reading)
    }

    mutating func plan(_ entry: Entry) -> PlannedStep? {
        if let known = known[ObjectIdentifier(entry)] { return known }
        entries.append(entry)
        let step = read(entry)
        known[ObjectIdentifier(entry)] = .some(step)
        return step
    }

    private func read(_ entry: Entry) -> PlannedStep? {
        let settings = JSONNode(value: .object(JSONObject(entry.settings)), position: entry.position)
        let decoder = ConfigurationDecoder(node: settings, path: entry.path, reading: reading)
        let part = reading.attempt(at: settings, entry.path) { try entry.module.read(decoder) }
        let condition = value(of: EntryKey.when, in: entry) { conditions.condition($0) } ?? nil
        let budget = value(of: EntryKey.within, in: entry, budget)
        let isRequired = value(of: EntryKey.required, in: entry) { decoder in
            guard entry.kind == .enricher else {
                throw decoder.fault("only an enricher may be required; guards always are")
            }
            return try decoder.value(Bool.self)
        }
        guard let part else { return nil }
        for reach in part.reaches { reading.note(reach, at: entry.position) }
        return PlannedStep(
            entry: entry,
            part: part,
            condition: condition,
            budget: budget ?? entry.module.defaultBudget,
            isRequired: isRequired ?? (entry.kind == .guard)
        )
    }

    private func budget(_ decoder: ConfigurationDecoder) throws -> Duration {
        let span = try decoder.value(TimeSpan.self)
        guard span.milliseconds > 0 else { throw decoder.fault("a time limit must be more than zero") }
        return span.duration
    }

    /// What stands under one of the keys all entries have; `null` is as good as nothing.
    private func value<Value>(
        of key: String,
        in entry: Entry,
        _ read: (ConfigurationDecoder) throws -> Value
    ) -> Value? {
        guard let member = entry.member(key) else { return nil }
        if case .null = member.node.value { return nil }
        let path = member.origin ?? entry.path.appending(key)
        let decoder = ConfigurationDecoder(node: member.node, path: path, reading: reading)
        return reading.attempt(at: member.node, path) { try read(decoder) }
    }
}
