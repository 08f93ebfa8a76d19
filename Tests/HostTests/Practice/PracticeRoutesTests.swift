import Pipeline
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct PracticeRoutesTests {
    private let host: TestHost

    init() async throws {
        host = try await TestHost()
        _ = try await host.host.store.importQuestions(.sums, into: "algebra-1", replacing: true)
    }

    private var child: String { "\(host.id("learner"))" }

    private func fetch(as person: String = "learner") async -> Answer {
        await host.send(
            "POST",
            "/questions/fetch",
            as: person,
            ["child_id": .string(child), "subject": "Math", "topic": "Addition", "limit": 5]
        )
    }

    private func attempt(
        _ question: String,
        _ answer: JSON,
        session: String? = nil,
        key: String = "\(CommandKey.fresh())"
    ) -> JSON {
        [
            "key": .string(key), "session_id": JSON(orNull: session), "question_id": .string(question),
            "answer": answer, "time_ms": 1000,
        ]
    }

    @Test func `the story's flow works, for the child and for its guardian`() async throws {
        for person in ["learner", "parent"] {
            let fetched = await fetch(as: person)
            #expect(fetched.status == 200)
            #expect(
                fetched.text.hasSuffix(
                    #""selected_subtopic":"Small numbers","session_id":"\#(fetched.json["session_id"]?.string ?? "?")"}"#
                )
            )
            #expect(fetched.json["questions"]?.array?.count == 5)
            let session = try #require(fetched.json["session_id"]?.string)
            let question = try #require(fetched.json["questions"]?.array?[0]["id"]?.string)
            let attempt = await host.send("POST", "/attempts", as: person, attempt(question, 0, session: session))
            #expect(attempt.status == 201, "\(attempt.text)")
            let shown = await host.send("GET", "/sessions/\(session)", as: person)
            #expect(shown.json["ended_at"] == .null && shown.json["state"] == "active")
            let summary = await host.send("GET", "/sessions/\(session)/summary", as: person)
            #expect(summary.text.hasPrefix(#"{"session":{"id":"\#(session)","child_id":"\#(child)","subject":"Math","#))
            #expect(summary.json["questions_attempted"] == 1)
            for (verb, state) in [("pause", "paused"), ("resume", "active")] {
                let changed = await host.send("POST", "/sessions/\(session)/\(verb)", as: person)
                #expect(changed.json["state"]?.string == state, "\(changed.text)")
            }
            let ended = await host.send("POST", "/sessions/\(session)/end", as: person)
            #expect(ended.json["ended_at"]?.string == ended.json["updated_at"]?.string)
            #expect(await host.send("POST", "/sessions/\(session)/end", as: person).text == ended.text)
            let over = await host.send("GET", "/sessions/\(session)", as: person).json
            #expect(over["ended_at"] == ended.json["ended_at"] && over["state"] == "ended")
            for verb in ["pause", "resume"] {
                let late = await host.send("POST", "/sessions/\(session)/\(verb)", as: person)
                #expect(late.status == 409 && late.code == "state_conflict", "\(verb): \(late.text)")
            }
        }
        let list = await host.send("GET", "/sessions?child_id=\(child)&limit=1", as: "parent")
        #expect(list.json["sessions"]?.array?.count == 1)
        let next = try #require(list.json["next"]?.string)
        let rest = await host.send("GET", "/sessions?child_id=\(child)&limit=1&before=\(next)", as: "parent")
        #expect(rest.json["sessions"]?.array?.count == 1)
    }

    @Test func `no answer of the host holds a key before or after an attempt`() async throws {
        let secret = PracticeQuestion(
            name: "Secret",
            category: QuestionCategory(subject: "Secrets"),
            text: "Which word?",
            kind: .words(
                [AcceptedWords("xyzzy"), AcceptedWords("plugh", .none, remark: "Another cave.")],
                minding: .any
            )
        )
        _ = try await host.host.store.importQuestions([secret], into: "algebra-1", replacing: false)
        let fetched = await host.send("POST", "/questions/fetch", as: "learner", ["subject": "Secrets"])
        let question = try #require(fetched.json["questions"]?.array?.first?["id"]?.string)
        let wrong = await host.send("POST", "/attempts", as: "learner", attempt(question, "plugh"))
        #expect(wrong.json["correct"] == false)
        #expect(wrong.json["remark"] == "Another cave.")
        #expect(!(fetched.text + wrong.text).contains("xyzzy"))
    }

    @Test func `a batch is answered item by item, and sending it again changes nothing`() async throws {
        let questions = try #require(await fetch().json["questions"]?.array)
        let ids = questions.compactMap { $0["id"]?.string }
        let batch: JSON = [
            "attempts": [
                attempt(ids[0], "0"), ["key": "no key"], attempt(ids[1], "many"), attempt("\(QuestionID.fresh())", "1"),
                attempt(ids[1], "99"),
            ]
        ]
        let first = await host.send("POST", "/attempts", as: "learner", batch)
        let results = try #require(first.json["attempts"]?.array)
        #expect(first.status == 200)
        #expect(results.map { $0["correct"]?.bool } == [true, nil, nil, nil, false])
        let fields = results.map { $0["error"]?["field"]?.string }
        #expect(fields == [nil, "attempts[1].key", "answer", "question_id", nil])
        let second = await host.send("POST", "/attempts", as: "learner", batch)
        #expect(second.json["attempts"]?.array?.compactMap { $0["dup"]?.bool } == [true, true])
    }

    @Test func `foreign and unknown are word for word the same`() async throws {
        let session = try #require(await fetch().json["session_id"]?.string)
        for person in ["other learner", "other parent", "tutor", "team", "operator"] {
            for path in ["", "/summary"] {
                let foreign = await host.send("GET", "/sessions/\(session)\(path)", as: person)
                let unknown = await host.send("GET", "/sessions/\(PracticeID.fresh())\(path)", as: person)
                let nonsense = await host.send("GET", "/sessions/never\(path)", as: person)
                #expect(foreign.status == 404)
                #expect(foreign.text == unknown.text)
                #expect(foreign.text == nonsense.text)
            }
            let foreign = await host.send("GET", "/sessions?child_id=\(child)", as: person)
            let unknown = await host.send("GET", "/sessions?child_id=\(AccountID.fresh())", as: person)
            #expect(foreign.status == 404)
            #expect(foreign.text == unknown.text)
        }
    }

    @Test func `a child, a session and a question of somebody else are what unknown ones are, whatever is asked`()
        async throws
    {
        let fetched = await fetch()
        let session = try #require(fetched.json["session_id"]?.string)
        let question = try #require(fetched.json["questions"]?.array?[0]["id"]?.string)
        func body(_ child: String, _ session: String?, _ question: String) -> JSON {
            var members: [(String, JSON)] = [
                ("child_id", .string(child)), ("question_id", .string(question)), ("answer", 0), ("time_ms", 1),
                ("key", .string("\(CommandKey.fresh())")),
            ]
            if let session { members.append(("session_id", .string(session))) }
            return JSON(members: members)
        }
        let unknown = (
            child: "\(AccountID.fresh())", session: "\(PracticeID.fresh())", question: "\(QuestionID.fresh())"
        )
        for person in ["other learner", "other parent", "tutor", "team", "operator"] {
            let own = "\(host.id(person == "other parent" ? "other learner" : person))"
            let pairs: [(String, JSON, JSON)] = [
                ("/questions/fetch", body(child, nil, question), body(unknown.child, nil, question)),
                ("/attempts", body(child, nil, question), body(unknown.child, nil, question)),
                ("/attempts", body(own, session, question), body(own, unknown.session, question)),
                ("/attempts", body(own, nil, question), body(own, nil, unknown.question)),
            ]
            for (path, foreign, never) in pairs {
                let one = await host.send("POST", path, as: person, foreign)
                let other = await host.send("POST", path, as: person, never)
                #expect(one.status == 404, "\(person) \(path) \(one.text)")
                #expect(one.text == other.text)
            }
            let hint = await host.send("POST", "/questions/\(question)/hint", as: person)
            // A parent has to say whose hint it is, whatever the question.
            #expect(hint.status == (person == "other parent" ? 400 : 404))
            #expect(hint.text == (await host.send("POST", "/questions/\(unknown.question)/hint", as: person)).text)
            for path in [
                "/practice/sessions/\(session)", "/practice/questions/\(question)", "/practice?child=\(child)",
            ] {
                #expect(await host.send("GET", path, as: person).status == 404, "\(person) \(path)")
            }
        }
    }

    @Test func `a bank is exported, sent back and the same`() async throws {
        let path = "/api/v1/courses/algebra-1/questions"
        for format in ["gift", "xml"] {
            let exported = await host.send("GET", "\(path)?format=\(format)", as: "team")
            let (request, router) = (exported.bytes, host)
            let report = await router.sendText("POST", "\(path)?format=\(format)&replace=1", as: "team", request)
            #expect(report.json["unchanged"] == (format == "gift" ? 0 : 12), "\(report.text)")
            _ = try await host.host.store.importQuestions(.sums, into: "algebra-1", replacing: true)
        }
        let bad = await host.sendText("POST", path, as: "team", Array("::One::What? {}\n\n::Two::Why {\n".utf8))
        #expect(bad.status == 400)
        #expect(bad.json["detail"]?.string?.contains("questions.gift:1:") == true, "\(bad.text)")
        #expect(bad.json["detail"]?.string?.contains("questions.gift:3:") == true)
    }
}
