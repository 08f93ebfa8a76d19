/// What the writer has done, for metrics and for the sign on the door.
package struct WriterMeter: Sendable {
    package fileprivate(set) var commits = 0
    package fileprivate(set) var jobs = 0
    package fileprivate(set) var failedBatches = 0
    package fileprivate(set) var syncing = Duration.zero
    package fileprivate(set) var slowestCommit = Duration.zero
    /// Why the database cannot be written at present; `nil` when the last commit went well.
    package fileprivate(set) var trouble: DatabaseError?

    mutating func committed(_ count: Int, in time: Duration) {
        commits += 1
        jobs += count
        syncing += time
        slowestCommit = max(slowestCommit, time)
        trouble = nil
    }

    mutating func failed(_ error: DatabaseError) {
        failedBatches += 1
        trouble = error
    }
}
