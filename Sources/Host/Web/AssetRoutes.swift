import Reactor

/// The scripts and styles that pages ask for.
struct AssetRoutes: Sendable {
    let assets: Assets
    var languages = Languages.english

    var all: [Route] {
        [
            Route(
                method: "GET",
                path: "/assets/{folder}/{file}",
                access: .anyone,
                summary:
                    "Gives a script or a style sheet in a folder; widget/tutor-chat.js is the learner's widget, words/widget.fr.json its texts in French.",
                parameters: [
                    Route.Parameter(
                        name: "folder",
                        meaning: "client, desk, library, pages, practice, team, widget or words"
                    ),
                    Self.file,
                ],
                answers: .type("text/javascript", "text/css", meaning: "the file")
                    .or("application/json", "texts by their names", .named(.text)),
                statuses: [200, 304],
                answer: { call in
                    try await answer("\(call.path("folder"))/\(call.path("file"))", call.request)
                }
            )
        ]
    }

    private static let file = Route.Parameter(name: "file", meaning: "the name of the file")

    private func answer(_ path: String, _ request: Request) async throws(Refused) -> Response {
        let words = path.hasPrefix("words/") ? languages.file(String(path.dropFirst("words/".count))) : nil
        let asset = if let words { words } else { await assets.asset(path) }
        guard let asset else { throw Refused(.notFound, "There is no such file.") }
        return asset.answer(request)
    }
}
