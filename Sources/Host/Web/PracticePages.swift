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
            page(
                "GET",
                "/practice",
                "Shows what there is to practise, and the session that is open.",
                taking: ["problem"],
                home
            ),
            page("GET", "/practice/progress", "Shows how practice goes.", taking: ["subject", "window"], progress),
            page("GET", "/practice/history", "Lists practice sessions.", taking: ["before"], history),
            page(
                "GET",
                "/practice/sessions/{id}",
                "Shows the summary of a practice session.",
                taking: ["problem"],
                session
            ),
            page(
                "GET",
                "/practice/questions/{id}",
                "Shows a question to answer, or the result of an answer.",
                taking: ["answered", "problem", "late", "draft"],
                question
            ),
            page(
                "POST",
                "/practice/next",
                "Chooses a question and goes to it.",
                taking: ["subject", "topic", "subtopic"],
                next
            ),
            page(
                "POST",
                "/practice/questions/{id}/answer",
                "Takes the answer from a form.",
                taking: ["key", "answer"],
                answer
            ),
            page(
                "POST",
                "/practice/questions/{id}/hint",
                "Takes the next hint; an answer that was begun stays in the page.",
                taking: ["answer", "hints"],
                hint
            ),
            page(
                "POST",
                "/practice/questions/{id}/help",
                "Opens a conversation about the question.",
                taking: ["key"],
                help
            ),
            page("POST", "/practice/sessions/{id}/end", "Ends the session and shows its summary.", change(.end)),
            page("POST", "/practice/sessions/{id}/pause", "Pauses the session.", change(.pause)),
            page("POST", "/practice/sessions/{id}/resume", "Resumes the session.", change(.resume)),
        ]
    }

    typealias Answer = @Sendable (PracticeVisit) async throws -> Response

    /// What the query of a page, or the form that it is sent, may say.
    private static let words = [
        "child": "whose practice; one's own, when left out", "problem": "what was wrong with what was sent",
        "subject": "the subject", "topic": "a topic of it", "subtopic": "a part of the topic",
        "window": Route.Parameter.window.meaning, "before": "where the last page ended",
        "answered": "the key of the answer that was given", "key": "the key that the page had in its form",
        "draft": "an answer that was begun: its text, or the choices with spaces between",
        "hints": "how many hints the page shows",
        "answer": "what is answered; a question's kind says which other fields there are",
    ]

    private func page(
        _ method: String,
        _ path: String,
        _ summary: String,
        taking words: [String] = [],
        _ answer: @escaping Answer
    ) -> Route {
        let thing = path.contains("questions") ? "the question" : "the practice session"
        let (isForm, told) = (method == "POST", { (name: String) in (name, Self.words[name] ?? "") })
        return Route(
            method: method,
            path: path,
            access: .anyone,
            summary: summary,
            parameters: path.contains("{id}") ? [Route.Parameter(name: "id", meaning: thing)] : [],
            query: (isForm ? ["child"] : ["child"] + words).map { Route.Parameter(name: $0, meaning: told($0).1) },
            content: isForm ? .form("the form of a page", (["child"] + words).map(told)) : nil,
            answers: isForm ? .nothing : .page,
            statuses: isForm ? [303] : [200, 303],
            answer: { call in try await visit(call, answer) }
        )
    }

    /// Finds out who reads, and whose practice; what is not theirs is not there.
    private func visit(_ call: Call, _ answer: Answer) async throws -> Response {
        guard let reader = try await call.reader(store) else { return call.toSignIn }
        let form = call.request.method == "POST" && !call.content.isEmpty ? try Form(call) : nil
        do {
            guard let visit = try await PracticeVisit(call, reader, form, store) else {
                guard call.request.method != "POST", call.path.isEmpty else { throw StoreError.unknownPractice }
                return NobodyPractisesPage(reader: reader).page.answer(framedBy: call.embedders)
            }
            return try await answer(visit)
        } catch let error as StoreError where error == .unknownQuestion || error == .unknownPractice {
            return MissingPage(reader: reader).page.answer(status: 404, framedBy: call.embedders)
        } catch let refused as Refused where refused.code == .notFound {
            return MissingPage(reader: reader).page.answer(status: 404, framedBy: call.embedders)
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
        ).page.answer(framedBy: visit.call.embedders)
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
        ).page.answer(framedBy: visit.call.embedders)
    }

    @Sendable private func history(_ visit: PracticeVisit) async throws -> Response {
        let before = visit.call.query("before").flatMap(PracticeID.init)
        let sessions = try await store.practiceSummaries(of: visit.frame.child.id, before: before, limit: 30)
        let next = sessions.count == 30 ? sessions.last?.session.id : nil
        return PracticeHistoryPage(frame: visit.frame, sessions: sessions, next: next).page.answer(
            framedBy: visit.call.embedders
        )
    }

    @Sendable private func session(_ visit: PracticeVisit) async throws -> Response {
        let session = try await session(of: visit)
        return PracticeSessionPage(
            frame: visit.frame,
            summary: try await store.practiceSummary(session.id),
            attempts: try await store.attempts(in: session.id),
            wasOver: visit.call.query("problem") == "ended" && session.state == .ended
        ).page.answer(framedBy: visit.call.embedders)
    }

    private func session(of visit: PracticeVisit) async throws -> PracticeSession {
        guard let id = PracticeID(visit.call.path("id")) else { throw StoreError.unknownPractice }
        let session = try await store.practiceSession(id)
        guard session.child == visit.frame.child.id else { throw StoreError.unknownPractice }
        return session
    }

    private func change(_ change: PracticeChange) -> Answer {
        { visit in
            let session = try await store.change(change, session(of: visit).id)
            let page = "/practice/sessions/\(session.id)"
            if session.state == .ended, change != .end { return visit.go(page, "problem=ended") }
            return visit.go(change == .pause ? "/practice" : page)
        }
    }
}
