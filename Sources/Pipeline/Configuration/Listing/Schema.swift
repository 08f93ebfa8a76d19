/// Writes JSON with two spaces for each level, as people keep it in a repository.
indirect enum SchemaValue {
    /// JSON already.
    case json(String)
    case list([SchemaValue])
    case object([(key: String, value: SchemaValue)])

    static func text(_ text: String) -> SchemaValue { .json(CanonicalJSON.string(text)) }

    func written(after indent: String = "") -> String {
        let inner = indent + "  "
        switch self {
        case .json(let json): return json
        case .list(let elements):
            if elements.isEmpty { return "[]" }
            if elements.allSatisfy(\.isShort) {
                return "[" + elements.map { $0.written() }.joined(separator: ", ") + "]"
            }
            let lines = elements.map { inner + $0.written(after: inner) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
        case .object(let members):
            if members.isEmpty { return "{}" }
            if members.count == 1, let only = members.first, only.value.isShort {
                return "{ " + CanonicalJSON.string(only.key) + ": " + only.value.written() + " }"
            }
            let lines = members.map {
                inner + CanonicalJSON.string($0.key) + ": " + $0.value.written(after: inner)
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        }
    }

    private var isShort: Bool { if case .json(let json) = self { json.utf8.count < 40 } else { false } }
}

extension ModuleRegistry {
    /// A JSON Schema of every configuration these parts can make, for editors to check and complete.
    public func schema() -> String { SchemaWriter(registry: self).schema.written() + "\n" }
}

/// Makes a JSON Schema out of the types that read the configuration, so that the two cannot disagree.
private struct SchemaWriter {
    let registry: ModuleRegistry

    var schema: SchemaValue {
        .object([
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("title", .text("Tutorline: who answers learners, and in what order")),
            ("type", .text("object")),
            ("required", .list([.text("version"), .text("respond")])),
            ("additionalProperties", .json("false")),
            ("properties", .object(root)),
            ("$defs", .object(definitions)),
        ])
    }

    private var root: [(String, SchemaValue)] {
        [
            ("$schema", type("string")), ("version", .object([("const", .json("1"))])),
            ("lock", reference("lock")),
        ] + lists + [
            (
                "define",
                dictionary(.object([("anyOf", .list(StepReport.Kind.allCases.map { reference($0.rawValue) }))]))
            ),
            (
                "queues",
                dictionary(
                    described(
                        object(ListedSetting.all(of: Queue.self)),
                        "The queues in which questions wait for people."
                    )
                )
            ),
            ("courses", dictionary(reference("course"))),
            ("tests", array(reference("test"))),
        ]
    }

    private var lists: [(String, SchemaValue)] {
        [
            ("enrich", described(array(reference("enricher")), "Finds out facts about a question, in this order.")),
            ("guard", described(array(reference("guard")), "Sees every question and every answer.")),
            ("respond", described(array(reference("responder")), "Tried in order until one answers or parks.")),
        ]
    }

    private var definitions: [(String, SchemaValue)] {
        let kinds = StepReport.Kind.allCases.flatMap { kind -> [(String, SchemaValue)] in
            let modules = registry.named(kind).values.sorted { $0.name < $1.name }
            // A string is a part's name, or a name from "define", which a schema cannot know.
            let choices = [type("string")] + modules.map { reference("\(kind.rawValue)-\($0.name)") }
            return [(kind.rawValue, .object([("anyOf", .list(choices))]))]
                + modules.map { ("\(kind.rawValue)-\($0.name)", entry($0)) }
        }
        let changes = lists + [("settings", dictionary(type("object"))), ("lock", reference("lock"))]
        let module = SchemaValue.object([
            ("type", .text("object")), ("additionalProperties", .json("false")), ("properties", .object(changes)),
        ])
        let course = SchemaValue.object([
            ("type", .text("object")), ("additionalProperties", .json("false")),
            ("properties", .object(changes + [("modules", dictionary(reference("module")))])),
        ])
        return kinds + [
            ("course", course), ("module", module),
            ("lock", .object([("enum", .list(LockGrade.allCases.map { .text($0.rawValue) }))])),
            ("when", condition), ("test", test),
        ]
    }

    private func entry(_ module: RegisteredModule) -> SchemaValue {
        var common: [(String, SchemaValue)] = [
            ("use", .object([("const", .text(module.name))])),
            ("name", described(type("string"), "What the entry is called in traces and overrides.")),
            ("when", reference("when")),
            ("within", described(schema(of: .timeSpan), "How long it may take.")),
        ]
        if module.kind == .enricher {
            common.append(("required", described(type("boolean"), "Whether a turn must stop if this fails.")))
        }
        return .object([
            ("description", .text(module.summary)), ("type", .text("object")), ("required", .list([.text("use")])),
            ("additionalProperties", .json("false")),
            ("properties", .object(common + properties(module.settingsListing))),
        ])
    }

    private var condition: SchemaValue {
        let facts = registry.facts.values.map(\.fact).sorted { $0.name < $1.name }
        let recursive = array(reference("when"))
        return .object([
            ("description", .text("Conditions on facts under which the entry is asked.")),
            ("type", .text("object")), ("additionalProperties", .json("false")),
            (
                "properties",
                .object(
                    [("all", recursive), ("any", recursive), ("not", reference("when"))]
                        + facts.map { ($0.name, described(comparison($0.kind), $0.meaning)) }
                )
            ),
        ])
    }

    private func comparison(_ kind: Fact.Kind) -> SchemaValue {
        switch kind {
        case .flag: return type("boolean")
        case .number:
            let operators = [("in", array(type("number"))), ("gte", type("number")), ("lt", type("number"))]
            return either([type("number"), closed(operators)])
        case .text, .texts:
            let words = either([type("string"), array(type("string"))])
            return either([type("string"), closed([("in", array(type("string"))), ("words", words)])])
        }
    }

    private var test: SchemaValue {
        let facts = registry.facts.values.map(\.fact).sorted { $0.name < $1.name }.map { fact in
            (fact.name, fact.kind == .texts ? array(type("string")) : type(fact.kind.jsonType))
        }
        let stub = either([
            .object([("enum", .list(["decline", "timeout", "error"].map { .text($0) }))]),
            closed([("answer", type("string"))]),
        ])
        let message = closed(PastMessage.Author.all.map { ($0.rawValue, type("string")) })
        return closed([
            ("say", type("string")), ("course", type("string")), ("module", type("string")),
            ("facts", closed(facts)), ("history", array(message)), ("stub", dictionary(stub)),
            ("expect", object(ListedSetting.all(of: Expectation.self))),
        ])
    }

    // MARK: Pieces of schema

    private func properties(_ settings: [ListedSetting]) -> [(String, SchemaValue)] {
        settings.map { setting in
            guard case .object(var members) = schema(of: setting.shape) else { return (setting.key, type("object")) }
            if let meaning = setting.meaning { members.insert(("description", .text(meaning)), at: 0) }
            if let standard = setting.standard { members.append(("default", .json(standard))) }
            return (setting.key, .object(members))
        }
    }

    private func object(_ settings: [ListedSetting]) -> SchemaValue { closed(properties(settings)) }

    private func closed(_ properties: [(String, SchemaValue)]) -> SchemaValue {
        .object([
            ("type", .text("object")), ("additionalProperties", .json("false")), ("properties", .object(properties)),
        ])
    }

    private func schema(of shape: Shape) -> SchemaValue {
        switch shape {
        case .text, .file, .hours: type("string")
        case .flag: type("boolean")
        case .whole: type("integer")
        case .number: type("number")
        case .anything: .object([])
        case .timeSpan: .object([("type", .text("string")), ("pattern", .text("^[0-9]+(ms|s|m|h)$"))])
        case .secret: either([closed([("env", type("string"))]), closed([("file", type("string"))])])
        case .wording: either([type("string"), closed([("file", type("string"))])])
        case .choice(let words): .object([("enum", .list(words.map { .text($0) }))])
        case .list(let element): array(schema(of: element))
        case .dictionary(let value): dictionary(schema(of: value))
        case .object(let settings): object(settings)
        case .either(let shapes): either(shapes.map(schema(of:)))
        }
    }

    private func type(_ name: String) -> SchemaValue { .object([("type", .text(name))]) }
    private func reference(_ name: String) -> SchemaValue { .object([("$ref", .text("#/$defs/\(name)"))]) }
    private func either(_ choices: [SchemaValue]) -> SchemaValue { .object([("anyOf", .list(choices))]) }

    private func array(_ element: SchemaValue) -> SchemaValue {
        .object([("type", .text("array")), ("items", element)])
    }

    private func dictionary(_ value: SchemaValue) -> SchemaValue {
        .object([("type", .text("object")), ("additionalProperties", value)])
    }

    private func described(_ schema: SchemaValue, _ meaning: String) -> SchemaValue {
        guard case .object(let members) = schema else { return schema }
        return .object([("description", .text(meaning))] + members)
    }
}

extension Fact.Kind {
    fileprivate var jsonType: String {
        switch self {
        case .flag: "boolean"
        case .number: "number"
        case .text: "string"
        case .texts: "array"
        }
    }
}

extension PastMessage.Author {
    fileprivate static var all: [PastMessage.Author] { [.learner, .assistant, .tutor] }
}
