import Pipeline
import Reactor

/// What goes on right now: turns as they end for the teaching team, figures for the operator.
struct WatchingRoutes: Sendable {
    let host: TutorHost

    var all: [Route] {
        [
            Route(
                method: "GET",
                path: "/admin/turns",
                access: .may(.readConfiguration, .host),
                summary: "Follows the turns of your courses as server-sent events, each as it ends, with its steps.",
                headers: [.lastEvent],
                answers: .events,
                answer: follow
            ),
            Route(
                method: "GET",
                path: "/admin/figures",
                access: .may(.readMetrics, .host),
                summary: "Gives the figures since the start: turns, parts, connections, what is waiting for the disk.",
                answers: .json(.figures),
                answer: figures
            ),
        ]
    }

    @Sendable private func follow(_ call: Call) async throws -> Response {
        let (bearer, subject) = (try call.known(), call.subject)
        let last = call.header("Last-Event-ID")
        return .events { [host] writer in
            let watcher = host.feed.watch(after: last)
            // Who is in the lobby is sent away when their token ends or their rights change.
            let member = host.lobby.enter(watcher, as: bearer, subject)
            defer { host.lobby.leave(member) }
            try await writer.write(": turns as they end\n\n")
            try await watcher.follow { news in
                guard let event = await host.event(news, for: subject) else { return }
                try await writer.write(event)
                watcher.noteSpoken()
            }
        }
    }

    @Sendable private func figures(_ call: Call) async throws -> Response {
        guard case .object(var members) = host.meter.json else { return .json(.null) }
        let store = host.store.figures
        members.set("conversations", .integer(Int64(host.lobby.counts.known)))
        members.set("sessions", .integer(Int64(host.hub.all.count)))
        members.set("connections", .integer(Int64(host.state.counters?.connections ?? 0)))
        members.set("waiting", .integer(Int64(store.waitingWrites + store.waitingReads)))
        members.set("watchers", .integer(Int64(host.feed.count)))
        members.set("revision", .string(host.teaching.current.revision))
        return .json(.object(members))
    }
}

extension TutorHost {
    /// What is written to somebody who watches; `nil` when it is none of their business.
    ///
    /// The name of a turn is its event's id, by which a browser that comes back says what it had.
    fileprivate func event(_ news: TurnWatcher.News, for subject: Subject) async -> String? {
        switch news {
        case .quiet: return ": still here\n\n"
        case .missed: return "event: missed\ndata: {}\n\n"
        case .turn(let report):
            guard let json = await told(report, subject) else { return nil }
            let id = report.turn.map { "id: \($0)\n" } ?? ""
            return "\(id)event: turn\ndata: \(json.text)\n\n"
        }
    }
}
