import Pipeline
import Reactor

/// The pages of those who look after courses, each to be read without a script.
struct TeamPageRoutes: Sendable {
    let host: TutorHost

    private static let pageSize = 50

    /// After how many reads a page is shown as it is, and leads on to earlier turns.
    private static let mostReads = 8

    var all: [Route] {
        [
            page(
                "GET",
                "/team",
                "Lists the latest turns of your courses.",
                taking: ["course", "outcome", "before"],
                turns
            ),
            page("GET", "/team/turns/{id}", "Shows how a turn was answered, to the team of its course.", turn),
            page(
                "GET",
                "/team/chain",
                "Shows the chain of a place, and what was in force before.",
                taking: ["at"],
                chain
            ),
            page("GET", "/team/try", "Shows the form to try a question with.", taking: ["at", "say"], attempt),
            page(
                "POST",
                "/team/try",
                "Asks the chain in force, and a draft; stores nothing.",
                taking: ["at", "say", "person", "draft"],
                tried
            ),
            page("GET", "/team/draft", "Shows the configuration in force, to make a draft of it.", draft),
            page("GET", "/team/locks", "Shows the locks of a course.", taking: ["at"], locks),
            page("GET", "/team/learned", "Shows the learned answers of a course.", taking: ["at"], learned),
        ]
    }

    typealias Answer = @Sendable (TeamVisit) async throws -> Response

    /// What the query of a page, or the form that it is sent, may say.
    private static let words = [
        "course": "only turns of this course", "outcome": "only turns that ended so",
        "before": "where the last page ended",
        "at": "the course, or COURSE/MODULE", "say": "the question", "person": "on, to ask for a person",
        "draft": "a chain to ask as well",
    ]

    private func page(
        _ method: String,
        _ path: String,
        _ summary: String,
        taking words: [String] = [],
        _ answer: @escaping Answer
    ) -> Route {
        let (isForm, told) = (method == "POST", words.map { ($0, Self.words[$0] ?? "") })
        return Route(
            method: method,
            path: path,
            access: .anyone,
            summary: summary,
            parameters: path.contains("{id}") ? [Route.Parameter(name: "id", meaning: "the turn")] : [],
            query: isForm ? [] : told.map { Route.Parameter(name: $0.0, meaning: $0.1) },
            content: isForm ? .form("the form of the page", told) : nil,
            answers: .page,
            statuses: [200, 303],
            answer: { call in try await visit(call, answer) }
        )
    }

    /// Finds out who reads; to whom it is no business, nothing of this is there.
    private func visit(_ call: Call, _ answer: Answer) async throws -> Response {
        guard let reader = try await call.reader(host.store) else { return call.toSignIn }
        let missing = MissingPage(reader: reader).page
        guard let visit = TeamVisit(call, reader, host.catalogue) else { return missing.answer(status: 404) }
        do { return try await answer(visit) } catch let error as StoreError where error == .unknownTurn {
            return missing.answer(status: 404)
        } catch let refused as Refused where refused.code == .notFound {
            return missing.answer(status: 404)
        }
    }

    @Sendable private func turns(_ visit: TeamVisit) async throws -> Response {
        let call = visit.call
        let course = call.query("course").flatMap { $0.isEmpty ? nil : $0 }
        if let course, !visit.courses.contains(where: { $0.id == course }) { throw Refused(.notFound) }
        let ending = call.query("outcome").flatMap(WantedEnding.named)
        let before = call.query("before").flatMap(TurnID.init)
        let own = Set(visit.courses.map(\.id))
        var (turns, next, reads) = ([Explanation](), before, 0)
        // Whether an answer is a prepared text is in its trace, which no index knows: several reads may make a page.
        repeat {
            let found = try await host.store.latestTurns(
                of: course.map { [$0] } ?? (visit.isOperator ? nil : own),
                outcome: ending?.outcome,
                before: next,
                limit: Self.pageSize
            )
            turns += found.turns.map { Explanation($0) }.filter { turn in
                // A conversation may have come from elsewhere since.
                (course.map { $0 == turn.course } ?? (visit.isOperator || own.contains(turn.course)))
                    && ending?.has(turn) ?? true
            }
            (next, reads) = (found.next, reads + 1)
        } while next != nil && turns.count < Self.pageSize && reads < Self.mostReads
        return TeamTurnsPage(
            frame: TeamFrame(visit: visit),
            turns: turns,
            course: course,
            ending: ending,
            next: next,
            isLatest: before == nil
        ).page.answer()
    }

    @Sendable private func turn(_ visit: TeamVisit) async throws -> Response {
        guard let id = TurnID(visit.call.path("id")) else { throw StoreError.unknownTurn }
        let explanation = try await host.traces.explanation(of: id, for: visit.call.subject)
        return TeamTurnPage(frame: TeamFrame(visit: visit), turn: explanation).page.answer()
    }

    @Sendable private func chain(_ visit: TeamVisit) async throws -> Response {
        let place = try visit.place(visit.call.query("at"))
        let (edition, record) = await host.office.current
        let lock = place.course.map { host.teaching.liveLock(course: $0.id, module: place.module?.id) }
        return TeamChainPage(
            frame: TeamFrame(visit: visit),
            place: place,
            edition: edition,
            record: record,
            liveLock: lock ?? .off,
            log: try await host.office.configurations(limit: Self.pageSize),
            parts: await host.office.shell.modules.listing,
            revision: host.teaching.current.revision
        ).page.answer()
    }
}

extension TeamFrame {
    /// The way to these pages, for those who may open them.
    static var invitation: HTML {
        """
        <aside class="ask">
        <p><strong>\(TeamWord.invitationHead)</strong> \(TeamWord.invitation)</p>
        <div><a class="main" href="/team">\(TeamWord.invitationLink)</a></div>
        </aside>
        """
    }
}
