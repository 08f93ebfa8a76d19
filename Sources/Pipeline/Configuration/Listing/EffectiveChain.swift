/// What really runs in a course and module, with the place every value is written at: `tutorline config show`.
public struct EffectiveChain: Sendable {
    public struct Entry: Sendable {
        public let kind: StepReport.Kind
        /// What the entry is called in traces and overrides.
        public let name: String
        /// The part it uses.
        public let use: String
        /// Where it stands, as in `respond[1]`.
        public let place: String
        public let line: Int
        public let column: Int
        public let values: [Value]
        /// How long it may take; `nil` when it cannot wait.
        public let budget: Duration?
    }

    public struct Value: Sendable, Equatable {
        public let key: String
        /// As JSON.
        public let value: String
        /// Where it is written, which may be an override, as in `courses.algebra-1.settings.coach.temperature`;
        /// `nil` when it is the default.
        public let path: String?
        public let line: Int?
        public let column: Int?
    }

    public let lock: LockGrade
    /// Enrichers, guards and responders, in the order in which they are asked.
    public let entries: [Entry]
}

extension Blueprint {
    /// What runs in a course and module, be they named in the file or not.
    public func effectiveChain(course: String? = nil, module: String? = nil) -> EffectiveChain {
        let lineup = lineups.lineup(course: course, module: module)
        return EffectiveChain(
            lock: lineup.lock,
            entries: lineup.all.map { EffectiveChain.Entry($0) }
        )
    }
}

extension EffectiveChain.Entry {
    init(_ step: PlannedStep) {
        let entry = step.entry
        kind = entry.kind
        name = entry.name
        use = entry.module.name
        place = entry.path.text
        line = Int(entry.position.line)
        column = Int(entry.position.column)
        budget = step.budget
        let written = entry.members.map { member in
            EffectiveChain.Value(
                key: member.key,
                value: CanonicalJSON.text(of: member.node),
                path: (member.origin ?? entry.path.appending(member.key)).text,
                line: Int(member.node.position.line),
                column: Int(member.node.position.column)
            )
        }
        let keys = Set(entry.members.map(\.key))
        let defaults = entry.module.settingsListing.filter { !keys.contains($0.key) }.compactMap { setting in
            setting.standard.map {
                EffectiveChain.Value(key: setting.key, value: $0, path: nil, line: nil, column: nil)
            }
        }
        values = written + defaults
    }
}
