/// How the tests went that stand in files which parts name, as the questions in a list of answers that must find them.
///
/// They say how well a file is written, not whether a chain can run: what fails is told, and stops nothing.
public struct FileTests: Sendable, Equatable {
    public struct Failure: Sendable, Equatable {
        public var question: String
        /// Where it stands, and what came of it.
        public var fault: Fault

        public init(question: String, fault: Fault) {
            self.question = question
            self.fault = fault
        }
    }

    /// How many questions were asked.
    public var count = 0
    public var failures: [Failure] = []

    public init(count: Int = 0, failures: [Failure] = []) {
        self.count = count
        self.failures = failures
    }

    public var faults: [Fault] { failures.map(\.fault) }
}

extension Blueprint {
    /// Asks what the files of its parts want to be asked, each part as it is set in its course and module.
    public func fileTests() -> FileTests {
        var all = FileTests()
        var asked: Set<String> = []
        func ask(_ lineup: Lineup<PlannedStep>, in module: String?) {
            // What a module has from its course was asked there, each question in the module it belongs to.
            for step in lineup.responders where !asked.contains(step.sharing) {
                guard asked.insert(module.map { "\($0) \(step.sharing)" } ?? step.sharing).inserted else { continue }
                let tests = step.part.fileTests(module)
                all.count += tests.count
                // One file may be used in several chains.
                all.failures += tests.failures.filter { !all.failures.contains($0) }
            }
        }
        ask(lineups.base, in: nil)
        for (_, lineup) in lineups.courses.sorted(by: { $0.key < $1.key }) { ask(lineup, in: nil) }
        for (_, modules) in lineups.modules.sorted(by: { $0.key < $1.key }) {
            for (module, lineup) in modules.sorted(by: { $0.key < $1.key }) { ask(lineup, in: module) }
        }
        return all
    }
}
