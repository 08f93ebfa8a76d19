import Locking

/// The one thread that writes: what has queued while it was busy becomes its next transaction.
///
/// Sharing a commit is what makes waiting for the disk affordable: a thousand callers pay for one sync. A caller hears
/// back only after the commit that holds its rows.
///
/// `Memory` is what the jobs wish to remember from one to the next without asking the file, such as the last number
/// given out. It must never know more than the file, so it is made anew whenever a transaction was undone.
final class Writer<Memory>: Sendable {
    let jobs = Mailbox<Job<Memory>>()
    let meter = Lock(WriterMeter())
    private let thread: WorkerThread

    init(_ settings: DatabaseSettings, _ connection: sending Connection, memory: @escaping @Sendable () -> Memory) {
        let bench = WriterBench(settings, connection, meter, memory)
        let sealed = Sealed(bench)
        thread = WorkerThread { [jobs] in
            var batch: [Job<Memory>] = []
            while jobs.take(upTo: settings.batch, into: &batch) {
                sealed.content.perform(batch)
                sealed.content.tidy(isIdle: jobs.count == 0)
            }
            sealed.content.close()
        }
    }

    /// Lets the queued jobs end, then ends the thread.
    func close() {
        jobs.close()
        thread.join()
    }
}

/// Carries something to the one thread that uses it.
///
/// Safe because the only reference goes into the thread's closure, and nothing outside touches it again.
struct Sealed<Content>: @unchecked Sendable {
    let content: Content
    init(_ content: sending Content) { self.content = content }
}
