/// The threads that read, each with a connection of its own.
final class Readers: Sendable {
    let jobs = Mailbox<Job<Nothing>>()
    private let threads: [WorkerThread]

    init(_ settings: DatabaseSettings) {
        threads = (0..<max(1, settings.readers)).map { [jobs] _ in
            WorkerThread {
                var connection: Connection?
                while let job = jobs.next() { Readers.perform(job, before: jobs, &connection, settings) }
            }
        }
    }

    func close() {
        jobs.close()
        for thread in threads { thread.join() }
    }

    /// Does a job, and then those that were posted before its snapshot was made, on the same one.
    ///
    /// A snapshot has every write that anybody was told of before, so it serves all who had asked by then.
    private static func perform(
        _ first: Job<Nothing>,
        before jobs: Mailbox<Job<Nothing>>,
        _ connection: inout Connection?,
        _ settings: DatabaseSettings
    ) {
        let mark = jobs.mark
        var job = first
        do throws(DatabaseError) {
            let current: Connection
            if let connection { current = connection } else { current = try .reader(settings) }
            connection = current
            try current.run("BEGIN")
            while true {
                var nothing = Nothing()
                let failure = job.run(current, &nothing)
                // What fails may have ended the snapshot.
                let next = failure == nil && current.isInTransaction ? jobs.next(upTo: mark) : nil
                if next == nil, current.isInTransaction { try current.run("COMMIT") }
                job.finish(nil)
                guard let next else { return }
                job = next
            }
        } catch {
            connection = nil
            job.finish(error)
        }
    }
}

/// What readers remember from one job to the next.
///
/// It takes a byte: what takes no room has no place of its own, and ThreadSanitizer then sees all readers change the same.
struct Nothing: Sendable {
    private let room: UInt8 = 0
}
