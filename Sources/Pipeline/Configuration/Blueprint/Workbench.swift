/// Makes parts and puts them into chains; parts that say the same are made once.
struct Workbench {
    private let file: String
    private let assembly: Assembly
    /// What stands in for a part, if anything does; tests use this.
    private let standIn: (PlannedStep) -> AnyPart?
    /// Leaves out enrichers and guards for which the host offers no port, instead of failing.
    private let isLenient: Bool
    private var parts: [String: AnyPart?] = [:]
    private var services: [any Service] = []
    private var faults: [Fault] = []
    /// The names of what was left out.
    private(set) var leftOut: Set<String> = []

    init(
        file: String,
        assembly: Assembly,
        isLenient: Bool = false,
        standIn: @escaping (PlannedStep) -> AnyPart? = { _ in nil }
    ) {
        self.file = file
        self.assembly = assembly
        self.isLenient = isLenient
        self.standIn = standIn
    }

    mutating func chains(of lineups: Lineups) throws(Faults) -> Chains {
        let base = chain(of: lineups.base)
        var courses: [String: Chain] = [:]
        for (course, lineup) in lineups.courses { courses[course] = chain(of: lineup) }
        var modules: [String: [String: Chain]] = [:]
        for (course, inside) in lineups.modules {
            for (module, lineup) in inside { modules[course, default: [:]][module] = chain(of: lineup) }
        }
        guard faults.isEmpty else { throw Faults(faults).sorted }
        return Chains(base: base, courses: courses, modules: modules, services: services)
    }

    private mutating func chain(of lineup: Lineup<PlannedStep>) -> Chain {
        var chain = Chain(responders: [], clock: assembly.clock)
        for planned in lineup.all {
            switch part(for: planned) {
            case .enricher(let part)?: chain.enrichers.append(planned.step(part))
            case .guard(let part)?: chain.guards.append(planned.step(part))
            case .responder(let part)?: chain.responders.append(planned.step(part))
            case nil: break
            }
        }
        return chain
    }

    private mutating func part(for planned: PlannedStep) -> AnyPart? {
        if let known = parts[planned.sharing] { return known }
        let part = standIn(planned) ?? made(planned)
        parts[planned.sharing] = .some(part)
        if let service = part?.service { services.append(service) }
        return part
    }

    private mutating func made(_ planned: PlannedStep) -> AnyPart? {
        let entry = planned.entry
        assembly.name = entry.name
        do { return try planned.part.make(assembly) } catch {
            if isLenient, error is MissingPort {
                leftOut.insert(entry.name)
                return nil
            }
            if let inside = error as? Faults {
                faults += inside.all
            } else {
                faults.append(
                    Fault(
                        file: file,
                        line: Int(entry.position.line),
                        column: Int(entry.position.column),
                        path: entry.path.text,
                        message: "\"\(entry.module.name)\" cannot be set up: \(error)"
                    )
                )
            }
            return nil
        }
    }
}

extension PlannedStep {
    fileprivate func step<Part: Sendable>(_ part: Part) -> Step<Part> {
        Step(
            part,
            name: entry.name,
            use: entry.module.name,
            place: entry.path.text,
            condition: condition,
            budget: budget,
            isRequired: isRequired,
            adds: Set(entry.module.adds.map(\.name))
        )
    }
}
