import Cryptography

/// The last commands of a session, so that most of them are told from repeats without a look into the file.
///
/// Every keyed entry of a session is here or in `entry_key`: when there are too many, the oldest move there together,
/// which touches that table once in a while instead of with each message.
struct RecentKeys {
    struct Known: Equatable {
        let author: Int64
        let command: CommandStamp
        let seq: Int64
    }

    static let capacity = 48
    static let moved = 16

    /// Oldest first.
    private(set) var known: [Known]
    /// Whether older keys than these exist, in the table.
    private(set) var hasOlder: Bool
    /// The greatest of each author's keys in the table, as far as somebody has looked; all zeros where there are none.
    private var greatest: [Int64: CommandKey] = [:]

    /// What the log's end shows: `latest` is oldest first and at most `capacity` long.
    init(latest: [Known]) {
        known = latest
        hasOlder = latest.count == Self.capacity
    }

    func find(_ key: CommandKey, by author: Int64) -> Known? {
        known.last { $0.command.key == key && $0.author == author }
    }

    mutating func add(_ new: Known) { known.append(new) }

    /// The keys that have to move to the table before another is added; empty most of the time.
    var overflow: ArraySlice<Known> { known.count < Self.capacity ? [] : known.prefix(Self.moved) }

    /// The greatest of the author's keys in the table, which is looked up once.
    ///
    /// Keys begin with the time, so that those of new commands are nearly always greater, and need no look.
    mutating func greatest(by author: Int64, _ look: () throws -> CommandKey?) rethrows -> CommandKey {
        if let known = greatest[author] { return known }
        let found = try look() ?? CommandKey(UniqueID(high: 0, low: 0))
        greatest[author] = found
        return found
    }

    mutating func dropOverflow() {
        for key in overflow {
            if let known = greatest[key.author] { greatest[key.author] = max(known, key.command.key) }
        }
        known.removeFirst(overflow.count)
        hasOlder = true
    }
}
