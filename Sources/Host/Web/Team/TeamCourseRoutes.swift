import Pipeline
import Reactor
import Responders

extension TeamPageRoutes {
    @Sendable func draft(_ visit: TeamVisit) async throws -> Response {
        TeamDraftPage(frame: TeamFrame(visit: visit), edition: await host.office.current.edition).page.answer()
    }

    @Sendable func locks(_ visit: TeamVisit) async throws -> Response {
        guard let course = try visit.place(visit.call.query("at")).course else { throw Refused(.notFound) }
        let live = try await host.locks.all().filter { $0.course == course.id }
        let blueprint = host.teaching.current.blueprint
        var rows: [TeamLocksPage.Row] = []
        for module in [nil] + course.modules.filter({ !$0.isRetired }).map(Optional.some) {
            let lock = live.first { $0.module == module?.id }
            var author: String?
            if let account = lock?.author { author = try? await host.store.account(account).name }
            rows.append(
                TeamLocksPage.Row(
                    title: module?.title,
                    module: module?.id,
                    written: blueprint.lock(course: course.id, module: module?.id),
                    live: lock,
                    author: author
                )
            )
        }
        return TeamLocksPage(frame: TeamFrame(visit: visit), course: course, rows: rows).page.answer()
    }

    @Sendable func learned(_ visit: TeamVisit) async throws -> Response {
        guard let course = try visit.place(visit.call.query("at")).course else { throw Refused(.notFound) }
        let entries = try await host.store.learned(in: course.id).sorted { $1.at < $0.at }
        let blueprint = await host.office.current.edition.blueprint
        return TeamLearnedPage(
            frame: TeamFrame(visit: visit),
            course: course,
            entries: entries,
            rivals: Self.rivals(of: entries, in: course, blueprint)
        ).page.answer()
    }

    /// What each proposal comes close to, among what was approved and what the files of the course's chain answer.
    private static func rivals(
        of answers: [LearnedAnswer],
        in course: CatalogueCourse,
        _ blueprint: Blueprint
    ) -> [LearnedAnswerID: TeamLearnedPage.Rival] {
        let proposed = answers.filter { $0.state == .proposed }
        guard !proposed.isEmpty else { return [:] }
        let questions = proposed.map { NewQuestion([$0.question] + $0.also, module: $0.module) }
        let approved = answers.filter { $0.state == .approved }
        let index = FAQIndex(
            approved.map(\.entry),
            language: Language.named(course.language) ?? .english,
            subject: course.title
        )
        var rivals: [LearnedAnswerID: TeamLearnedPage.Rival] = [:]
        let written = blueprint.resemblances(to: questions, course: course.id)
        for ((answer, question), written) in zip(zip(proposed, questions), written) {
            let learned = index.resembling(question)
            if let written, written.score >= learned?.score ?? 0 {
                rivals[answer.id] = .entry(written)
            } else if let learned, let other = approved.first(where: { $0.entry == learned.entry }) {
                rivals[answer.id] = .approved(other)
            }
        }
        return rivals
    }
}
