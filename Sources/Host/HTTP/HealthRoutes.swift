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
                summary: "Says that the process lives.",
                answers: "text",
                answer: { _ in Response(text: "ok\n") }
            ),
            Route(
                method: "GET",
                path: "/readyz",
                access: .anyone,
                summary: "Says whether the host can take questions: 503 when its store cannot write or it is draining.",
                answers: "text",
                answer: ready
            ),
            Route(
                method: "GET",
                path: "/metrics",
                access: .anyone,
                summary: "Gives figures as OpenMetrics, to a loopback address or an operator.",
                answers: "OpenMetrics text",
                answer: metrics
            ),
        ]
    }

    @Sendable private func ready(_ call: Call) async throws -> Response {
        if host.state.isDraining { return Response(status: 503, text: "draining\n") }
        do { try await host.store.probe() } catch { return Response(status: 503, text: "store: \(error.sentence)\n") }
        return Response(text: "ready\n")
    }

    @Sendable private func metrics(_ call: Call) async throws -> Response {
        guard call.request.remoteAddress.isLoopback || can(call.subject, .readMetrics, .host) else {
            throw Refused(call.bearer == nil ? .unauthorized : .forbidden)
        }
        return Response(
            type: "application/openmetrics-text; version=1.0.0; charset=utf-8",
            text: host.meter.exposition(lobby: host.lobby.counts, sessions: host.hub.all.count)
        )
    }
}
