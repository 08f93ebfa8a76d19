/// What must be true of a chain as a whole, whoever wrote its entries.
struct LineupCheck {
    let registry: ModuleRegistry
    let reading: Reading

    func check(_ lineup: Lineup<PlannedStep>) {
        checkNames(lineup)
        checkFacts(lineup)
        checkReach(lineup)
    }

    private func checkNames(_ lineup: Lineup<PlannedStep>) {
        var named: [String: Entry] = [:]
        for step in lineup.all {
            let entry = step.entry
            guard let other = named.updateValue(entry, forKey: entry.name) else { continue }
            let advice = entry.isNamed ? "choose another \"name\"" : "give this one a \"name\""
            reading.report(
                "\"\(entry.name)\" is already the name of \(other.path.text) in line \(other.position.line); \(advice)",
                at: entry.position,
                entry.path
            )
        }
    }

    /// A condition may ask for what the host knows and what an enricher before it adds.
    private func checkFacts(_ lineup: Lineup<PlannedStep>) {
        var adding: Set<String> = []
        for step in lineup.all {
            for fact in step.condition?.facts ?? [] {
                guard let adders = registry.facts[fact.name]?.addedBy, !adders.isEmpty else { continue }
                guard adding.isDisjoint(with: adders) else { continue }
                let names = adders.sorted().map { "\"\($0)\"" }.joined(separator: " or ")
                let place = step.entry.member(EntryKey.when)
                reading.report(
                    "\"\(fact.name)\" is added by \(names), which does not come before this in \"enrich\"",
                    at: place?.node.position ?? step.entry.position,
                    place?.origin ?? step.entry.path.appending(EntryKey.when)
                )
            }
            if step.entry.kind == .enricher { adding.insert(step.entry.module.name) }
        }
    }

    /// Nobody gets past an entry that always answers.
    private func checkReach(_ lineup: Lineup<PlannedStep>) {
        guard
            let last = lineup.responders.firstIndex(where: {
                $0.entry.module.alwaysAnswers && $0.condition == nil && $0.entry.member(EntryKey.when) == nil
            })
        else { return }
        let stop = lineup.responders[last].entry
        for step in lineup.responders[(last + 1)...] {
            reading.report(
                "nothing gets here: \"\(stop.name)\" in line \(stop.position.line) always answers;"
                    + " give it a \"when\", or put it last",
                at: step.entry.position,
                step.entry.path
            )
        }
    }
}
