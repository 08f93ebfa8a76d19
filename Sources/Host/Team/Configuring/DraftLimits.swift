import Pipeline

/// What a team may change by itself: its own courses, and with nothing that the operator has not named.
struct DraftLimits: Sendable {
    /// The operator's own configuration.
    let trusted: Blueprint
    let inForce: Blueprint

    /// A draft that goes beyond what its author may.
    enum Exceeded: Error {
        /// It names what only the operator may name.
        case names([Fault])
        /// It changes what holds in every course.
        case everywhere
        /// It changes a course that somebody else looks after.
        case foreign(String)

        var faults: [Fault] {
            if case .names(let faults) = self { faults } else { [] }
        }

        var sentence: String {
            switch self {
            case .names(let faults): TeamWord.needsOperator(faults.first?.message ?? "")
            case .everywhere: TeamWord.needsOperator(TeamWord.changesAll.text)
            case .foreign(let course): TeamWord.changesOther(course)
            }
        }

        /// The same for a page; what quotes the file is English.
        var html: HTML {
            switch self {
            case .names(let faults): TeamWord.needsOperator.with(.own(faults.first?.message ?? "", in: "en"))
            case .everywhere: "\(sentence)"
            case .foreign(let course): TeamWord.changesOther.with(.own(course))
            }
        }
    }

    func check(_ edition: Edition, by subject: Subject) throws(Exceeded) -> Edition {
        let beyond = edition.blueprint.reachesBeyond(trusted)
        if !beyond.isEmpty { throw .names(beyond) }
        let changes = edition.blueprint.differences(from: inForce)
        guard !changes.isEverywhere else { throw .everywhere }
        if let foreign = changes.courses.subtracting(subject.manages).min() { throw .foreign(foreign) }
        return edition
    }
}
