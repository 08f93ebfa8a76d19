import Reactor

/// What operators and their tools ask: whether the host lives, whether it can take work, and how it is doing.
struct HealthRoutes: Sendable {
    let host: TutorHost

    var all: [Route] {
        [
            Route(
                method: "GET",
                path: "/healthz",
                access: .anyone,
                summary: "Says that the process is running.",
                answers: .type("text/plain", meaning: "ok"),
                answer: { _ in Response(text: "ok\n") }
            ),
            Route(
                method: "GET",
                path: "/readyz",
                access: .anyone,
                summary: "Says whether the host can take questions: 503 when its store cannot write or it is draining.",
                answers: .type("text/plain", meaning: "ready, or why not"),
                statuses: [200, 503],
                answer: ready
            ),
            Route(
                method: "GET",
                path: "/metrics",
                access: .anyone,
                summary: "Gives figures as OpenMetrics, to a loopback address or an operator.",
                answers: .type("application/openmetrics-text", meaning: "the figures"),
                answer: metrics
            ),
            Route(
                method: "POST",
                path: "/admin/drain",
                access: .may(.operate, .host),
                summary: "Lets answers end and stops the host, as SIGTERM does; it is up to others to start it again.",
                answers: .json(.draining),
                statuses: [202],
                answer: drain
            ),
        ]
    }

    @Sendable private func ready(_ call: Call) async throws -> Response {
        if host.state.isDraining { return Response(status: 503, text: "draining\n") }
        do { try await host.store.probe() } catch { return Response(status: 503, text: "store: \(error.sentence)\n") }
        return Response(text: "ready\n")
    }

    /// The answer goes out first: requests that run are let end.
    @Sendable private func drain(_ call: Call) async throws -> Response {
        host.log.info("asked to drain", ["by": "\(try call.known().account)"])
        host.state.askToEnd()
        let grace = host.settings.span("grace").wholeMilliseconds
        return .json(["draining": true, "grace_ms": .integer(grace)], status: 202)
    }

    @Sendable private func metrics(_ call: Call) async throws -> Response {
        guard call.request.remoteAddress.isLoopback || can(call.subject, .readMetrics, .host) else {
            throw Refused(call.bearer == nil ? .unauthorized : .forbidden)
        }
        var exposition = Exposition()
        host.meter.expose(in: &exposition)
        exposeRoom(in: &exposition)
        exposeStore(in: &exposition)
        host.desk.expose(in: &exposition)
        host.outbox.expose(try await host.store.outbox(limit: 0), in: &exposition)
        return Response(
            type: "application/openmetrics-text; version=1.0.0; charset=utf-8",
            text: exposition.text
        )
    }

    private func exposeRoom(in exposition: inout Exposition) {
        let lobby = host.lobby.counts
        exposition.add(
            "conversations",
            .gauge,
            "Open connections of clients, by whether they have said hello.",
            [([("hello", "yes")], Double(lobby.known)), ([("hello", "no")], Double(lobby.unknown))]
        )
        exposition.add("live_sessions", .gauge, "Tutoring sessions in memory.", Double(host.hub.all.count))
        guard let counters = host.state.counters else { return }
        exposition.add(
            "connections",
            .gauge,
            "Open connections, by protocol.",
            [
                ([("state", "http")], Double(counters.connections - counters.webSockets)),
                ([("state", "websocket")], Double(counters.webSockets)),
            ]
        )
        let counts: [(name: String, help: String, count: Int)] = [
            ("connections_accepted", "Connections accepted since the start.", counters.accepted),
            ("connections_refused", "Connections refused because the host was full.", counters.refused),
            ("requests", "Requests over HTTP.", counters.requests),
            ("requests_bad", "Requests that broke a rule or a limit.", counters.badRequests),
            ("messages_received", "Messages over sockets.", counters.messagesReceived),
            ("messages_sent", "Messages to sockets.", counters.messagesSent),
            ("bytes_received", "Bytes from clients.", counters.bytesReceived),
            ("bytes_sent", "Bytes to clients.", counters.bytesSent),
            ("slow_readers", "Sockets closed because they were not read.", counters.slowReaders),
        ]
        for (name, help, count) in counts { exposition.add(name, .counter, help, Double(count)) }
        exposition.add(
            "loop_lag_seconds",
            .gauge,
            "The longest time for which an event loop has kept its events waiting in the last seconds.",
            counters.loopLag.inSeconds
        )
    }

    private func exposeStore(in exposition: inout Exposition) {
        let figures = host.store.figures
        exposition.add(
            "store_waiting",
            .gauge,
            "Work waiting for the store.",
            [
                ([("kind", "writes")], Double(figures.waitingWrites)),
                ([("kind", "reads")], Double(figures.waitingReads)),
            ]
        )
        exposition.add("store_commits", .counter, "Commits, each with one sync of the disk.", Double(figures.commits))
        exposition.add(
            "store_writes",
            .counter,
            "Writes; divided by the commits, this tells how many share one.",
            Double(figures.writes)
        )
        exposition.add("store_commit_seconds", .counter, "Time spent in commits.", figures.syncing.inSeconds)
        exposition.add(
            "store_slowest_commit_seconds",
            .gauge,
            "The slowest commit since the start.",
            figures.slowestCommit.inSeconds
        )
        exposition.add(
            "store_failed_batches",
            .counter,
            "Batches of writes that had to be undone.",
            Double(figures.failedBatches)
        )
    }
}
