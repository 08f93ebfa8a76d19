import Cryptography
import Reactor

/// `tutor.v1` for networks that let no WebSocket through.
struct TalkRoutes: Sendable {
    let host: ConversationHost
    private let talks = StreamedTalks()

    private static let path = "\(TutoringRoutes.base)/talk"

    init(host: ConversationHost) { self.host = host }

    var all: [Route] {
        [
            Route(
                method: "GET",
                path: Self.path,
                access: .anyone,
                summary: "Opens a talk in tutor.v1 without a WebSocket: the host's frames, as server-sent events.",
                answers: .events,
                answer: begin
            ),
            Route(
                method: "POST",
                path: "\(Self.path)/{talk}",
                access: .anyone,
                summary: "Sends a frame in such a talk; answered once it is taken, and its reply is an event.",
                parameters: [Route.Parameter(name: "talk", meaning: "the name that the first event told")],
                content: Route.Content(types: ["text/plain"], meaning: "one frame"),
                answers: .nothing,
                statuses: [204],
                answer: take
            ),
        ]
    }

    @Sendable private func begin(_ call: Call) -> Response {
        .events { [host, talks, loop = call.loop] writer in
            try await writer.follow { line in
                let talk = StreamedTalk(Conversation(host: host, line: line, loop: loop), on: line)
                let name = talks.enter(talk)
                line.tell("talk", name.description.utf8)
                while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
                talks.leave(name)
                talk.end()
            }
        }
    }

    @Sendable private func take(_ call: Call) async throws -> Response {
        let talk = try talks.talk(call.path("talk"))
        guard call.content.count <= host.frame else {
            throw Refused(.tooLarge, "A frame must have at most \(host.frame) bytes.")
        }
        try await talk.take(call.content)
        return Response(status: 204)
    }
}
