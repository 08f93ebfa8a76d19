import Pipeline
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct PracticePrivacyTests {
    private static let marker = "planted-Gnu-0815"

    private static let question = PracticeQuestion(
        name: "Animal",
        category: QuestionCategory(subject: "Zoology"),
        text: "Which animal?",
        kind: .words([AcceptedWords("zebra")], minding: .any)
    )

    private func filled() async throws -> (PracticeSchool, PracticeSession) {
        let it = try await PracticeSchool(.file, questions: [Self.question])
        let fetched = try await it.fetch(1)
        for _ in 0..<3 {
            var attempt = it.attempt(fetched.questions[0])
            attempt.answer = .text(Self.marker)
            _ = try await it.store.record([attempt], of: it.child)
        }
        return (it, try #require(fetched.session))
    }

    @Test func `an export has what one practised, with one's answers`() async throws {
        let (it, session) = try await filled()
        var bytes: [UInt8] = []
        try await PersonalExport(store: it.store).run(it.child) { bytes += $0 }
        let document = try JSON(parsing: bytes)
        #expect(AnswerCheck.faults(in: document, as: .personalExport).isEmpty)
        let practice = document["practice"]?.array
        #expect(practice?.map { $0["id"]?.string } == [session.id.description])
        #expect(
            practice?[0]["attempts"]?.array?.map { $0["answer"]?.string } == [Self.marker, Self.marker, Self.marker]
        )
        #expect(practice?[0]["questions_attempted"] == 3)
    }

    @Test func `after erasing nothing that somebody practised is left in any file of the store`() async throws {
        let (it, session) = try await filled()
        try await it.store.erase(it.child)
        while try await it.store.sweepErased() {}
        await #expect(throws: StoreError.unknownPractice) { _ = try await it.store.practiceSession(session.id) }
        it.store.close()
        for file in try it.contents() {
            #expect(!file.bytes.contains(Self.marker.utf8), "\(file.name)")
        }
    }

    @Test func `a question that was practised outlives its being taken out of the bank`() async throws {
        let (it, session) = try await filled()
        _ = try await it.store.importQuestions(.sums, into: "algebra-1", replacing: true)
        #expect(try await it.store.attempts(in: session.id).map(\.name) == ["Animal", "Animal", "Animal"])
        #expect(try await it.store.questions(of: "algebra-1").count == 12)
        _ = try await it.store.importQuestions([Self.question], into: "algebra-1", replacing: false)
        #expect(try await it.store.questions(of: "algebra-1").count == 13)
    }

    @Test func `under a lock there are no hints in practice either`() async throws {
        let host = try await TestHost()
        _ = try await host.host.store.importQuestions(.sums, into: "algebra-1", replacing: true)
        let question = try await host.host.store.questions(of: "algebra-1")[0]
        let path = "/questions/\(question.id)/hint"
        #expect(await host.send("POST", path, as: "learner").json["level"] == 1)
        let lock = await host.send("PUT", "/api/v1/courses/algebra-1/lock", as: "team", ["grade": "people"])
        #expect((200..<300).contains(lock.status), "\(lock.text)")
        #expect(await host.send("POST", path, as: "learner").status == 423)
        #expect(
            await host.send("GET", "/practice/questions/\(question.id)", as: "learner").text.contains(
                "There are no hints"
            )
        )
    }
}
