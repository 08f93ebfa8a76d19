/// Checks the names in a file's tests against what really runs in their course.
struct TestCheck {
    let registry: ModuleRegistry
    let reading: Reading

    func check(_ tests: [ConfigurationTest], against lineups: Lineups) {
        for test in tests where !reading.isFull {
            let lineup = lineups.lineup(course: test.course, module: test.module)
            let names = Set(lineup.responders.map(\.entry.name))
            for stub in test.stubs.all where !names.contains(stub.name) {
                reading.report(
                    "no responder is called \"\(stub.name)\" here" + suggestion(for: stub.name, among: names),
                    at: stub.position,
                    stub.path
                )
            }
            checkExpected(test.expect.by, among: Set(lineup.all.map(\.entry.name)))
            checkFacts(test.facts)
        }
    }

    private func checkExpected(_ by: Placed<String>?, among names: Set<String>) {
        guard let by, !isName(by.value) || !names.contains(by.value) else { return }
        reading.report(
            "no entry is called \(quoted(by.value)) here" + suggestion(for: by.value, among: names),
            at: by.position,
            by.path
        )
    }

    private func checkFacts(_ facts: Members<WrittenEntry>) {
        for member in facts.all {
            guard let fact = registry.facts[member.name]?.fact else {
                reading.report(
                    "no fact is called \"\(member.name)\"" + suggestion(for: member.name, among: registry.facts.keys),
                    at: member.position,
                    member.path
                )
                continue
            }
            guard member.value.node.factValue?.kind != fact.kind else { continue }
            reading.report(
                "\"\(fact.name)\" is \(fact.kind.saying), not \(member.value.node.saying)",
                at: member.value.node.position,
                member.path
            )
        }
    }
}

extension JSONNode {
    /// What this says as the value of a fact.
    var factValue: FactValue? {
        switch value {
        case .flag(let flag): .flag(flag)
        case .number(let digits): Double(digits).map(FactValue.number)
        case .text(let text): .text(text)
        case .list(let elements):
            elements.allSatisfy(\.isText) ? .texts(elements.compactMap(\.text)) : nil
        case .null, .object: nil
        }
    }

    private var isText: Bool { text != nil }
    private var text: String? { if case .text(let text) = value { text } else { nil } }
}
