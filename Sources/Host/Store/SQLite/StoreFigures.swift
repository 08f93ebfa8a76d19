internal import SQLite

/// How a store is doing, for those who watch it.
package struct StoreFigures: Sendable {
    package let commits: Int
    package let writes: Int
    package let failedBatches: Int
    /// Why the last thing that was to be written could not be; `nil` when it could.
    package let trouble: String?
    package let waitingWrites: Int
    package let waitingReads: Int
    package let syncing: Duration
    package let slowestCommit: Duration
}

extension SQLiteStore {
    package var figures: StoreFigures {
        let meter = database.meter
        return StoreFigures(
            commits: meter.commits,
            writes: meter.jobs,
            failedBatches: meter.failedBatches,
            trouble: meter.trouble?.sentence,
            waitingWrites: database.waitingWrites,
            waitingReads: database.waitingReads,
            syncing: meter.syncing,
            slowestCommit: meter.slowestCommit
        )
    }

    /// Lets callers that come in bursts wake a thread of the database once, after the last of them: one commit, or one
    /// snapshot, then serves them all.
    ///
    /// `gathering` takes the ring to make, and says whether it will make it soon.
    package func gather(by gathering: @escaping @Sendable (_ ring: @escaping @Sendable () -> Void) -> Bool) {
        database.gather(by: gathering)
    }
}
