import Locking
import Pipeline
import Reactor

extension TutorHost {
    /// Listens and serves until the process is asked to end; then lets answers end, and ends.
    func serve(_ shell: Shell, _ configuration: ServerConfiguration, under manager: ServiceManager) async throws {
        tell(openFiles: Server.raiseDescriptorLimit())
        try await makeReady(shell)
        let loops = Lock<[EventLoop]>([])
        let server = Server(
            configuration,
            unixTime: { Rim.now().seconds },
            answer: site { loops.withLock { $0 } }
        )
        loops.withLock { $0 = server.loops }
        state.serves(server)
        if let first = server.loops.first { loop.bind(to: first) }
        // The questions of one turn of a loop share a commit, and those who come in one share a snapshot.
        store.gather { [loops = server.loops] ring in
            guard let loop = loops.first(where: \.isCurrent) else { return false }
            loop.whenTurnEnds(ring)
            return true
        }
        identity.revocations.observe { lobby.dismiss(unless: identity.authenticator.holds) }
        try await desk.open()
        try await office.relearn(shelf)
        // Before anybody is heard: what is asked from now on is answered by whoever takes it.
        let unfinished = try await unfinishedTurns()
        let addresses: [SocketAddress]
        do { addresses = try server.start() } catch { throw Complaint("\(error)") }
        for turn in unfinished { await take(up: turn, on: server.loops.first) }
        announce(addresses, shell)
        tellTerm(of: configuration.tls)
        await office.warnOfPlaces()
        manager.ready(serving(addresses))
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await keepHouse(configuration.tls) }
            group.addTask {
                await LockWatch(runner: runner, board: locks, now: Rim.now).run(clock: ContinuousClock())
            }
            group.addTask { await outbox.run { try await Task.sleep(for: .seconds(1)) } }
            group.addTask { await office.watch(clock: ContinuousClock()) }
            group.addTask { [loops = server.loops] in await manager.hearBeat(of: loops, clock: ContinuousClock()) }
            group.addTask {
                await DeskClock(desk: desk, runner: runner)
                    .run(clock: ContinuousClock(), log: log, on: server.loops.first)
            }
            await untilAskedToEnd(shell) {
                manager.reloading()
                await readAgain(shell, configuration.tls)
                manager.ready(serving(addresses))
            }
            group.cancelAll()
        }
        manager.stopping()
        state.beginDraining()
        log.info("draining", ["connections": "\(lobby.lines.count)"])
        await drain(server)
        store.close()
        log.info("stopped")
    }

    /// Waits for the operating system, or for an operator over HTTP, whoever comes first.
    private func untilAskedToEnd(_ shell: Shell, _ reload: @escaping @Sendable () async -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await shell.signals()?.awaitTermination(reload: reload) }
            group.addTask { await state.awaitEnding() }
            await group.next()
            group.cancelAll()
        }
    }

    /// Imports what is to be there from the start, and pauses what the last run left open.
    private func makeReady(_ shell: Shell) async throws {
        if !settings["courses"].isEmpty {
            try await CoursesAtStart(folder: CourseFolder(shell: shell), store: store, log: log)
                .bringIn(below: settings["courses"])
        }
        if settings.isOn("demo") {
            try await Demo(store: store, passwords: identity.passwords).prepare()
            try await DemoPractice(store: store, now: Rim.now()).prepare()
        }
        try await catalogue.refresh()
        try await locks.refresh()
        while try await store.pauseAbandoned(limit: 200).count == 200 {}
    }

    private func serving(_ addresses: [SocketAddress]) -> String {
        "Serving \(addresses.map(\.description).joined(separator: " ")), revision \(teaching.current.revision)"
    }

    /// Tells whoever started the host where to go.
    private func announce(_ addresses: [SocketAddress], _ shell: Shell) {
        let scheme = settings["tls-certificate"].isEmpty ? "http" : "https"
        log.info(
            "listening",
            ["address": addresses.map(\.description).joined(separator: " "), "revision": teaching.current.revision]
        )
        for address in addresses { shell.print("Tutorline serves \(scheme)://\(address)/") }
        if settings.isOn("demo") { shell.print(Demo.invitation) }
    }

    /// Says when the system grants fewer open files than the settings grant connections: those above would only wait.
    private func tell(openFiles: Int) {
        guard let connections = Int(settings["max-connections"]), openFiles < connections else { return }
        log.warning(
            "the system grants fewer open files than there may be connections",
            ["files": "\(openFiles)", "connections": "\(connections)"]
        )
    }

    /// What has to be looked at now and then.
    private func keepHouse(_ tls: TLS?) async {
        let clock = ContinuousClock()
        let start = clock.now
        var trust = ClockTrust(wall: Rim.now(), steady: .zero)
        var seconds = 0
        var watch = StoreWatch()
        while !Task.isCancelled {
            try? await clock.sleep(for: .seconds(1))
            lobby.tick(holds: identity.authenticator.holds)
            seconds += 1
            await look(after: &watch)
            await lobby.dismissChanged(part: seconds % 15, of: 15, now: identity.authenticator.subjects)
            guard seconds.isMultiple(of: 60) else { continue }
            if seconds.isMultiple(of: 86_400) { tellTerm(of: tls) }
            await sweep("sessions") { try await life.sweep() }
            await sweep("practice") { while try await store.sweepIdlePractice(limit: 200) == 200 {} }
            await sweep("erased") { while try await store.sweepErased() {} }
            await sweep("queues") { try await store.sweepQueueEvents() }
            let finding = trust.look(wall: Rim.now(), steady: start.duration(to: clock.now))
            if case .jumped(let span) = finding {
                log.warning(
                    "the clock was set forward: nothing is deleted for its age until it has stayed so for a day",
                    ["by_s": "\(span.components.seconds)"]
                )
            }
            guard finding == .trusted else { continue }
            await sweep("retained") { while try await store.sweepRetained() {} }
            await sweep("outbox") { try await store.sweepOutbox(failedBefore: Rim.now() - .seconds(30 * 86_400)) }
        }
    }

    /// A store that failed is asked once a second whether it has recovered, so that nobody has to ask a question for it.
    private func look(after watch: inout StoreWatch) async {
        if watch.isTroubled { try? await store.probe() }
        let figures = store.figures
        watch.note(failures: figures.failedBatches, figures.trouble, log)
    }

    /// One that fails is told of, and does not keep the others from their work.
    private func sweep(_ what: String, _ body: () async throws -> Void) async {
        do { try await body() } catch {
            log.error("sweep failed", ["of": what, "why": (error as? StoreError)?.sentence ?? "\(error)"])
        }
    }

    /// Lets answers end within the grace, then cuts them; everything that was acknowledged is on the disk.
    private func drain(_ server: Server) async {
        let grace = settings.span("grace")
        let deadline = ContinuousClock.now.advanced(by: grace)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await server.drain(grace: grace) }
            group.addTask {
                while hub.all.contains(where: \.hasTurns), ContinuousClock.now < deadline {
                    try? await Task.sleep(for: .milliseconds(20))
                }
                for room in hub.all { room.cutShort() }
                for line in lobby.lines where line is any StreamedLine { line.close(.restarting(after: .zero)) }
            }
        }
        // What was cut is being written down.
        let last = ContinuousClock.now.advanced(by: .seconds(2))
        while hub.all.contains(where: \.hasTurns), ContinuousClock.now < last {
            try? await Task.sleep(for: .milliseconds(5))
        }
        await server.stop()
    }

    private func unfinishedTurns() async throws -> [StoredTurn] {
        var turns: [StoredTurn] = []
        while true {
            let page = try await store.unfinished(after: turns.last?.id, limit: 500)
            turns += page
            if page.count < 500 { return turns }
        }
    }

    /// Goes on with a turn that the last run of the host did not end.
    ///
    /// One whose answer had begun to be read keeps what was read, and is marked; one that nobody had begun to answer
    /// is answered now.
    private func take(up turn: StoredTurn, on loop: EventLoop?) async {
        do {
            if let text = turn.checkpoint, !text.isEmpty {
                _ = try await store.end(turn.id, ReplyBody.interrupted(after: text, revision: turn.revision ?? ""))
            } else {
                let room = try await hub.session(turn.id.session)
                let asked = Question.stored(turn)
                runner.resume(
                    turn.id,
                    continuing: turn.continues,
                    asked.text,
                    asksForPerson: asked.asksForPerson,
                    in: room,
                    on: loop
                )
            }
        } catch {
            log.error("a turn could not be taken up", ["turn": "\(turn.id)", "why": error.sentence])
        }
    }
}
