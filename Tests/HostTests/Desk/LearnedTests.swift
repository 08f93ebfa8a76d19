import Pipeline
import Responders
import Testing

@testable import Host

/// What a tutor answers once.
@Suite(.timeLimit(.minutes(5)))
struct LearnedTests {
    /// A host whose chain has learned nothing yet, and a question that a tutor has answered.
    private struct Lesson {
        let host: TestHost
        let turn: TurnID
        let entry: JSON

        init(
            asking question: String = "Is the zorgl of a line its slope?",
            files: [String: String] = ["responders.json": #"{ "version": 1, "respond": ["learned", "relay"] }"#]
        ) async throws {
            host = try await TestHost(files: Atom(files))
            let store = host.host.store
            let opening = Opening(learner: host.id("learner"), key: .fresh(), course: "algebra-1", module: "lines")
            let session = try await store.open(opening).session.id
            let asked = Question(session: session, author: host.id("learner"), key: .fresh(), text: question)
            turn = try await store.accept(asked.message, ending: .parked(TicketDraft(queue: "default"))).turn
            let ticket = try #require(try await store.restore(session, for: .staff, limit: 1).ticket).id
            let claimed = try await store.claim(ticket, by: host.id("tutor"), key: .fresh(), lease: .seconds(90))
            let act = TutorAct(ticket, by: host.id("tutor"), key: .fresh(), generation: claimed.generation)
            _ = try await store.answer(TutorReply(act, text: "No: a *zorgl* is a joke.", html: ""), lease: .seconds(90))
            _ = try await store.part(
                TutorAct(ticket, by: host.id("tutor"), key: .fresh(), generation: claimed.generation),
                .resolve(note: nil),
                overdueAt: nil
            )
            entry = await host.send("POST", "/api/v1/faq/from-turn", as: "tutor", ["turn": .string("\(turn)")]).json
        }

        /// What the chain says to a question now, and by which revision.
        func ask(_ text: String) async throws -> (text: String?, revision: String) {
            let lesson = host.host.teaching.lesson(course: "algebra-1", module: "lines")
            var turn = Turn(id: Identifier("t"), session: Identifier("s"), learner: Identifier("l"), text: text)
            turn.context[Course.self] = Course(id: "algebra-1", title: "Algebra 1")
            let said = Transcript()
            let ending = try await lesson.chain.run(
                turn,
                into: ReplyWriter { if case .text(let text) = $0 { said.add(text) } },
                beforeWaiting: {},
                observe: { _ in }
            )
            if case .answered = ending.result { return (said.text, lesson.revision) }
            return (nil, lesson.revision)
        }
    }

    private final class Transcript: Sendable {
        private let state = Atom("")
        func add(_ text: String) { state.change { $0 += text } }
        var text: String { state.value }
    }

    @Test func `a reply becomes an entry in one step, and answers once the team has approved it`() async throws {
        let lesson = try await Lesson()
        #expect(lesson.entry["question"]?.string == "Is the zorgl of a line its slope?")
        #expect(lesson.entry["answer"]?.string == "No: a *zorgl* is a joke.")
        #expect(lesson.entry["state"]?.string == "proposed" && lesson.entry["turn"]?.string == "\(lesson.turn)")
        let before = try await lesson.ask("Is the zorgl of a line its slope?")
        #expect(before.text == nil)

        let path = "/api/v1/courses/algebra-1/faq/\(lesson.entry["id"]?.string ?? "")"
        let approved = await lesson.host.send("PUT", path, as: "team", ["state": "approved"])
        let after = try await lesson.ask("is the zorgl of a line the slope")
        #expect(after.text == "No: a *zorgl* is a joke.")
        #expect(after.revision == approved.json["revision"]?.string && after.revision.hasPrefix(before.revision + "+"))

        // Undone, everything is as it was.
        _ = await lesson.host.send("PUT", path, as: "team", ["state": "withdrawn"])
        let undone = try await lesson.ask("Is the zorgl of a line its slope?")
        #expect(undone.text == nil && undone.revision == before.revision)
    }

