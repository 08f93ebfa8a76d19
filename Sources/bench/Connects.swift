import Cryptography
import FoundationEssentials
import Glibc
import Host

extension Benchmark {
    /// What coming costs, and what somebody costs who is there and does nothing.
    static let connects = Benchmark(
        name: "connect",
        operation: "a learner with an account and a session of their own comes with a token, is welcomed, and stays"
    ) { _ in
        let (first, all) = (100, 10_100)
        let folder = try Workspace()
        let learners = try await population(all, in: folder)
        let key = try HostKey(in: folder)
        let host = try HostProcess(in: folder)
        defer { host.stop(SIGKILL) }
        let crowd = LearnerCrowd(host.address, tokens: learners.map { key.token(for: "\($0)") }, opensSessions: false)
        try await crowd.gather(first)
        let (memory, before, start) = (host.residentBytes, host.usage, ContinuousClock.now)
        try await crowd.gather(all)
        let time = start.duration(to: .now)
        try await Task.sleep(for: .seconds(1))
        var figures = Figures(
            label: "\(all - first) learners",
            operations: all - first,
            time: time,
            used: host.usage - before
        )
        figures.notes.append("\((host.residentBytes - memory) / (all - first)) B of memory each")
        await crowd.vanish()
        return [figures]
    }
}

/// Makes learners of one course, each with a session that they can go on with.
private func population(_ count: Int, in folder: Workspace) async throws -> [AccountID] {
    let load = try await StoreLoad(callers: 1, in: folder)
    defer { load.store.close() }
    return try await withThrowingTaskGroup(of: AccountID.self) { group in
        for number in 0..<count {
            group.addTask {
                let learner = try await load.store.create(NewAccount(name: "Learner \(number)", roles: [.learner])).id
                try await load.store.enrol(learner, in: "algebra-1", to: .learn)
                let key = CommandKey(.random(.system))
                _ = try await load.store.open(
                    Opening(learner: learner, key: key, course: "algebra-1", module: "unit-2")
                )
                return learner
            }
        }
        return try await group.reduce(into: []) { $0.append($1) }
    }
}
