import Pipeline
import Responders

/// Doors for the benchmarks, which measure what commands do without printing it.
package enum HostBench {
    /// Replays all turns of a database through a chain with one FAQ, and counts them.
    package static func replay(
        _ path: String,
        faq: String,
        workers: Int
    ) async throws -> (turns: Int, differing: Int) {
        let chain = """
            { "version": 1, "enrich": ["course", "history"], "guard": ["pii"],
              "respond": [ { "use": "faq", "file": "faq.md" }, { "use": "say", "text": "Think again." } ] }
            """
        let blueprint = try Blueprint(json: chain, reading: .texts(["faq.md": faq]), modules: .standard)
        let replay = try Replay(
            blueprint,
            over: TurnArchive(path),
            since: Moment(milliseconds: 0),
            workers: workers
        )
        let summary = try await replay.run(show: { _ in })
        return (summary.compared, summary.differing)
    }
}
