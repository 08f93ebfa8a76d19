import Reactor
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct AnalyticsTests {
    @Test func `analytics compare the halves of a window, by subject and session`() async throws {
        let it = try await PracticeSchool()
        for right in [false, true, true] {
            let fetched = try await it.fetch(4)
            it.clock.advance(by: .seconds(40))
            _ = try await it.store.record(
                fetched.questions.map { it.attempt($0, right: right, seconds: 10) },
                of: it.child
            )
            it.clock.advance(by: .seconds(8 * 86_400))
        }
        let clock = it.clock
        let progress = PracticeProgress(store: it.store, now: { clock.now })
        let analytics = try await progress.analytics(of: it.child, over: .seconds(30 * 86_400))
        #expect(analytics.sessions.count == 3)
        #expect(analytics.tally == PracticeTally(attempted: 12, correct: 8, milliseconds: 120_000))
        #expect(analytics.days == 3)
        #expect(analytics.subjects.map(\.name) == ["Math"])
        #expect(analytics.earlier.tally.accuracy == 50)
        #expect(analytics.later.tally.accuracy == 100)
        #expect((analytics.earlier.sessions, analytics.later.sessions) == (2, 1))
        let table = CSV(analytics.sessions).text.split(separator: "\r\n")
        #expect(table.count == 4)
        #expect(table[1].hasSuffix("Math,Addition,Large numbers,4,4,100,40000,10000"))
        let narrow = try await progress.analytics(of: it.child, over: .seconds(10 * 86_400))
        #expect(narrow.sessions.count == 1)
    }

    @Test func `mastery rises with right first answers, and the next part of the topic is asked`() async throws {
        let it = try await PracticeSchool()
        for _ in 0..<2 {
            let fetched = try await it.fetch(2)
            #expect(fetched.subtopic == "Small numbers")
            for question in fetched.questions { try await it.answer(question) }
        }
        let mastery = try await it.store.mastery(of: it.child)
        #expect(mastery.map(\.level) == [.mastered, .tooEarly])
        #expect(mastery[0].attempts == 4)
        #expect(try await it.fetch(2).subtopic == "Large numbers")
    }

    @Test func `what was seen is not repeated before all was seen, and a mistake comes back rested`() async throws {
        let it = try await PracticeSchool()
        var seen: Set<QuestionID> = []
        var mistake: BankedQuestion?
        for round in 0..<6 {
            let fetched = try await it.fetch(2, subject: "math")
            #expect(seen.isDisjoint(with: fetched.questions.map(\.id)))
            seen.formUnion(fetched.questions.map(\.id))
            if round == 1 {
                mistake = fetched.questions[1]
                try await it.answer(fetched.questions[1], right: false)
            }
            it.clock.advance(by: .seconds(120))
        }
        #expect(seen.count == 12)
        let again = try await it.fetch(1, subtopic: "Small numbers").questions
        #expect(again.map(\.id) == [mistake?.id])
    }

    @Test func `what was just answered right comes again only when there is nothing else`() async throws {
        let sums = [PracticeQuestion].sums
        let it = try await PracticeSchool(questions: [sums[0]] + sums[6...])
        for question in try await it.fetch(4, subtopic: "Large numbers").questions { try await it.answer(question) }
        it.clock.advance(by: .seconds(1))
        let only = try await it.fetch(1, subtopic: "Small numbers").questions
        try await it.answer(only[0])
        // What it belongs to is not mastered, and all of it was seen.
        let next = try await it.fetch(1)
        #expect(next.subtopic == "Large numbers" && next.questions.map(\.id) != only.map(\.id))
        #expect(try await it.fetch(1, subtopic: "Small numbers").questions.map(\.id) == only.map(\.id))
    }

    @Test func `what is to be practised may be named in small letters, and a subject by its beginning`() async throws {
        var bank = [PracticeQuestion].sums
        for index in bank.indices {
            bank[index].category = QuestionCategory(subject: "Économie", topic: "Öffentlich", subtopic: "Ähnlich")
        }
        let it = try await PracticeSchool(questions: bank)
        for subject in ["Économie", "économie", "écon"] {
            #expect(try await it.fetch(1, subject: subject).session?.subject == "Économie", "\(subject)")
        }
        #expect(try await it.fetch(1, subtopic: "ÄHNLICH").subtopic == "Ähnlich")
        #expect(try await it.fetch(1, subject: "É") == .none)
    }

    @Test func `calibrating adopts fitted figures and works mastery out anew`() async throws {
        let it = try await PracticeSchool()
        let questions = try await it.store.questions(of: "algebra-1").prefix(6)
        for number in 0..<30 {
            let child = try await it.store.create(NewAccount(name: "Child \(number)")).id
            try await it.store.enrol(child, in: "algebra-1", to: .learn)
            let attempts = questions.enumerated().map { it.attempt($1, right: $0 >= number % 4) }
            _ = try await it.store.record(attempts, of: child)
        }
        let fitted = try await it.store.calibrate("algebra-1")
        #expect(fitted.map(\.learners) == [30, 0])
        let model = try #require(fitted[0].model)
        #expect(model.slipped < 0.1)
        #expect(fitted[1].model == nil)
        #expect(try await it.store.mastery(of: it.child)[0].known == model.known)
    }

    @Test func `the routes of analytics answer, as a table too, and a strange window is refused`() async throws {
        let host = try await TestHost()
        let child = host.id("learner")
        for path in ["sessions", "trends", "mastery"] {
            let answer = await host.send("GET", "/analytics/\(path)?child_id=\(child)", as: "parent")
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer.json["child_id"]?.string == "\(child)")
        }
        let table = await host.send("GET", "/analytics/sessions?format=csv", as: "learner")
        #expect(table.headers["Content-Type"] == "text/csv; charset=utf-8")
        #expect(await host.send("GET", "/analytics/trends?window=never", as: "learner").status == 400)
        #expect(await host.send("GET", "/analytics/trends?window=2000d", as: "learner").status == 400)
    }
}
