import Pipeline

/// What a team may change by itself: its own courses, and with nothing that the operator has not named.
struct DraftLimits: Sendable {
    /// The operator's own configuration.
    let trusted: Blueprint
    let inForce: Blueprint

    /// A draft that goes beyond what its author may.
    struct Exceeded: Error {
        let sentence: String
        var faults: [Fault] = []
    }

    func check(_ edition: Edition, by subject: Subject) throws(Exceeded) -> Edition {
        let beyond = edition.blueprint.reachesBeyond(trusted)
        if let first = beyond.first {
            throw Exceeded(sentence: "This needs the operator: \(first.message).", faults: beyond)
        }
        let changes = edition.blueprint.differences(from: inForce)
        guard !changes.isEverywhere else {
            throw Exceeded(sentence: "This needs the operator: it changes what holds in every course.")
        }
        if let foreign = changes.courses.subtracting(subject.manages).min() {
            throw Exceeded(sentence: "This needs the operator, or the team of “\(foreign)”: it changes that course.")
        }
        return edition
    }
}
