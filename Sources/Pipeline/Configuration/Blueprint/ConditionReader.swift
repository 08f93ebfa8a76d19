/// Reads the `when` of an entry, and checks it against the facts there are.
struct ConditionReader {
    let facts: [String: Fact]
    let reading: Reading

    init(_ registry: ModuleRegistry, _ reading: Reading) {
        facts = registry.facts.mapValues(\.fact)
        self.reading = reading
    }

    /// All members must hold; `nil` when something was wrong and has been reported.
    func condition(_ decoder: ConfigurationDecoder) -> Condition? {
        guard let object = reading.attempt(at: decoder.node, decoder.path, { try decoder.object() }) else { return nil }
        guard !object.members.isEmpty else {
            reading.report("a condition must ask about at least one fact", at: decoder.node.position, decoder.path)
            return nil
        }
        let parts = object.members.map { member(decoder.child($0), $0) }
        let sound = parts.compactMap { $0 }
        guard sound.count == parts.count else { return nil }
        return sound.count == 1 ? sound[0] : .all(sound)
    }

    private func member(_ decoder: ConfigurationDecoder, _ member: JSONObject.Member) -> Condition? {
        switch member.key {
        case "all": return conditions(decoder).map(Condition.all)
        case "any": return conditions(decoder).map(Condition.any)
        case "not": return condition(decoder).map(Condition.not)
        default: break
        }
        guard let fact = facts[member.key] else {
            reading.report(
                "no fact is called \(quoted(member.key))" + suggestion(for: member.key, among: facts.keys),
                at: member.position,
                decoder.path
            )
            return nil
        }
        return reading.attempt(at: decoder.node, decoder.path) { try comparison(of: fact, decoder) }
    }

    private func conditions(_ decoder: ConfigurationDecoder) -> [Condition]? {
        guard let elements = reading.attempt(at: decoder.node, decoder.path, { try decoder.list() }) else { return nil }
        guard !elements.isEmpty else {
            reading.report("this list needs at least one condition", at: decoder.node.position, decoder.path)
            return nil
        }
        let parts = elements.enumerated().map { condition(decoder.child($1, at: $0)) }
        let sound = parts.compactMap { $0 }
        return sound.count == parts.count ? sound : nil
    }

    private func comparison(of fact: Fact, _ decoder: ConfigurationDecoder) throws -> Condition {
        guard case .object(let object) = decoder.node.value else {
            return .compare(fact, .equals(try value(for: fact, decoder)))
        }
        guard !object.members.isEmpty else { throw decoder.fault("write what to compare the fact with") }
        let parts = try object.members.map { member in
            let child = decoder.child(member)
            switch (member.key, fact.kind) {
            case ("in", .number), ("in", .text), ("in", .texts):
                let wanted = try child.list().enumerated().map { try value(for: fact, child.child($1, at: $0)) }
                guard !wanted.isEmpty else { throw child.fault("this list needs at least one value") }
                return Condition.compare(fact, .oneOf(wanted))
            case ("gte", .number): return .compare(fact, .atLeast(try SingleValue(decoder: child).decode(Double.self)))
            case ("lt", .number): return .compare(fact, .lessThan(try SingleValue(decoder: child).decode(Double.self)))
            case ("words", .text), ("words", .texts): return try words(fact, child)
            case ("in", _), ("gte", _), ("lt", _), ("words", _):
                throw child.fault("\"\(fact.name)\" is \(fact.kind.saying); \(fact.kind.advice)")
            default:
                throw Misread(
                    message: "there is no comparison \(quoted(member.key)); \(fact.kind.advice)",
                    position: member.position,
                    path: decoder.path
                )
            }
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private func words(_ fact: Fact, _ decoder: ConfigurationDecoder) throws -> Condition {
        if case .text = decoder.node.value { return .compare(fact, .words(try glob(decoder))) }
        let globs = try decoder.list().enumerated().map { try glob(decoder.child($1, at: $0)) }
        guard !globs.isEmpty else { throw decoder.fault("this list needs at least one word") }
        return .any(globs.map { .compare(fact, .words($0)) })
    }

    private func glob(_ decoder: ConfigurationDecoder) throws -> WordGlob {
        let text = try decoder.text()
        guard text.utf8.count <= 200, let glob = WordGlob(text) else {
            throw decoder.fault("\(quoted(text)) cannot be looked for; write words such as \"due date*\"")
        }
        return glob
    }

    private func value(for fact: Fact, _ decoder: ConfigurationDecoder) throws -> FactValue {
        switch (fact.kind, decoder.node.value) {
        case (.flag, .flag(let flag)): return .flag(flag)
        case (.number, .number): return .number(try SingleValue(decoder: decoder).decode(Double.self))
        case (.text, .text(let text)), (.texts, .text(let text)): return .text(text)
        default:
            let found = decoder.node.saying
            throw decoder.fault("\"\(fact.name)\" is \(fact.kind.saying), not \(found); \(fact.kind.advice)")
        }
    }
}

extension Fact.Kind {
    var saying: String {
        switch self {
        case .flag: "true or false"
        case .number: "a number"
        case .text: "a text"
        case .texts: "a list of texts"
        }
    }

    fileprivate var advice: String {
        switch self {
        case .flag: "compare it with true or false"
        case .number: "compare it with a number, or by \"in\", \"gte\" or \"lt\""
        case .text, .texts: "compare it with a text, or by \"in\" or \"words\""
        }
    }
}
