/// A part as `tutorline modules` lists it.
public struct ListedModule: Sendable, Equatable {
    public let kind: StepReport.Kind
    public let name: String
    public let summary: String
    public let settings: [ListedSetting]
    public let facts: [ListedFact]
    /// Whether it speaks to something outside the host; a file's tests then stub it.
    public let speaksToOthers: Bool
    /// How long it may take when the file does not say; `nil` when it cannot wait.
    public let budget: Duration?
}

/// One setting of a part.
public struct ListedSetting: Sendable, Equatable {
    public let key: String
    public let shape: Shape
    /// Its default as JSON; `nil` when there is none.
    public let standard: String?
    public let meaning: String?
}

/// A fact conditions may ask about.
public struct ListedFact: Sendable, Equatable {
    public let name: String
    public let kind: Fact.Kind
    public let meaning: String
}

extension ModuleRegistry {
    /// Every part there is: enrichers, guards, responders, each by name.
    public var listing: [ListedModule] {
        StepReport.Kind.allCases.flatMap { kind in
            named(kind).values.sorted { $0.name < $1.name }.map { module in
                ListedModule(
                    kind: kind,
                    name: module.name,
                    summary: module.summary,
                    settings: module.settingsListing,
                    facts: module.adds.map { ListedFact($0) },
                    speaksToOthers: module.speaksToOthers,
                    budget: module.defaultBudget
                )
            }
        }
    }

    /// The facts that are there without any enricher.
    public var hostFacts: [ListedFact] {
        facts.values.filter(\.addedBy.isEmpty).map { ListedFact($0.fact) }.sorted { $0.name < $1.name }
    }
}

extension ListedFact {
    fileprivate init(_ fact: Fact) { self.init(name: fact.name, kind: fact.kind, meaning: fact.meaning) }
}

extension RegisteredModule {
    var settingsListing: [ListedSetting] { ListedSetting.all(of: settings) }
}

extension ListedSetting {
    /// The settings of a type, in the order it declares them.
    static func all<Settings: ModuleSettings>(of type: Settings.Type) -> [ListedSetting] {
        let meanings = Settings.meanings
        return Mirror(reflecting: Settings()).children.compactMap { child in
            guard let label = child.label else { return nil }
            return ListedSetting(
                key: kebabCase(label),
                shape: Shape(of: Swift.type(of: child.value)),
                standard: standardJSON(child.value),
                meaning: meanings[label]
            )
        }
    }
}

/// A default as JSON, when it is one that can be written.
private func standardJSON(_ value: Any) -> String? {
    switch value {
    case let text as String: CanonicalJSON.string(text)
    case let flag as Bool: "\(flag)"
    case let number as any BinaryInteger: "\(number)"
    case let number as Double: FactValue.number(number).description
    case let span as TimeSpan: CanonicalJSON.string(span.description)
    case let hours as OpeningHours: CanonicalJSON.string(hours.description)
    case let wording as Wording: wording.path == nil ? CanonicalJSON.string(wording.text) : nil
    case let choice as any RawRepresentable: (choice.rawValue as? String).map(CanonicalJSON.string)
    case let list as [Any]: list.compactMap(standardJSON).count == list.count ? listJSON(list) : nil
    default: nil
    }
}

private func listJSON(_ list: [Any]) -> String { "[" + list.compactMap(standardJSON).joined(separator: ",") + "]" }
