import Pipeline

/// A replay for somebody who watches it from afar, line by line: how far it is, what differs, and the summary.
struct DraftReplay: Sendable {
    let blueprint: Blueprint
    let since: Moment
    /// Only turns of this course.
    let course: String?

    /// Replays beside the loops that serve learners; ends when whoever reads is gone.
    ///
    /// - Parameters:
    ///   - path: the database, which is only read.
    ///   - most: how many differences are shown; more are counted.
    func run(_ path: String, showing most: Int, _ write: (String) async throws -> Void) async throws {
        let (lines, line) = AsyncStream.makeStream(of: JSON.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask(executorPreference: globalConcurrentExecutor, priority: .utility) {
                defer { line.finish() }
                do {
                    line.yield(["summary": try await replayed(path, showing: most, line)])
                } catch let error as StoreError {
                    let refused = Refused(error)
                    line.yield(["problem": .string(refused.message), "code": .string(refused.code.rawValue)])
                } catch let faults as Faults {
                    line.yield(["problem": .string("\(faults)")])
                }
            }
            for await json in lines { try await write(json.text + "\n") }
            try await group.waitForAll()
        }
    }

    private func replayed(
        _ path: String,
        showing most: Int,
        _ line: AsyncStream<JSON>.Continuation
    ) async throws -> JSON {
        let archive = TurnArchive(path)
        let total = try archive.count(after: archive.place(before: since), course: course)
        let replay = try Replay(blueprint, over: archive, since: since, course: course, workers: 1)
        var (shown, told) = (0, 0)
        let summary = try await replay.run(
            show: { turn in
                guard shown < most else { return }
                shown += 1
                line.yield(["difference": turn.json])
            },
            progress: { summary in
                // Pages without a turn of this course are passed over in silence.
                guard summary.seen > told else { return }
                told = summary.seen
                line.yield(["progress": ["seen": .integer(Int64(summary.seen)), "of": .integer(total)] as JSON])
            }
        )
        guard case .object(var members) = summary.json else { return summary.json }
        members.set("shown", .integer(Int64(shown)))
        return .object(members)
    }
}
