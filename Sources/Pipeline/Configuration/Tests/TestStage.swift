/// What tests run on instead of a host: courses and history as each test wants them.
struct TestStage: CourseReader, HistoryReader {
    private let courses: [String: Course]
    private let history: [String: [PastMessage]]
    private let library: (any CourseReader)?

    init(
        _ tests: [ConfigurationTest],
        courses: (_ course: String, _ module: String?) -> Course?,
        passages library: (any CourseReader)?
    ) {
        var known: [String: Course] = [:]
        var history: [String: [PastMessage]] = [:]
        for (place, test) in tests.enumerated() {
            let session = Self.session(place).text
            history[session] = test.history
            guard let course = test.course else { continue }
            known[session] =
                courses(course, test.module)
                ?? Course(id: course, title: course, module: test.module.map { CourseModule(id: $0, title: $0) })
        }
        self.courses = known
        self.history = history
        self.library = library
    }

    static func session(_ place: Int) -> Identifier<TutoringSession> { Identifier("test-\(place)") }

    func course(of session: Identifier<TutoringSession>) -> Course? { courses[session.text] }

    func passages(of course: String, module: String?, matching question: String, limit: Int) async throws -> [Passage] {
        try await library?.passages(of: course, module: module, matching: question, limit: limit) ?? []
    }

    func latestMessages(
        in session: Identifier<TutoringSession>,
        before turn: Identifier<Turn>,
        limit: Int
    ) async throws -> [PastMessage] {
        Array((history[session.text] ?? []).suffix(limit))
    }
}

/// Does what a test says a responder does.
struct StubbedResponder: Responder {
    let stub: ConfigurationTest.Stub
    var budget: Duration?

    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        switch stub {
        case .decline: return .declined("stubbed")
        case .timeout: throw TimedOut(limit: budget ?? .seconds(60))
        case .error: throw StubbedFailure()
        case .answer(let text):
            try await reply.write(text)
            return .answered()
        }
    }
}

struct StubbedFailure: Error, CustomStringConvertible {
    var description: String { "the test says so" }
}

extension Chain {
    func stubbed(_ stubs: Members<ConfigurationTest.Stub>) -> Chain {
        var chain = self
        for stub in stubs.all {
            for (place, step) in responders.enumerated() where step.name == stub.name {
                chain.responders[place] = Step(
                    StubbedResponder(stub: stub.value, budget: step.budget),
                    name: step.name,
                    use: step.use,
                    place: step.place,
                    condition: step.condition,
                    budget: step.budget
                )
            }
        }
        return chain
    }
}

/// Collects the answer of a test.
actor TestAnswer {
    private(set) var text = ""

    private func take(_ piece: ReplyPiece) { if case .text(let more) = piece { text += more } }

    nonisolated var writer: ReplyWriter { ReplyWriter { await self.take($0) } }
}
