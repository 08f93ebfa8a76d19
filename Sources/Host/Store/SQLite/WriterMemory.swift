/// What the writer knows without asking the file: the sessions that were written to lately.
///
/// Two generations: a session that is used moves to the young one; when that is full, the old one is forgotten.
struct WriterMemory {
    static let generation = 2048

    private var young: [SessionID: LiveSession] = [:]
    private var old: [SessionID: LiveSession] = [:]

    mutating func session(_ id: SessionID, load: () throws -> LiveSession) rethrows -> LiveSession {
        if let session = young[id] { return session }
        let session = try old[id] ?? load()
        if young.count >= Self.generation {
            old = young
            young = [:]
        }
        young[id] = session
        return session
    }

    mutating func forget(_ id: SessionID) {
        young[id] = nil
        old[id] = nil
    }

    mutating func forgetAll() { self = WriterMemory() }
}

/// A session as the writer's next transaction will find it.
///
/// It lives on the writer's thread only, and goes with the rest of the memory when a transaction is undone.
final class LiveSession {
    let id: SessionID
    let row: Int64
    let learner: Person
    var state: SessionState
    var since: Moment
    /// The last place in the log.
    var head: Int64
    /// The last place that everybody may see.
    var visibleHead: Int64
    @exclusivity(unchecked) var keys: RecentKeys
    /// Turns without an ending, by place: the row that opened each, and whether a checkpoint was written.
    var running: [Int64: RunningTurn] = [:]
    /// The question that a person has, or is waited for with.
    var ticket: LiveTicket?
    /// Whether a person has the conversation.
    var isOwned: Bool { ticket?.state.isOwned ?? false }

    init(
        id: SessionID,
        row: Int64,
        learner: Person,
        state: SessionState,
        since: Moment,
        head: Int64,
        visibleHead: Int64,
        keys: RecentKeys
    ) {
        self.id = id
        self.row = row
        self.learner = learner
        self.state = state
        self.since = since
        self.head = head
        self.visibleHead = visibleHead
        self.keys = keys
    }
}

struct RunningTurn {
    let row: Int64
    var hasCheckpoint: Bool
}

/// An account by its name outside and its row inside.
struct Person: Equatable {
    let id: AccountID
    let row: Int64
}
