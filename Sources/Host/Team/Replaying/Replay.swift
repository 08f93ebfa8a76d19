import Cryptography
import Pipeline

/// Runs stored turns through a candidate chain, and says what would have been different.
///
/// Turns are read a page at a time, in the order in which they were asked, and shared among workers by their learners,
/// so that what a part remembers of a learner it remembers in order. Nothing is written, and the same turns and the
/// same candidate give the same result, however many workers there are.
struct Replay: Sendable {
    let archive: TurnArchive
    let rehearsals: [Rehearsal]
    let since: Moment
    /// Only turns that were asked in this course.
    var course: String?

    /// Turns before `since` that are run but not compared, so that limits in time begin as they were.
    private static let warmUp = Duration.seconds(3600)
    private static let page = 2000

    /// - Parameters:
    ///   - archive: the database, which is only read.
    ///   - workers: how many turns run side by side.
    init(
        _ blueprint: Blueprint,
        over archive: TurnArchive,
        since: Moment,
        course: String? = nil,
        isLive: Bool = false,
        workers: Int,
        log: @escaping @Sendable (_ part: String, _ line: String) -> Void = { _, _ in }
    ) throws {
        let courses = Dictionary(uniqueKeysWithValues: try archive.courses().map { ($0.id, $0) })
        let learned = try archive.approvedAnswers()
        (self.archive, self.since, self.course) = (archive, since, course)
        rehearsals = try (0..<max(1, workers)).map { _ in
            // Each reads on a connection of its own.
            try Rehearsal(
                blueprint,
                archive: TurnArchive(archive.path),
                courses: courses,
                learned: learned,
                isLive: isLive,
                log: log
            )
        }
    }

    /// Replays everything; `show` is told of each turn that comes out differently, in order, and `progress` of the count.
    func run(
        show: (ReplayedTurn) -> Void,
        progress: (ReplaySummary) -> Void = { _ in }
    ) async throws -> ReplaySummary {
        var summary = ReplaySummary()
        var page = try archive.turns(after: try archive.place(before: since - Self.warmUp), limit: Self.page)
        while let last = page.last {
            try Task.checkCancellation()
            async let following = { try archive.turns(after: last.row, limit: Self.page) }()
            for (turn, replayed) in zip(page, try await replay(page)) where turn.openedAt >= since {
                // Who may see one course is not told how much is asked in others.
                guard course == nil || course == replayed?.course ?? turn.course else { continue }
                summary.seen += 1
                guard let replayed else {
                    summary.leftOut += 1
                    continue
                }
                summary.count(replayed)
                if replayed.differs { show(replayed) }
            }
            progress(summary)
            page = try await following
        }
        return summary
    }

    /// The turns of a page, in its order; `nil` for those that cannot be compared.
    private func replay(_ page: [RecordedTurn]) async throws -> [ReplayedTurn?] {
        var shares = [[Int]](repeating: [], count: rehearsals.count)
        for (place, turn) in page.enumerated() {
            shares[Int(turn.learner.unique.low % UInt64(rehearsals.count))].append(place)
        }
        return try await withThrowingTaskGroup(of: [(Int, ReplayedTurn?)].self) { group in
            for (rehearsal, share) in zip(rehearsals, shares) where !share.isEmpty {
                group.addTask {
                    var results: [(Int, ReplayedTurn?)] = []
                    results.reserveCapacity(share.count)
                    for place in share {
                        let script = TurnScript(page[place])
                        results.append((place, try await script.asyncMap(rehearsal.replay)))
                    }
                    return results
                }
            }
            var all = [ReplayedTurn?](repeating: nil, count: page.count)
            for try await results in group {
                for (place, replayed) in results { all[place] = replayed }
            }
            return all
        }
    }
}

extension RecordedTurn {
    /// Where it was asked, as its trace says.
    fileprivate var course: String { StoredTrace(trace).beginning.course }
}

extension Optional {
    fileprivate func asyncMap<Value>(_ transform: (Wrapped) async throws -> Value) async rethrows -> Value? {
        if let self { try await transform(self) } else { nil }
    }
}
