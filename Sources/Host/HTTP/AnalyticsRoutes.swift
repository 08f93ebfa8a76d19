import Reactor

/// What practice came to over time, for the learner and those who look after them.
struct AnalyticsRoutes: Sendable {
    let progress: PracticeProgress

    private static let format = Route.Parameter(name: "format", meaning: "csv for a table; JSON when left out")
    private static let subject = Route.Parameter(name: "subject", meaning: "only this subject")

    var all: [Route] {
        [
            Route(
                method: "GET",
                path: "/analytics/sessions",
                access: .known,
                summary: "Compares practice sessions over time.",
                query: [.child, .window, Self.format],
                answers: .json(.analytics).or("text/csv", "a table of the sessions"),
                answer: sessions
            ),
            Route(
                method: "GET",
                path: "/analytics/trends",
                access: .known,
                summary:
                    "Reports how accuracy and speed change.",
                query: [.child, Self.subject, .window, Self.format],
                answers: .json(.trends).or("text/csv", "a table of the periods"),
                answer: trends
            ),
            Route(
                method: "GET",
                path: "/analytics/mastery",
                access: .known,
                summary: "Estimates how likely each part of each topic is mastered, and why.",
                query: [.child],
                answers: .json(.mastery),
                answer: mastery
            ),
        ]
    }

    @Sendable private func sessions(_ call: Call) async throws -> Response {
        let child = try call.child(call.query("child_id"), .readPractice)
        let analytics = try await progress.analytics(of: child, over: Self.window(call))
        guard call.query("format") == "csv" else { return .json(analytics.described) }
        return .csv(CSV(analytics.sessions), name: "practice-sessions")
    }

    @Sendable private func trends(_ call: Call) async throws -> Response {
        let child = try call.child(call.query("child_id"), .readPractice)
        let (subject, window) = (call.query("subject"), try Self.window(call))
        let trends = try await progress.trends(of: child, subject: subject, over: window)
        guard call.query("format") == "csv" else { return .json(trends.described(child, subject, window)) }
        return .csv(CSV(trends), name: "practice-trends")
    }

    @Sendable private func mastery(_ call: Call) async throws -> Response {
        let child = try call.child(call.query("child_id"), .readPractice)
        let skills = try await progress.store.mastery(of: child)
        return .json(["child_id": .string(child.description), "skills": .array(skills.map(\.described))])
    }

    static func window(_ call: Call) throws(Refused) -> Duration {
        guard let text = call.query("window") else { return .seconds(30 * 86_400) }
        guard let span = Span(text), (.seconds(86_400))...(.seconds(366 * 86_400)) ~= span.duration else {
            throw Refused(
                .badField,
                "\"window\" must be a length of time from 1d to 366d, such as 30d.",
                field: "window"
            )
        }
        return span.duration
    }
}

/// Reads what a child practised and makes sense of it.
struct PracticeProgress: Sendable {
    let store: any PracticeStore & ProgressStore
    let now: @Sendable () -> Moment

    /// More sessions than this are not compared one by one.
    static let mostSessions = 1000

    func analytics(of child: AccountID, over window: Duration) async throws -> PracticeAnalytics {
        let end = now()
        let start = end - window
        var sessions: [PracticeSummary] = []
        while sessions.count < Self.mostSessions {
            let page = try await store.practiceSummaries(of: child, before: sessions.last?.session.id, limit: 100)
            let recent = page.prefix { $0.session.startedAt >= start }
            sessions += recent
            if recent.count < 100 { break }
        }
        let points = try await store.practicePoints(of: child, since: start)
        return PracticeAnalytics(child, sessions, points, from: start, to: end)
    }

    func trends(of child: AccountID, subject: String?, over window: Duration) async throws -> PracticeTrends {
        let end = now()
        let points = try await store.practicePoints(of: child, since: end - window).filter { point in
            subject.map { $0.lowercased() == point.subject.lowercased() } ?? true
        }
        return PracticeTrends(points, from: end - window, to: end)
    }
}

extension Response {
    static func csv(_ table: CSV, name: String) -> Response {
        Response(
            headers: [
                "Content-Type": "text/csv; charset=utf-8", "Cache-Control": "no-store",
                "Content-Disposition": "attachment; filename=\"\(name).csv\"",
            ],
            body: .bytes(Array(table.text.utf8))
        )
    }
}
