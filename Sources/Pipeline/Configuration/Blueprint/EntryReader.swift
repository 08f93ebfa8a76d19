/// Finds out which part an entry of a list names, through definitions.
struct EntryReader {
    let registry: ModuleRegistry
    let reading: Reading
    let definitions: [String: Members<WrittenEntry>.Member]
    /// The definitions that some list uses.
    private(set) var used: Set<String> = []
    /// The names of entries that could not be read, lest they be called unknown elsewhere.
    private(set) var unreadable: Set<String> = []

    init(registry: ModuleRegistry, reading: Reading, definitions: Members<WrittenEntry>) {
        self.registry = registry
        self.reading = reading
        self.definitions = Dictionary(definitions.all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func entries(_ written: [WrittenEntry], _ kind: StepReport.Kind) -> [Entry] {
        written.compactMap { entry in
            do { return try self.entry(entry, kind) } catch {
                reading.report(error, at: entry.node, entry.path)
                if let name = entry.probableName { unreadable.insert(name) }
                return nil
            }
        }
    }

    private mutating func entry(_ written: WrittenEntry, _ kind: StepReport.Kind) throws -> Entry {
        let decoder = ConfigurationDecoder(node: written.node, path: written.path, reading: reading)
        if case .text(let use) = written.node.value {
            return try entry(use, saidBy: decoder, members: [], decoder, kind)
        }
        guard case .object(let object) = written.node.value else {
            throw decoder.mismatch("the name of a part, or an object with \"use\"")
        }
        guard let use = object[EntryKey.use].map(decoder.child) else {
            throw decoder.fault("\"use\" is missing: it names the part")
        }
        return try entry(try use.text(), saidBy: use, members: object.members, decoder, kind)
    }

    private mutating func entry(
        _ use: String,
        saidBy place: ConfigurationDecoder,
        members: [JSONObject.Member],
        _ decoder: ConfigurationDecoder,
        _ kind: StepReport.Kind
    ) throws -> Entry {
        let own = members.placed(at: decoder.path)
        guard use.utf8.count <= 64, let definition = definitions[use] else {
            return try entry(module(use, kind, place, also: Array(definitions.keys)), use, own, decoder)
        }
        used.insert(use)
        let (name, inherited) = try read(definition)
        let module = try module(name.text(), kind, name, also: [])
        return try entry(module, use, inherited.overridden(by: own), decoder)
    }

    /// The part a definition names, and the settings it gives.
    private func read(
        _ definition: Members<WrittenEntry>.Member
    ) throws -> (use: ConfigurationDecoder, members: [JSONObject.Member]) {
        let written = definition.value
        let decoder = ConfigurationDecoder(node: written.node, path: written.path, reading: reading)
        if case .text = written.node.value { return (decoder, []) }
        let object = try decoder.object()
        guard let use = object[EntryKey.use].map(decoder.child) else {
            throw decoder.fault("\"use\" is missing: it names the part")
        }
        if let name = object[EntryKey.name] {
            throw decoder.child(name).fault("a definition takes its name from \"define\"; leave out \"name\"")
        }
        return (use, object.members.placed(at: written.path))
    }

    private func entry(
        _ module: RegisteredModule,
        _ defaultName: String,
        _ members: [JSONObject.Member],
        _ decoder: ConfigurationDecoder
    ) throws -> Entry {
        var name = defaultName
        let given = members.first { $0.key == EntryKey.name }.map(decoder.child)
        if let given {
            name = try given.text()
            guard isName(name) else { throw given.fault("\(quoted(name)) is not a name; \(nameRule)") }
        }
        return Entry(
            module: module,
            name: name,
            isNamed: given != nil,
            position: decoder.node.position,
            path: decoder.path,
            members: members.filter { $0.key != EntryKey.use && $0.key != EntryKey.name }
        )
    }

    private func module(
        _ name: String,
        _ kind: StepReport.Kind,
        _ place: ConfigurationDecoder,
        also definitions: [String]
    ) throws -> RegisteredModule {
        let known = registry.named(kind)
        if name.utf8.count <= 64, let module = known[name] { return module }
        for other in StepReport.Kind.allCases where registry.named(other)[name] != nil {
            throw place.fault("\"\(name)\" is \(other.article); it belongs under \"\(other.list)\"")
        }
        if self.definitions[name] != nil {
            throw place.fault("\"\(name)\" is a definition itself; a definition uses a part")
        }
        throw place.fault("nothing is called \(quoted(name))" + suggestion(for: name, among: definitions + known.keys))
    }

    /// Checks the definitions no list uses, so that a mistake in them shows before they are needed.
    mutating func unusedDefinitions() -> [Entry] {
        definitions.values.filter { !used.contains($0.name) }.sorted { $0.position < $1.position }.compactMap {
            unused in
            reading.warn("no list uses this definition", at: unused.position, unused.path)
            return reading.attempt(at: unused.value.node, unused.path) {
                let (use, members) = try read(unused)
                let name = try use.text()
                let kind = StepReport.Kind.allCases.first { registry.named($0)[name] != nil } ?? .responder
                let decoder = ConfigurationDecoder(node: unused.value.node, path: unused.path, reading: reading)
                return try entry(module(name, kind, use, also: []), unused.name, members, decoder)
            }
        }
    }
}

extension WrittenEntry {
    fileprivate var probableName: String? {
        switch node.value {
        case .text(let text): return text
        case .object(let object):
            guard case .text(let text)? = (object[EntryKey.name] ?? object[EntryKey.use])?.node.value else {
                return nil
            }
            return text
        default: return nil
        }
    }
}

extension StepReport.Kind: CaseIterable {
    public static let allCases: [StepReport.Kind] = [.enricher, .guard, .responder]

    /// The list of the configuration in which its parts stand.
    var list: String {
        switch self {
        case .enricher: "enrich"
        case .guard: "guard"
        case .responder: "respond"
        }
    }

    var article: String { self == .enricher ? "an enricher" : "a \(rawValue)" }
}
