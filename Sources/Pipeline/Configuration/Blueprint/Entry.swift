/// The keys every entry may have; all others belong to its part.
enum EntryKey {
    static let use = "use"
    static let name = "name"
    static let when = "when"
    static let within = "within"
    static let required = "required"
    static let all = [use, name, when, within, required]
}

/// One entry of a list, after definitions and overrides: which part, and every value with the place it is written at.
final class Entry: Sendable {
    let module: RegisteredModule
    let name: String
    /// Whether the file gives it a name, instead of leaving it with that of its part.
    let isNamed: Bool
    let position: SourcePosition
    let path: SourcePath
    /// Everything but `use` and `name`; each member knows its origin.
    let members: [JSONObject.Member]

    init(
        module: RegisteredModule,
        name: String,
        isNamed: Bool,
        position: SourcePosition,
        path: SourcePath,
        members: [JSONObject.Member]
    ) {
        self.module = module
        self.name = name
        self.isNamed = isNamed
        self.position = position
        self.path = path
        self.members = members
    }

    var kind: StepReport.Kind { module.kind }

    func member(_ key: String) -> JSONObject.Member? { members.first { $0.key == key } }

    /// The settings of the part, without what every entry has.
    var settings: [JSONObject.Member] { members.filter { !EntryKey.all.contains($0.key) } }

    func patched(with members: [JSONObject.Member]) -> Entry {
        Entry(
            module: module,
            name: name,
            isNamed: isNamed,
            position: position,
            path: path,
            members: self.members.overridden(by: members)
        )
    }
}

extension [JSONObject.Member] {
    /// The same members, knowing where they are written.
    func placed(at path: SourcePath) -> [JSONObject.Member] {
        map { member in
            var member = member
            member.origin = member.origin ?? path.appending(member.key)
            return member
        }
    }

    /// These members with those of `others` in place of the ones they have in common.
    func overridden(by others: [JSONObject.Member]) -> [JSONObject.Member] {
        let keys = Set(others.map(\.key))
        return filter { !keys.contains($0.key) } + others
    }
}

/// Everything one chain is made of.
struct Lineup<Item: Sendable>: Sendable {
    var enrichers: [Item] = []
    var guards: [Item] = []
    var responders: [Item] = []
    var lock = LockGrade.off

    subscript(kind: StepReport.Kind) -> [Item] {
        get {
            switch kind {
            case .enricher: enrichers
            case .guard: guards
            case .responder: responders
            }
        }
        _modify {
            switch kind {
            case .enricher: yield &enrichers
            case .guard: yield &guards
            case .responder: yield &responders
            }
        }
    }

    var all: [Item] { enrichers + guards + responders }
    var count: Int { enrichers.count + guards.count + responders.count }

    func map<Other>(_ transform: (Item) throws -> Other?) rethrows -> Lineup<Other> {
        Lineup<Other>(
            enrichers: try enrichers.compactMap(transform),
            guards: try guards.compactMap(transform),
            responders: try responders.compactMap(transform),
            lock: lock
        )
    }
}
