extension ConfigurationTest {
    /// What came of a test.
    public struct Result: Sendable {
        public let test: ConfigurationTest
        /// The file the test stands in.
        public let file: String
        /// What is not as expected, each as a sentence; empty when the test holds.
        public let failures: [String]
        /// What the learner would have read.
        public let answer: String
        public let ending: Ending.Result
        public let steps: [StepReport]
        /// Enrichers and guards that had to be left out, for nobody offered what they need.
        public let leftOut: [String]

        public var holds: Bool { failures.isEmpty }

        /// Each failure as a fault of the file, so that it is told like one.
        public var faults: [Fault] {
            failures.map {
                Fault(file: file, line: test.line, column: test.column, path: test.path.text, message: $0)
            }
        }
    }
}

extension Blueprint {
    /// Holds the conversations of the file, one after the other.
    ///
    /// Whatever speaks to others declines unless a test stubs it, so tests need no network and no key.
    ///
    /// - Parameters:
    ///   - ports: what parts may use; history and courses come from the tests.
    ///   - course: knows the courses and modules there are by their names.
    public func runTests(
        _ ports: Ports = Ports(),
        clock: any Clock<Duration> = .continuous,
        course: @escaping @Sendable (_ course: String, _ module: String?) -> Course? = { _, _ in nil }
    ) async throws -> [ConfigurationTest.Result] {
        guard !tests.isEmpty else { return [] }
        let stage = TestStage(tests, courses: course, passages: ports[(any CourseReader).self])
        var ports = ports
        ports.offer(stage, as: (any CourseReader).self)
        ports.offer(stage, as: (any HistoryReader).self)
        let assembly = Assembly(ports: ports, clock: clock, queues: queues)
        var bench = Workbench(file: file, assembly: assembly, isLenient: true) { step in
            step.entry.module.speaksToOthers ? .responder(StubbedResponder(stub: .decline)) : nil
        }
        let chains = try bench.chains(of: lineups)
        var results: [ConfigurationTest.Result] = []
        for (place, test) in tests.enumerated() {
            let chain = chains.chain(course: test.course, module: test.module)
                .under(lock(course: test.course, module: test.module))
            let left = lineups.lineup(course: test.course, module: test.module).all.map(\.entry.name)
                .filter(bench.leftOut.contains)
            results.append(try await test.result(of: chain.stubbed(test.stubs), place, file: file, leftOut: left))
        }
        return results
    }
}

extension ConfigurationTest {
    fileprivate func result(
        of chain: Chain,
        _ place: Int,
        file: String,
        leftOut: [String]
    ) async throws -> Result {
        var turn = Turn(
            id: Identifier("test-\(place)"),
            session: TestStage.session(place),
            learner: Identifier("learner"),
            text: say
        )
        turn.context[Message.self] = Message(say)
        for fact in facts.all { turn.context.assumed[fact.name] = fact.value.node.factValue }
        let answer = TestAnswer()
        let (reports, report) = AsyncStream.makeStream(of: StepReport.self)
        let ending = try await chain.run(turn, into: answer.writer, observe: { report.yield($0) })
        report.finish()
        let steps = await reports.reduce(into: []) { $0.append($1) }
        let text = await answer.text
        return Result(
            test: self,
            file: file,
            failures: expect.failures(ending.result, text),
            answer: text,
            ending: ending.result,
            steps: steps,
            leftOut: leftOut
        )
    }
}

extension Expectation {
    fileprivate func failures(_ ending: Ending.Result, _ answer: String) -> [String] {
        var failures: [String] = []
        let (happened, by) = ending.outcome
        if let outcome, outcome != happened {
            failures.append("expected the outcome \"\(outcome.rawValue)\", and it was \"\(happened.rawValue)\"")
        }
        if let wanted = self.by?.value, wanted != by {
            let somebody = by.map { "\"\($0)\"" } ?? "nobody"
            failures.append("expected \"\(wanted)\" to end the turn, and \(somebody) did")
        }
        for text in contains?.all ?? [] where !answer.contains(text) {
            failures.append("expected the answer to contain \(quoted(text)), and it is \(quoted(answer))")
        }
        for text in absent?.all ?? [] where answer.contains(text) {
            failures.append("expected the answer not to contain \(quoted(text)), and it is \(quoted(answer))")
        }
        return failures
    }
}

extension Ending.Result {
    /// How this is called in a test, and who did it.
    var outcome: (Expectation.Outcome, by: String?) {
        switch self {
        case .answered(_, let by): (.answered, by)
        case .parked(_, let by): (.handedOff, by)
        case .refused(_, let by): (.refused, by)
        case .unanswered: (.failed, nil)
        case .locked: (.locked, nil)
        }
    }
}
