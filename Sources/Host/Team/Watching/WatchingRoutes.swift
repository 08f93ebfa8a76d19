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
                summary: "Follows the turns of one's courses as server-sent events, each as it ends, with its steps.",
                answers: "text/event-stream",
                answer: follow
            ),
            Route(
                method: "GET",
                path: "/admin/figures",
                access: .may(.readMetrics, .host),
                summary: "Gives what was counted since the start: turns, parts, connections, what waits for the disk.",
                answers: "turns, parts, conversations, sessions, waiting, revision",
                answer: figures
            ),
        ]
    }

    @Sendable private func follow(_ call: Call) async throws -> Response {
        let (bearer, subject, watcher) = (try call.known(), call.subject, host.feed.watch())
        return Response(
            headers: ["Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"],
            body: .stream { [host] writer in
                try await writer.write(": turns as they end\n\n")
                for await report in watcher {
                    guard host.identity.authenticator.holds(bearer) else { return }
                    guard let report else {
                        try await writer.write(": still here\n\n")
                        continue
                    }
                    guard let json = await host.told(report, subject) else { continue }
                    try await writer.write("event: turn\ndata: \(json.text)\n\n")
                }
            }
        )
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
    /// What somebody who watches is told of a turn; `nil` when it is none of their business.
    func told(_ report: TurnReport, _ subject: Subject) async -> JSON? {
        let trace = Object.trace(course: report.course, named: settings.isOn("names-in-traces"))
        guard can(subject, .readTrace, trace) else { return nil }
        guard can(subject, .readNamesInTrace, trace), let learner = report.learner else {
            return report.json(learner: nil)
        }
        return report.json(learner: try? await store.account(learner).name)
    }
}
