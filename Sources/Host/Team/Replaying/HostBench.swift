import Pipeline
import Responders

/// Doors for the benchmarks, which measure what commands do without printing it.
package enum HostBench {
    /// Replays turns of a database through a chain with one FAQ, and counts them; `progress` is told how many there were.
    package static func replay(
        _ path: String,
        faq: String,
        since: Moment,
        workers: Int,
        progress: (Int) -> Void
    ) async throws -> (turns: Int, differing: Int) {
        let chain = """
            { "version": 1, "enrich": ["course", "history"], "guard": ["pii"],
              "respond": [ { "use": "faq", "file": "faq.md" }, { "use": "say", "text": "Think again." } ] }
            """
        let blueprint = try Blueprint(json: chain, reading: .texts(["faq.md": faq]), modules: .standard)
        let replay = try Replay(
            blueprint,
            over: TurnArchive(path),
            since: since,
            workers: workers
        )
        let summary = try await replay.run(show: { _ in }, progress: { progress($0.compared) })
        return (summary.compared, summary.differing)
    }
}
