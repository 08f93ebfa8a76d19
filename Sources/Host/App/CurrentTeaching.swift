import Locking
import Pipeline
import Responders

/// The configuration in force, which can be exchanged while turns run.
///
/// A turn keeps the chain it began with: it holds on to its own copy, and the parts of an old configuration live as
/// long as somebody does.
final class CurrentTeaching: Teaching {
    final class Plan: Sendable {
        let chains: Chains
        let blueprint: Blueprint
        let revision: String
        let queues: [String: Queue]
        /// The parts that work by themselves, for as long as anybody holds on to this plan.
        let services: RunningServices
        private let locksHelp: Bool

        /// Puts the chains together; what was learned until now becomes a part of them, and of the revision's name.
        init(_ blueprint: Blueprint, _ ports: Ports) throws {
            self.blueprint = blueprint
            chains = try blueprint.assemble(ports)
            revision = "\(blueprint.revision)" + (ports[(any LearnedAnswers).self]?.mark ?? "")
            services = RunningServices(chains.services)
            queues = blueprint.allQueues
            locksHelp = blueprint.locksHelp
        }

        /// How much help the configuration locks; most lock none, and every question asks.
        func lock(course: String, module: String?) -> LockGrade {
            locksHelp ? blueprint.lock(course: course, module: module) : .off
        }
    }

    private let plan: Lock<Plan>
    private let board: LockBoard

    init(_ plan: Plan, locks board: LockBoard) {
        self.plan = Lock(plan)
        self.board = board
    }

    var current: Plan { plan.withLock { $0 } }

    func replace(with next: Plan) { plan.withLock { $0 = next } }

    func lesson(course: String, module: String?) -> Lesson {
        let plan = current
        let chain = plan.chains.chain(course: course, module: module)
        return Lesson(
            chain: chain,
            revision: plan.revision,
            lock: plan.lock(course: course, module: module),
            services: plan.services
        )
    }

    /// The stricter of what the configuration says and what somebody has set since.
    func lock(course: String, module: String?) -> LockGrade {
        let written = current.lock(course: course, module: module)
        return max(written, liveLock(course: course, module: module))
    }

    func liveLock(course: String, module: String?) -> LockGrade {
        board.lock(course: course, module: module)?.grade ?? .off
    }
}

/// Keeps the services of a configuration running until nobody needs them.
final class RunningServices: Sendable {
    private let task: Task<Void, Never>

    init(_ services: [any Service]) {
        task = Task {
            await withTaskGroup(of: Void.self) { group in
                for service in services { group.addTask { try? await service.run() } }
            }
        }
    }

    deinit { task.cancel() }
}
