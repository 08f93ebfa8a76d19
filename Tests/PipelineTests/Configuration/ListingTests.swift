@testable import Pipeline
import Testing

@Suite struct `What parts tell about themselves` {
    @Test func `is every setting with its shape and default`() throws {
        let hint = try #require(ModuleRegistry.sample.listing.first { $0.name == "hint" })
        #expect(hint.kind == .responder && hint.summary == "Gives a hint." && hint.budget == nil)
        #expect(
            hint.settings.map { "\($0.key): \($0.shape.saying) = \($0.standard ?? "nothing")" } == [
                "text: text = \"think again\"", "times: whole number = 1", "warmth: number = 0.5",
                "is-loud: true or false = false", "tone: \"kind\" or \"strict\" = \"kind\"",
                "topics: list of text = []", "first-token: length of time = \"8s\"", "key: secret = nothing",
                "file: file = nothing", "prompt: text or file = \"Be kind.\"",
            ]
        )
    }

    @Test func `is which facts they add, and which are there without them`() throws {
        let registry = ModuleRegistry.sample
        let streak = try #require(registry.listing.first { $0.name == "streak" })
        #expect(streak.facts.map(\.name) == ["streak.wrong"])
        #expect(registry.hostFacts.map(\.name).contains("message.asks_for_person"))
        #expect(!registry.hostFacts.map(\.name).contains("streak.wrong"))
        #expect(registry.listing.first { $0.name == "distant" }?.speaksToOthers == true)
        #expect(registry.listing.map(\.budget).contains(.seconds(60)))
    }

    @Test func `is a schema that is JSON, and knows every part, setting and fact`() throws {
        let schema = ModuleRegistry.sample.schema()
        let root = try JSONReader.read(Array(schema.utf8))
        guard case .object(let object) = root.value, case .object(let definitions)? = object["$defs"]?.node.value,
            case .object(let hint)? = definitions["responder-hint"]?.node.value,
            case .object(let settings)? = hint["properties"]?.node.value,
            case .object(let when)? = definitions["when"]?.node.value,
            case .object(let facts)? = when["properties"]?.node.value
        else {
            Issue.record("the schema has another shape")
            return
        }
        #expect(
            Set(settings.members.map(\.key)).isSuperset(of: ["use", "name", "when", "within", "first-token", "tone"])
        )
        #expect(Set(facts.members.map(\.key)).isSuperset(of: ["all", "any", "not", "human.free", "streak.wrong"]))
        let tone = settings["tone"].map { CanonicalJSON.text(of: $0.node) }
        #expect(tone == "{\"default\":\"kind\",\"enum\":[\"kind\",\"strict\"]}")
        for name in ["enricher-streak", "guard-nod", "responder-park", "course", "module", "test", "lock"] {
            #expect(definitions[name] != nil, "\(name)")
        }
    }

    @Test(arguments: [
        ("firstToken", "first-token"), ("per", "per"), ("maxURLLength", "max-url-length"), ("isOK", "is-ok"),
        ("already-so", "already-so"), ("x2Y", "x2-y"), ("$schema", "$schema"),
    ])
    func `is written with hyphens`(_ name: String, _ written: String) { #expect(kebabCase(name) == written) }
}
