/// What a part does that its contract forbids; thrown by every `check()`, so it fails a test of any framework.
public struct ContractViolation: Error, Sendable, CustomStringConvertible {
    /// One rule, and what was seen instead.
    public struct Breach: Sendable, Equatable, CustomStringConvertible {
        public let rule: String
        public let evidence: String
        public var description: String { "\(rule): \(evidence)" }
    }

    /// The type of the part.
    public let part: String
    public let breaches: [Breach]

    public var description: String {
        "\(part) breaks its contract:\n" + breaches.map { "  - it \($0)" }.joined(separator: "\n")
    }
}

/// What was seen of a part that came to no end of its own.
struct Evidence: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Gathers what one part does wrong, rule by rule.
struct Findings {
    private var breaches: [ContractViolation.Breach] = []

    /// Checks one rule; `evidence` is what was seen when it is broken.
    mutating func check(_ rule: String, _ evidence: () async throws -> String?) async {
        do {
            if let seen = try await evidence() { breaches.append(.init(rule: rule, evidence: seen)) }
        } catch let error as Evidence {
            breaches.append(.init(rule: rule, evidence: error.description))
        } catch {
            breaches.append(.init(rule: rule, evidence: "it failed: \(error)"))
        }
    }

    func report(on part: Any) throws(ContractViolation) {
        guard !breaches.isEmpty else { return }
        throw ContractViolation(part: "\(type(of: part))", breaches: breaches)
    }
}
