import Pipeline
import PipelineTesting
import Responders
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct PracticeHelpTests {
    private func school() async throws -> (PracticeSchool, BankedQuestion, SessionID) {
        let it = try await PracticeSchool()
        let question = try await it.fetch(1).questions[0]
        try await it.answer(question, right: false)
        _ = try await it.store.takeHint(on: question.id, by: it.child)
        let opening = Opening(learner: it.child, key: .fresh(), course: "algebra-1", module: "lines")
        let session = try await it.store.open(opening).session.id
        return (it, question, session)
    }

    private func reader(_ it: PracticeSchool) -> SessionReader {
        SessionReader(hub: SessionHub(store: it.store), store: it.store, catalogue: CourseCatalogue(store: it.store))
    }

    @Test func `the bank is read once, and again when questions were brought in`() async throws {
        let (it, question, _) = try await school()
        let reader = reader(it)
        let before = try await reader.answerKeys(of: question.course)
        #expect(try await reader.answerKeys(of: question.course) == before)
        var changed = question.question
        changed.text += " Truly?"
        _ = try await it.store.importQuestions([changed], into: question.course, replacing: false)
        let after = try await reader.answerKeys(of: question.course)
        #expect(after.count == before.count)
        #expect(after.contains { $0.question.hasSuffix("Truly?") })
    }

    @Test func `a conversation about a question begins with what was tried, and never with the key`() async throws {
        let (it, question, session) = try await school()
        let entry = try await it.store.attach(question.id, to: session, by: it.child)
        let body = try JSON(parsing: Array(entry.body))
        #expect(entry.kind == .practiceQuestion)
        #expect(body["name"]?.string == question.question.name)
        #expect(body["hints"] == 1)
        #expect(body["attempts"]?.array?.map { $0["answer"]?.string } == ["-1"])
        #expect(body["attempts"]?.array?.map { $0["correct"]?.bool } == [false])
        #expect(body["answers"] == nil)
        #expect(try await it.store.attachedQuestion(of: session)?.question.id == question.id)
    }

    @Test func `a hint that a tutor gave is taken in practice, and one taken in practice is given by no tutor`()
        async throws
    {
        let (it, question, session) = try await school()
        _ = try await it.store.attach(question.id, to: session, by: it.child)
        let practice = try await reader(it).practice(
            of: Identifier(it.child.description),
            in: Identifier(session.description),
            limit: 5
        )
        var turn = Turn(id: Identifier("t"), session: Identifier("s"), learner: Identifier("l"), text: "I am stuck!")
        turn.context[Practice.self] = practice
        let pieces = Atom<[String]>([])
        let writer = ReplyWriter { piece in if case .text(let text) = piece { pieces.change { $0.append(text) } } }
        let outcome = try await WorkedHint(WorkedHint.Settings()).respond(to: turn, into: writer)
        #expect(pieces.value == ["Use your fingers."])
        guard case .answered(let attribution) = outcome, let hint = attribution.hint else {
            Issue.record("\(outcome)")
            return
        }
        #expect(hint == Attribution.Hint(subject: question.id.description, level: 2, isLast: true))
        // As the host writes it into the log.
        let accepted = try await it.store.accept(
            LearnerMessage(
                session: session,
                author: it.child,
                command: CommandStamp(.fresh(), meaning: "hint".utf8),
                body: JSON(members: [("role", "learner"), ("text", "I am stuck!")]).bytes
            )
        )
        let reply: JSON = [
            "role": "tutor", "text": "Use your fingers.",
            "hint": ["subject": .string(hint.subject), "level": .integer(Int64(hint.level))],
        ]
        _ = try await it.store.end(accepted.turn, TurnEnding(.answered, kind: .message, body: reply.bytes))
        #expect(try await it.store.exposure(of: question.id, to: it.child).hints == 2)
        turn.context[Practice.self]?.question?.hintsTaken = 2
        let last = try await WorkedHint(WorkedHint.Settings()).respond(to: turn, into: writer)
        #expect(last == .declined(Decline("every hint was given")))
    }

    @Test func `the level that a conversation begins with is the one practice had reached`() async throws {
        let (it, question, session) = try await school()
        _ = try await it.store.attach(question.id, to: session, by: it.child)
        let room = SessionRoom(try await it.store.restore(session, for: .staff, limit: 50))
        #expect(room.hints.levels == [question.id.description: 1])
    }

    @Test func `the chain knows what was tried, as facts`() async throws {
        let (it, question, session) = try await school()
        _ = try await it.store.attach(question.id, to: session, by: it.child)
        let others = try await it.fetch(2).questions
        try await it.answer(others[0])
        try await it.answer(others[1], right: false)
        var turn = Turn(
            id: Identifier("t"),
            session: Identifier(session.description),
            learner: Identifier(it.child.description),
            text: "Why?"
        )
        try await PracticeEnricher(PracticeEnricher.Settings(), reading: reader(it)).enrich(&turn)
        let facts = Dictionary(uniqueKeysWithValues: turn.context.facts.map { ($0.name, $0.value) })
        #expect(facts["practice.attempts"] == .number(3))
        #expect(facts["practice.accuracy"] == .number(33))
        #expect(facts["practice.wrong_streak"] == .number(1))
        #expect(facts["practice.question"] == .text(question.question.name))
        #expect(facts["practice.tries"] == .number(1))
        #expect(facts["practice.hints"] == .number(1))
        #expect(turn.context[Practice.self]?.mastery ?? 0 > 0)
    }

    @Test func `parts for practice keep their contracts`() async throws {
        struct Told: PracticeReader {
            func practice(
                of learner: Identifier<Learner>,
                in session: Identifier<TutoringSession>,
                limit: Int
            ) async throws -> Practice? {
                let task = PracticeTask(id: "q", name: "Sum", text: "1 + 1?", skill: "Sums", hints: ["Count."])
                return Practice(
                    recent: [PracticeAttempt(question: "Sum", skill: "Sums", answer: "3", isCorrect: false)],
                    question: task,
                    mastery: 0.4
                )
            }
        }
        try await EnricherContract { PracticeEnricher(PracticeEnricher.Settings(), reading: Told()) }.check()
        try await ResponderContract { WorkedHint(WorkedHint.Settings()) }.check()
    }

    @Test func `a question belongs to the module that has its topic in its title, or to none`() async throws {
        let it = try await PracticeSchool(questions: [])
        let lines = PracticeQuestion(
            name: "Slope",
            category: QuestionCategory(subject: "Math", topic: "Lines"),
            text: "Which?",
            kind: .single([Choice("Steep", .full), Choice("Flat", .none)])
        )
        var factors = lines
        (factors.name, factors.category.topic) = ("Factor", "Factoring")
        var neither = lines
        (neither.name, neither.category.topic) = ("Other", "Puzzles")
        _ = try await it.store.importQuestions([lines, factors, neither], into: "algebra-1", replacing: true)
        #expect(try await it.store.questions(of: "algebra-1").map(\.module) == ["lines", "factors", nil])
    }

    @Test func `over HTTP a session is opened about a question, and a foreign question is none`() async throws {
        let host = try await TestHost()
        _ = try await host.host.store.importQuestions(.sums, into: "algebra-1", replacing: true)
        let question = try await host.host.store.questions(of: "algebra-1")[0]
        let key = "\(CommandKey.fresh())"
        func open(_ question: String, key: String) async -> Answer {
            let body: JSON = [
                "key": .string(key), "course": "algebra-1", "module": "lines", "question": .string(question),
            ]
            return await host.send("POST", "/api/v1/tutoring/sessions", as: "learner", body)
        }
        let opened = await open("\(question.id)", key: key)
        #expect(opened.status == 201, "\(opened.text)")
        #expect(await open("\(question.id)", key: key).status == 200)
        let session = try #require(opened.json["id"]?.string)
        let log = await host.send("GET", "/api/v1/tutoring/sessions/\(session)/messages?after=0", as: "learner")
        #expect(log.json["events"]?.array?.compactMap { $0["t"]?.string } == ["session.opened", "practice.question"])
        for event in log.json["events"]?.array ?? [] {
            #expect(SchemaCheck.faults(ofFrame: event, from: "host").isEmpty, "\(event.text)")
        }
        let page = await host.send("GET", "/conversations/\(session)", as: "learner")
        #expect(page.text.contains("What is 0 + 0?"))
        #expect(await open("\(QuestionID.fresh())", key: "\(CommandKey.fresh())").status == 404)
        #expect(await open("nonsense", key: "\(CommandKey.fresh())").status == 404)
    }
}
