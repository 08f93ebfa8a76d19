import Cryptography
import MarkdownHTML
import Pipeline
import Reactor
import Responders

/// Everything a running host consists of, put together once.
struct TutorHost: Sendable {
    let settings: Settings
    let store: SQLiteStore
    let catalogue: CourseCatalogue
    let teaching: CurrentTeaching
    let office: ConfigurationOffice
    let locks: LockBoard
    let hub: SessionHub
    let desk: Desk
    /// What tutors have taught the chains.
    let shelf: LearnedShelf
    let runner: TurnRunner
    let lobby: Lobby
    let life: SessionLife
    let identity: Identity
    let log: Log
    let languages: Languages
    let meter: Meter
    let feed: TurnFeed
    /// What parts are offered, now and after a reload.
    let ports: Ports
    let loop: PartLoop
    let outbox: Outbox
    let state = HostState()
    /// What people try out besides, so that those who learn notice nothing of it.
    let trials = Seats(4)
    let replays = Seats(1)

    /// Opens the store and puts everything together; nothing listens or runs yet.
    static func open(_ settings: Settings, _ shell: Shell, log: Log) async throws -> TutorHost {
        let now: @Sendable () -> Moment = Rim.now
        let papers = try await Papers(settings, shell)
        let (isFirst, file) = (!SQLiteStore.isThere(settings["database"]), settings["key-file"])
        let isNewKey = (try? KeyFile.isMissing(at: file)) ?? false
        let key = try Identity.key(settings)
        if isNewKey, !isFirst {
            log.warning("the token key was not there, and a new one signs everybody out", ["file": file])
        }
        var rules = StoreRules(now: now, patience: settings.span("expire-after"))
        rules.practice = PracticeLimits(
            idle: settings.span("end-practice-after"),
            pause: settings.span("end-paused-practice-after")
        )
        let store = try await SQLiteStore(settings["database"], rules: rules)
        let catalogue = CourseCatalogue(store: store)
        let hub = SessionHub(store: store)
        let loop = PartLoop()
        try await store.releaseOrphanedTokens()
        let shelf = LearnedShelf(store: store, catalogue: catalogue)
        let ports = Ports.host(store, hub, shelf, on: loop) { part, line in
            log.info("part says", ["part": part, "line": line])
        } warn: { part, line in
            log.warning("part warns", ["part": part, "line": line])
        }
        let opening = try await ConfigurationOffice.Opening(papers, settings["config"], store, ports, log)
        let locks = LockBoard(store: store, now: now)
        let teaching = CurrentTeaching(opening.plan, locks: locks)
        let clock = ContinuousClock()
        let (meter, feed) = (Meter(), TurnFeed())
        let life = SessionLife(
            settings: SessionLife.Settings(grace: settings.span("pause-after"), expiry: settings.span("expire-after")),
            store: store,
            hub: hub,
            clock: clock,
            now: now
        )
        let html = RenderedAnswers().html
        let desk = Desk(
            store: store,
            hub: hub,
            queues: { teaching.current.queues },
            zones: ZoneFiles(readFile: shell.readFile),
            html: html,
            now: now
        )
        let runner = TurnRunner(
            store: store,
            hub: hub,
            teaching: teaching,
            html: html,
            clock: clock,
            people: desk,
            report: { report in
                meter.note(report)
                if !report.isDraft { feed.tell(report) }
            }
        )
        return TutorHost(
            settings: settings,
            store: store,
            catalogue: catalogue,
            teaching: teaching,
            office: ConfigurationOffice(opening, teaching: teaching, ports: ports, catalogue: catalogue, log: log),
            locks: locks,
            hub: hub,
            desk: desk,
            shelf: shelf,
            runner: runner,
            lobby: Lobby(),
            life: life,
            identity: try await Identity.open(key, store: store, sites: papers.sites, log: log, now: now),
            log: log,
            languages: papers.languages,
            meter: meter,
            feed: feed,
            ports: ports,
            loop: loop,
            outbox: try await outbox(papers.subscriptions, store, loop, log)
        )
    }

    static func sites(_ settings: Settings, _ shell: Shell) throws -> [Site] {
        try settings.list("token-issuers", shell) { try Site.all(in: $0, file: $1) }
    }

    /// What conversations share.
    var conversations: ConversationHost {
        ConversationHost(
            store: store,
            hub: hub,
            desk: desk,
            runner: runner,
            lobby: lobby,
            authenticator: identity.authenticator,
            life: life,
            now: Rim.now,
            version: TutorServer.version,
            frame: Limits(settings).message
        )
    }
}
