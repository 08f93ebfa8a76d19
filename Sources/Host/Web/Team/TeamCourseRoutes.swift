import Pipeline
import Reactor

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
        return TeamLearnedPage(frame: TeamFrame(visit: visit), course: course, entries: entries).page.answer()
    }
}
