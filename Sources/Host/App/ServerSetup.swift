import Cryptography
import Reactor

extension TutorHost {
    /// What the server asks for every request.
    func site(_ loops: @escaping @Sendable () -> [EventLoop]) -> @Sendable (Request) async -> Response {
        let origins = Set(settings.list("origins").compactMap(Origin.init))
        let router = Router(
            routes: routes,
            authenticator: identity.authenticator,
            log: log,
            origins: origins,
            languages: languages,
            store: store
        )
        return { request in
            // A turn runs on the loop of the connection that asked.
            let loop = loops().first { $0.isCurrent }
            return await router.answer(request, on: loop)
        }
    }

    /// How turns were answered.
    var traces: TraceRoutes {
        TraceRoutes(store: store, namesAreShown: settings.isOn("names-in-traces"), place: desk.placeInLine)
    }

    /// Everything the host answers.
    var routes: [Route] {
        let demo = settings.isOn("demo") ? Demo.people : []
        let tutoring =
            TutoringRoutes(host: conversations).all + TalkRoutes(host: conversations).all
            + DeskRoutes(host: conversations).all
            + LearnedRoutes(store: store, office: office, shelf: shelf).all
        let teaching =
            LockRoutes(board: locks, catalogue: catalogue).all
            + CatalogueRoutes(store: store, catalogue: catalogue, locks: locks).all
            + ConfigurationRoutes(office: office).all
            + traces.all + WatchingRoutes(host: self).all + ReplayRoutes(host: self).all
        let practice =
            PracticeRoutes(store: store, teaching: self.teaching).all + AttemptRoutes(store: store).all
            + QuestionRoutes(store: store).all
            + PracticePages(store: store, conversations: conversations, now: Rim.now, randomness: .system).all
            + AnalyticsRoutes(progress: PracticeProgress(store: store, now: Rim.now)).all
        let people =
            AuthRoutes(identity: identity).all + FormRoutes(identity: identity, demo: demo).all
            + AccountRoutes(store: store, identity: identity).all
            + PeopleRoutes(store: store, identity: identity, lobby: lobby).all
            + PrivacyRoutes(store: store, erasure: Erasure(store: store, desk: desk, signIn: identity.signIn)).all
        let pages = PageRoutes(store: store, life: life, teaching: self.teaching, demo: demo).all
        let routes =
            pages + TeamPageRoutes(host: self).all + AssetRoutes(assets: .embedded, languages: languages).all + people
            + tutoring + practice
            + teaching
            + HealthRoutes(host: self).all + BackupRoutes(host: self).all + OutboxRoutes(store: store).all
        return routes + [OpenAPI.route(describing: routes)]
    }
}