    @Test(arguments: [
        ("## What is the slope of a line?\n\nRise over run.\n", true),
        ("## When does the bus line 7 leave from school?\n\nAt four.\n", false),
        ("## What is the slope of a line?\n- module: factors\n\nRise over run.\n", false),
    ])
    func `whoever approves a proposal is told which entry of the course's files it resembles, if it is close`(
        faq: String,
        isClose: Bool
    ) async throws {
        let chain = #"{ "version": 1, "respond": ["learned", { "use": "faq", "file": "faq.md" }, "relay"] }"#
        let lesson = try await Lesson(files: ["responders.json": chain, "faq.md": "# Algebra\n\n\(faq)"])
        let page = await lesson.host.send("GET", "/team/learned", as: "team").text
        #expect(page.contains("entry-\(lesson.entry["id"]?.string ?? "?")"))
        let told = "Resembles the entry “What is the slope of a line?” of faq.md, line 3."
        #expect(Self.plain(page).contains(told) == isClose, "\(page)")
        #expect(page.contains("class=\"rival\"") == isClose)
        let path = "/api/v1/courses/algebra-1/faq/\(lesson.entry["id"]?.string ?? "")"
        #expect(await lesson.host.send("PUT", path, as: "team", ["state": "approved"]).status == 200)
        let after = await lesson.host.send("GET", "/team/learned", as: "team").text
        #expect(!after.contains("class=\"rival\""), "what is approved is decided")
    }

    @Test func `whoever approves a proposal is led to the approved answer that it resembles`() async throws {
        let lesson = try await Lesson()
        let first = lesson.entry["id"]?.string ?? ""
        let path = "/api/v1/courses/algebra-1/faq/\(first)"
        #expect(await lesson.host.send("PUT", path, as: "team", ["state": "approved"]).status == 200)
        let store = lesson.host.host.store
        func propose(_ question: String, _ seq: Int64) async throws {
            let draft = LearnedDraft(
                turn: TurnID(session: lesson.turn.session, seq: seq),
                question: question,
                also: [],
                tests: [],
                answer: "Yes.",
                author: lesson.host.id("tutor")
            )
            _ = try await store.propose(draft)
        }
        try await propose("When does the bus leave?", 90)
        #expect(await !lesson.host.send("GET", "/team/learned", as: "team").text.contains("class=\"rival\""))
        try await propose("Is a zorgl the slope of the line?", 91)
        let page = await lesson.host.send("GET", "/team/learned", as: "team").text
        #expect(page.split(separator: "class=\"rival\"").count == 2, "\(page)")
        #expect(
            page.contains("<a href=\"#entry-\(first)\">“") && Self.plain(page).contains("Resembles the approved answer")
        )
    }

    /// A page without the marks that part a name from the words around it.
    private static func plain(_ page: String) -> String {
        var text = ""
        var isTag = false
        for scalar in page.unicodeScalars where !(0x2066...0x2069).contains(scalar.value) {
            if scalar == "<" { isTag = true }
            if !isTag { text.unicodeScalars.append(scalar) }
            if scalar == ">" { isTag = false }
        }
        return text
    }

    @Test func `it survives a restart, and is printed as a file that the faq reads`() async throws {
        let lesson = try await Lesson()
        let path = "/api/v1/courses/algebra-1/faq/\(lesson.entry["id"]?.string ?? "")"
        _ = await lesson.host.send("PUT", path, as: "team", ["state": "approved", "also": ["What is a zorgl?"]])
        let shelf = LearnedShelf(store: lesson.host.host.store, catalogue: lesson.host.host.catalogue)
        #expect(try await shelf.refresh())
        #expect(shelf.approved()["algebra-1"]?.entries.first?.ask.count == 2)
        #expect(shelf.mark == lesson.host.host.shelf.mark && shelf.mark.count == 7)
    }

