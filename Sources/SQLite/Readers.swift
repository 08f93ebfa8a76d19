/// The threads that read, each with a connection of its own and a snapshot for each job.
final class Readers: Sendable {
    let jobs = Mailbox<Job<Nothing>>()
    private let threads: [WorkerThread]

    init(_ settings: DatabaseSettings) {
        threads = (0..<max(1, settings.readers)).map { [jobs] _ in
            WorkerThread {
                var connection: Connection?
                var job: [Job<Nothing>] = []
                while jobs.take(upTo: 1, into: &job) {
                    for job in job { Readers.perform(job, &connection, settings) }
                }
            }
        }
    }

    func close() {
        jobs.close()
        for thread in threads { thread.join() }
    }

    private static func perform(_ job: Job<Nothing>, _ connection: inout Connection?, _ settings: DatabaseSettings) {
        var failure: DatabaseError?
        do throws(DatabaseError) {
            let current: Connection
            if let connection { current = connection } else { current = try .reader(settings) }
            connection = current
            try current.run("BEGIN")
            var nothing = Nothing()
            _ = job.run(current, &nothing)
            if current.isInTransaction { try current.run("COMMIT") }
        } catch {
            connection = nil
            failure = error
        }
        job.finish(failure)
    }
}

/// What readers remember from one job to the next.
///
/// It takes a byte: what takes no room has no place of its own, and ThreadSanitizer then sees all readers change the same.
struct Nothing: Sendable {
    private let room: UInt8 = 0
}
