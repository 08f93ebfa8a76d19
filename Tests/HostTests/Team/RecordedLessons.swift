import Pipeline
import Testing

import Responders

@testable import Host

/// A host of the example courses that has been asked more than a thousand questions.
struct RecordedLessons {
    let it: TestHost
    let asked: Int
    /// The chain of the examples, with the files it names.
    let files: Atom<[String: String]>

    /// The questions that the FAQ was developed with, by course; one a line, each with what it is meant to find.
    private static func questions(_ course: String) throws -> [String] {
        let path = "\(DeskShell.root)/Tests/RespondersTests/Development/\(course).jsonl"
        return String(decoding: try Rim.readFile(path), as: UTF8.self).split(separator: "\n").compactMap { line in
            guard let json = try? JSON(parsing: String(line)) else { return nil }
            return json["say"]?.string
        }
    }

    static let courses = ["algebra-1", "biology-1", "programming-1"]

    static func read(_ path: String) throws -> String {
        String(decoding: try Rim.readFile("\(DeskShell.root)/\(path)"), as: UTF8.self)
    }

    init(chain: String? = nil, rounds: Int = 3, most: Int = .max) async throws {
        // An hour instead of a minute, so that it does not matter how long the asking takes.
        let example = try Self.read("responders.json").replacing(#""per": "1m""#, with: #""per": "1h""#)
        var texts = ["responders.json": chain ?? example]
        for course in Self.courses {
            let path = "examples/courses/\(course)/faq.md"
            texts[path] = try Self.read(path)
        }
        files = Atom(texts)
        it = try await TestHost(files: files)
        let folder = CourseFolder(shell: DeskShell().shell)
        for path in try folder.courses(below: "examples/courses") {
            _ = try await it.host.store.importCourse(try folder.read(path))
        }
        try await it.host.catalogue.refresh()
        var asked = 0
        for course in Self.courses {
            let modules = try await it.host.store.course(course).modules.filter { !$0.isRetired }.map(\.id)
            let questions = try Self.questions(course) + ["Who won the match?", "Can I talk to a person?"]
            let all = Array((0..<rounds).flatMap { _ in questions }.prefix(most))
            // Nobody asks more than the chain allows at once, but for one.
            let shares = stride(from: 0, to: all.count, by: 18).map { Array(all[$0..<min(all.count, $0 + 18)]) }
            let it = it
            asked += try await withThrowingTaskGroup(of: Int.self) { group in
                for (number, share) in shares.enumerated() {
                    let module = modules[number % modules.count]
                    let questions = number == 0 ? share + share : share
                    group.addTask { try await Self.ask(questions, course, module, it.host) }
                }
                return try await group.reduce(0, +)
            }
        }
        self.asked = asked
    }

    /// Asks as one new learner, each question when the one before is answered.
    private static func ask(_ questions: [String], _ course: String, _ module: String, _ host: TutorHost) async throws
        -> Int
    {
        let learner = try await host.store.create(NewAccount(name: "Learner", roles: [.learner])).id
        try await host.store.enrol(learner, in: course, to: .learn)
        let opening = Opening(learner: learner, key: .fresh(), course: course, module: module)
        let session = try await host.store.open(opening).session.id
        for text in questions {
            // Nobody listens, so the session is made live for each question, as it is for those who ask over HTTP.
            let room = try await host.hub.session(session)
            let question = Question(session: session, author: learner, key: .fresh(), text: text)
            _ = try await waiting { host.runner.ask(question, in: room, on: nil, acknowledge: $0) }
            while room.hasTurns, !Task.isCancelled { await Task.yield() }
        }
        return questions.count
    }

    /// Replays everything through a candidate.
    func replay(_ chain: String? = nil, workers: Int = 2) async throws -> (turns: [ReplayedTurn], ReplaySummary) {
        var texts = files.value
        texts["responders.json"] = chain ?? texts["responders.json"]
        let blueprint = try Blueprint(
            json: Array((texts["responders.json"] ?? "").utf8),
            reading: .texts(texts),
            modules: .standard
        )
        let replay = try Replay(
            blueprint,
            over: TurnArchive(it.host.settings["database"]),
            since: Moment(milliseconds: 0),
            workers: workers
        )
        var turns: [ReplayedTurn] = []
        let summary = try await replay.run(show: { turns.append($0) })
        return (turns, summary)
    }
}