    @Test func `whoever proposed an answer takes it back until it is approved, and nobody else does`() async throws {
        let lesson = try await Lesson()
        let path = "/api/v1/courses/algebra-1/faq/\(lesson.entry["id"]?.string ?? "")"
        for (who, status) in [("learner", 403), ("other tutor", 404), ("team", 404)] {
            #expect(await lesson.host.send("DELETE", path, as: who).status == status, "\(who)")
        }
        #expect(await lesson.host.send("PUT", path, as: "team", ["state": "approved"]).status == 200)
        #expect(await lesson.host.send("DELETE", path, as: "tutor").status == 404)
        #expect(await lesson.host.send("PUT", path, as: "team", ["state": "proposed"]).status == 200)
        #expect(await lesson.host.send("DELETE", path, as: "tutor").json["state"]?.string == "withdrawn")
        #expect(await lesson.host.send("DELETE", path, as: "tutor").status == 404)
        // The same turn may be proposed anew.
        let turn: JSON = ["turn": .string("\(lesson.turn)")]
        let again = await lesson.host.send("POST", "/api/v1/faq/from-turn", as: "tutor", turn)
        #expect(again.status == 201 && again.json["id"] != lesson.entry["id"])
    }

    @Test func `the same turn is proposed once, and a stranger's turn not at all`() async throws {
        let lesson = try await Lesson()
        let turn: JSON = ["turn": .string("\(lesson.turn)")]
        let again = await lesson.host.send("POST", "/api/v1/faq/from-turn", as: "tutor", turn)
        #expect(again.json["id"] == lesson.entry["id"])
        #expect(await lesson.host.send("POST", "/api/v1/faq/from-turn", as: "other tutor", turn).status == 404)
        #expect(await lesson.host.send("POST", "/api/v1/faq/from-turn", as: "learner", turn).status == 404)
    }

    @Test(
        arguments: [
            (["answer": "## Not an answer"], "headings"), (["test": "When does the bus leave?"], "does not find it"),
            (["state": "perfect"], "proposed, approved or withdrawn"), (["also": "one"], "list"),
        ] as [(JSON, String)]
    )
    func `what would not work is refused and changes nothing`(change: JSON, why: String) async throws {
        let lesson = try await Lesson()
        let path = "/api/v1/courses/algebra-1/faq/\(lesson.entry["id"]?.string ?? "")"
        let answer = await lesson.host.send("PUT", path, as: "team", change)
        #expect(answer.status == 400 && answer.text.contains(why), "\(answer.text)")
        #expect(!answer.text.contains("line "), "there is no file to look into: \(answer.text)")
        let listed = await lesson.host.send("GET", "/api/v1/courses/algebra-1/faq", as: "team")
        #expect(listed.json["entries"]?.array == [lesson.entry])
    }

    @Test(arguments: [(nil, nil), ("What is a zorgl?", "What is a zorgl?")] as [(String?, String?)])
    func `when the learner is erased their words go, and what can be asked in other words stays`(
        reworded: String?,
        left: String?
    ) async throws {
        let lesson = try await Lesson()
        let path = "/api/v1/courses/algebra-1/faq/\(lesson.entry["id"]?.string ?? "")"
        let change: JSON = reworded.map { ["state": "approved", "also": [.string($0)]] } ?? ["state": "approved"]
        #expect(await lesson.host.send("PUT", path, as: "team", change).status == 200)
        let store = lesson.host.host.store
        try await store.erase(lesson.host.id("learner"))
        while try await store.sweepErased() {}
        let entries = try await store.learned(in: "algebra-1")
        #expect(entries.map(\.question) == [left].compactMap { $0 })
        #expect(entries.allSatisfy { $0.also.isEmpty && $0.tests.isEmpty })
    }
}
