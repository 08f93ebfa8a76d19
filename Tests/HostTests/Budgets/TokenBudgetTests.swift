import Pipeline
import Responders
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `The ledger of tokens` {
    private func spender(_ school: PracticeSchool, course: String? = "algebra-1") -> TokenSpender {
        TokenSpender(turn: Identifier("t"), learner: Identifier(school.child.description), course: course)
    }

    private let hour = TokenLimits(learner: 100, course: nil, per: .seconds(3600))

    @Test func `lets exactly one of sixty-four questions pass a budget of one`() async throws {
        let school = try await PracticeSchool()
        let spender = spender(school)
        for limits in [
            TokenLimits(learner: 1, course: nil, per: .seconds(60)),
            TokenLimits(learner: nil, course: 501, per: .seconds(60)),
        ] {
            let passed = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<64 {
                    group.addTask { try await school.store.reserve(500, for: spender, within: limits) != nil }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(passed == 1)
        }
    }

    @Test func `counts what was used in place of what was set aside, for as long as the limit says`() async throws {
        let school = try await PracticeSchool()
        let first = try #require(try await school.store.reserve(5_000, for: spender(school), within: hour))
        #expect(try await school.store.reserve(1, for: spender(school), within: hour) == nil)
        try await school.store.settle(first, used: 60)
        let second = try #require(try await school.store.reserve(5_000, for: spender(school), within: hour))
        try await school.store.settle(second, used: 60)
        // Settling twice changes nothing.
        try await school.store.settle(second, used: 0)
        #expect(try await school.store.reserve(1, for: spender(school), within: hour) == nil)
        school.clock.advance(by: .seconds(3600))
        #expect(try await school.store.reserve(1, for: spender(school), within: hour) != nil)
    }

    @Test func `gives back what a crash left set aside, and keeps what was used`() async throws {
        let school = try await PracticeSchool()
        let used = try #require(try await school.store.reserve(10, for: spender(school), within: hour))
        try await school.store.settle(used, used: 99)
        _ = try await school.store.reserve(1_000, for: spender(school), within: hour)
        #expect(try await school.store.reserve(1, for: spender(school), within: hour) == nil)
        try await school.store.releaseOrphanedTokens()
        #expect(try await school.store.reserve(1, for: spender(school), within: hour) != nil)
        #expect(try await school.store.reserve(1, for: spender(school), within: hour) == nil)
    }

    @Test func `lets the course pay for what a tutor drafts, and the learner for nothing of it`() async throws {
        let school = try await PracticeSchool()
        let both = TokenLimits(learner: 100, course: 150, per: .seconds(3600))
        let draft = TokenSpender(turn: Identifier("t"), learner: nil, course: "algebra-1")
        let mine = try #require(try await school.store.reserve(1, for: spender(school), within: both))
        try await school.store.settle(mine, used: 99)
        let drafted = try #require(try await school.store.reserve(1, for: draft, within: both))
        try await school.store.settle(drafted, used: 40)
        let again = try #require(try await school.store.reserve(1, for: spender(school), within: both))
        try await school.store.settle(again, used: 1)
        #expect(try await school.store.reserve(1, for: spender(school), within: both) == nil)
        let last = try #require(try await school.store.reserve(1, for: draft, within: both))
        try await school.store.settle(last, used: 10)
        #expect(try await school.store.reserve(1, for: draft, within: both) == nil)
        // In memory it is the same.
        let ledger = MemoryTokenLedger()
        let tight = TokenLimits(learner: 1, course: 2, per: .seconds(3600))
        for used in [true, true, false] {
            #expect(await (ledger.reserve(1, for: draft, within: tight) != nil) == used)
        }
    }

    @Test func `counts for nobody it does not know`() async throws {
        let school = try await PracticeSchool()
        let stranger = TokenSpender(turn: Identifier("t"), learner: Identifier("nobody"), course: nil)
        await #expect(throws: StoreError.self) { try await school.store.reserve(1, for: stranger, within: hour) }
        await #expect(throws: StoreError.self) {
            try await school.store.reserve(1, for: spender(school, course: "no-such"), within: hour)
        }
    }
}
