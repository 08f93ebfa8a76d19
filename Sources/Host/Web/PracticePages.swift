import Cryptography
import Pipeline
import Reactor

/// The pages of practice to read; each is whole without a script.
struct PracticePages: Sendable {
    typealias Stores = any Store & PracticeStore & QuestionStore & ProgressStore & PracticeHelpStore

    let store: Stores
    let conversations: ConversationHost
    let now: @Sendable () -> Moment
    let randomness: Randomness

    var all: [Route] {
        [
            page("GET", "/practice", "Shows what there is to practise, and the session that is open.", home),
            page("GET", "/practice/progress", "Shows how practice goes (subject=, window=).", progress),
            page("GET", "/practice/history", "Lists practice sessions.", history),
            page("GET", "/practice/sessions/{id}", "Shows the summary of a practice session.", session),
            page(
                "GET",
                "/practice/questions/{id}",
                "Shows a question to answer, or the result of an answer.",
                question
            ),
            page("POST", "/practice/next", "Chooses a question (subject, topic, subtopic) and goes to it.", next),
            page("POST", "/practice/questions/{id}/answer", "Takes the answer from a form.", answer),
            page("POST", "/practice/questions/{id}/hint", "Takes the next hint.", hint),
            page("POST", "/practice/questions/{id}/help", "Opens a conversation about the question.", help),
            page("POST", "/practice/sessions/{id}/end", "Ends the session and shows its summary.", change(.end)),
            page("POST", "/practice/sessions/{id}/pause", "Pauses the session.", change(.pause)),
            page("POST", "/practice/sessions/{id}/resume", "Resumes the session.", change(.resume)),
        ]
    }

    typealias Answer = @Sendable (PracticeVisit) async throws -> Response

    private func page(_ method: String, _ path: String, _ summary: String, _ answer: @escaping Answer) -> Route {
        let thing = path.contains("questions") ? "the question" : "the practice session"
        return Route(
            method: method,
            path: path,
            access: .anyone,
            summary: summary,
            parameters: path.contains("{id}") ? [Route.Parameter(name: "id", meaning: thing)] : [],
            answers: method == "GET" ? "a page" : "303 to a page",
            answer: { call in try await visit(call, answer) }
        )
    }

    /// Finds out who reads, and whose practice; what is not theirs is not there.
    private func visit(_ call: Call, _ answer: Answer) async throws -> Response {
        guard let reader = try await call.reader(store) else { return call.toSignIn }
        let form = call.request.method == "POST" && !call.request.body.isEmpty ? try Form(call.request) : nil
        do {
            guard let visit = try await PracticeVisit(call, reader, form, store) else {
                guard call.request.method != "POST", call.path.isEmpty else { throw StoreError.unknownPractice }
                return NobodyPractisesPage(reader: reader).page.answer()
            }
            return try await answer(visit)
        } catch let error as StoreError where error == .unknownQuestion || error == .unknownPractice {
            return MissingPage(reader: reader).page.answer(status: 404)
        } catch let refused as Refused where refused.code == .notFound {
            return MissingPage(reader: reader).page.answer(status: 404)
        }
    }

    @Sendable private func home(_ visit: PracticeVisit) async throws -> Response {
        let child = visit.frame.child.id
        var open: PracticeSummary?
        if let session = try await store.openPractice(of: child) { open = try await store.practiceSummary(session.id) }
        return PracticeHomePage(
            frame: visit.frame,
            skills: try await store.mastery(of: child),
            open: open,
            foundNothing: visit.call.query("problem") == "nothing"
        ).page.answer()
    }

    @Sendable private func progress(_ visit: PracticeVisit) async throws -> Response {
        let child = visit.frame.child.id
        let window = (try? AnalyticsRoutes.window(visit.call)) ?? .seconds(30 * 86_400)
        let subject = visit.call.query("subject")
        let progress = PracticeProgress(store: store, now: now)
        return PracticeProgressPage(
            frame: visit.frame,
            analytics: try await progress.analytics(of: child, over: window),
            trends: try await progress.trends(of: child, subject: subject, over: window),
            subject: subject,
            window: window,
            skills: try await store.mastery(of: child)
        ).page.answer()
    }

    @Sendable private func history(_ visit: PracticeVisit) async throws -> Response {
        let before = visit.call.query("before").flatMap(PracticeID.init)
        let sessions = try await store.practiceSummaries(of: visit.frame.child.id, before: before, limit: 30)
        let next = sessions.count == 30 ? sessions.last?.session.id : nil
        return PracticeHistoryPage(frame: visit.frame, sessions: sessions, next: next).page.answer()
    }

    @Sendable private func session(_ visit: PracticeVisit) async throws -> Response {
        let session = try await session(of: visit)
        return PracticeSessionPage(
            frame: visit.frame,
            summary: try await store.practiceSummary(session.id),
            attempts: try await store.attempts(in: session.id)
        ).page.answer()
    }

    private func session(of visit: PracticeVisit) async throws -> PracticeSession {
        guard let id = PracticeID(visit.call.path["id"] ?? "") else { throw StoreError.unknownPractice }
        let session = try await store.practiceSession(id)
        guard session.child == visit.frame.child.id else { throw StoreError.unknownPractice }
        return session
    }

    private func change(_ change: PracticeChange) -> Answer {
        { visit in
            let session = try await store.change(change, session(of: visit).id)
            return visit.go(change == .pause ? "/practice" : "/practice/sessions/\(session.id)")
        }
    }
}
