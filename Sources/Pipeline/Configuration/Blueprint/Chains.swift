/// The chains of a configuration, put together and ready to run.
public struct Chains: Sendable {
    private let base: Chain
    private let courses: [String: Chain]
    private let modules: [String: [String: Chain]]
    /// The parts that have work of their own, to be run for as long as these chains are used.
    public let services: [any Service]

    init(
        base: Chain,
        courses: [String: Chain],
        modules: [String: [String: Chain]],
        services: [any Service]
    ) {
        self.base = base
        self.courses = courses
        self.modules = modules
        self.services = services
    }

    /// The chain for a course and module, be they named in the configuration or not.
    public func chain(course: String? = nil, module: String? = nil) -> Chain {
        guard let course else { return base }
        return module.flatMap { modules[course]?[$0] } ?? courses[course] ?? base
    }
}

extension Blueprint {
    /// Makes every part, and puts the chains together; parts that say the same are made once and shared.
    ///
    /// Throws when a part cannot be made, and when a secret is missing.
    public func assemble(
        _ ports: Ports = Ports(),
        clock: any Clock<Duration> = .continuous
    ) throws(Faults) -> Chains {
        guard missingSecrets.isEmpty else { throw Faults(missingSecrets) }
        var bench = Workbench(file: file, assembly: Assembly(ports: ports, clock: clock, queues: queues))
        return try bench.chains(of: lineups)
    }
}
