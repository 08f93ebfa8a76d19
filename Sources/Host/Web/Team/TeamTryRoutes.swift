import Pipeline
import Reactor

extension TeamPageRoutes {
    @Sendable func attempt(_ visit: TeamVisit) async throws -> Response {
        TeamTryPage(
            frame: TeamFrame(visit: visit),
            place: try visit.place(visit.call.query("at")),
            question: visit.call.query("say") ?? ""
        ).page.answer()
    }

    /// Asks the chain in force, and the draft when one comes along.
    @Sendable func tried(_ visit: TeamVisit) async throws -> Response {
        let form = try Form(visit.call, atMost: Self.longestForm)
        let place = try visit.place(form["at"])
        let question = String((form["say"] ?? "").prefix(4000))
        guard place.course != nil || visit.isOperator, question.contains(where: { !$0.isWhitespace }) else {
            throw Refused(.badField, "Write a question.", field: "say")
        }
        let trial = Trial(
            question: question,
            course: place.course?.id,
            module: place.module?.id,
            asksForPerson: form["person"] != nil
        )
        let draft = form["draft"].map { Array($0.utf8) }
        let author = visit.call.author
        // Beside the loop that the connection lives on: putting a chain together takes a while.
        let attempts = try await withTaskExecutorPreference(globalConcurrentExecutor) {
            try await host.trials.take {
                let now = try await attempt(.tryNow, trial) { await host.office.current.edition.blueprint }
                guard let draft else { return [now] }
                return [
                    now,
                    try await attempt(.tryInDraft, trial) {
                        try await host.office.candidate(draft, by: author).blueprint
                    },
                ]
            }
        }
        return TeamTryPage(
            frame: TeamFrame(visit: visit),
            place: place,
            question: question,
            asksForPerson: trial.asksForPerson,
            attempts: attempts
        ).page.answer()
    }

    /// Room for a file of the longest kind, written as forms are.
    private static let longestForm = 1 << 20

    private func attempt(
        _ title: TeamWord,
        _ trial: Trial,
        with blueprint: @Sendable () async throws -> Blueprint
    ) async throws -> TeamTryPage.Attempt {
        do {
            return TeamTryPage.Attempt(title: title, result: .success(try await trial.run(blueprint(), in: host)))
        } catch let faults as Faults {
            let sentences = faults.all.map { HTML.own("\($0)", in: "en") }
            return TeamTryPage.Attempt(title: title, result: .failure(TeamTryPage.Attempt.Fault(sentences: sentences)))
        } catch let exceeded as DraftLimits.Exceeded {
            let fault = TeamTryPage.Attempt.Fault(sentences: [exceeded.html])
            return TeamTryPage.Attempt(title: title, result: .failure(fault))
        }
    }
}
