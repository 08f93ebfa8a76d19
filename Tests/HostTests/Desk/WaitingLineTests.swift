import Glibc
import Testing

@testable import Host

@Suite struct WaitingLineTests {
    @Test func `a place is what counting everybody would give, whoever comes and goes`() {
        var random = Seeded(seed: 7)
        var line = WaitingLine()
        var plain: Set<Int64> = []
        for step in 0..<4000 {
            let number = Int64.random(in: 1...Int64(200 + step), using: &random)
            if Bool.random(using: &random) {
                line.insert(number)
                plain.insert(number)
            } else {
                line.remove(number)
                plain.remove(number)
            }
            let asked = Int64.random(in: 1...Int64(400 + step), using: &random)
            #expect(line.place(of: asked) == Int64(plain.count { $0 < asked }) + 1)
            #expect(line.count == plain.count)
        }
    }

    @Test func `who comes back keeps the old place`() {
        var line = WaitingLine()
        for number: Int64 in [10, 11, 12] { line.insert(number) }
        line.remove(10)
        #expect(line.place(of: 12) == 2)
        line.insert(10)
        #expect([10, 11, 12].map(line.place) == [1, 2, 3])
    }
}

@Suite struct WaitEstimateTests {
    @Test func `nothing is told where it would be made up`() {
        var estimate = WaitEstimate()
        #expect(estimate.told(at: 1, tutors: 2) == nil)
        for _ in 0..<9 { estimate.note(ServedTicket(wait: .seconds(60), place: 1, tutors: 1)) }
        #expect(estimate.told(at: 1, tutors: 2) == nil)
        estimate.note(ServedTicket(wait: .seconds(60), place: 1, tutors: 1))
        #expect(estimate.told(at: 1, tutors: 1)?.p50 == .seconds(60))
        #expect(estimate.told(at: 3, tutors: 2)?.p50 == .seconds(90))
        #expect(estimate.told(at: 1, tutors: 0) == nil)
    }

    /// Five hundred tickets come to a desk at random and are served by its tutors, each for a random time.
    @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6], [1, 3])
    func `half of the waits end by what is told as the middle, and nine of ten by what is told as the limit`(
        seed: UInt64,
        tutors: Int
    ) throws {
        var random = Seeded(seed: seed)
        var estimate = WaitEstimate()
        var free = Array(repeating: 0.0, count: tutors)
        var now = 0.0
        var claims: [(at: Double, opened: Double, place: Int64)] = []
        var told: [(wait: Double, told: WaitEstimate.Told)] = []
        for _ in 0..<500 {
            now += -200 / Double(tutors) * 0.95 * log(Double.random(in: 0.0001...1, using: &random))
            // Those served by now are known; those who still wait are ahead.
            for claim in claims where claim.at <= now {
                let wait = Duration.seconds(claim.at - claim.opened)
                estimate.note(ServedTicket(wait: wait, place: claim.place, tutors: Int64(tutors)))
            }
            claims.removeAll { $0.at <= now }
            let place = Int64(claims.count + 1)
            let index = try #require(free.indices.min { free[$0] < free[$1] })
            // A tutor looks up now and then, so that even the first waits a little.
            let start = max(now, free[index]) + Double.random(in: 5...25, using: &random)
            free[index] = start - 200 * log(Double.random(in: 0.0001...1, using: &random)) * 0.9
            if let shown = estimate.told(at: place, tutors: tutors) { told.append((start - now, shown)) }
            claims.append((start, now, place))
        }
        #expect(told.count > 400)
        let ratios = told.map { $0.wait / $0.told.p50.inSeconds }.sorted()
        let within = Double(told.count { $0.wait <= $0.told.p90.inSeconds }) / Double(told.count)
        #expect((0.75...1.25).contains(ratios[ratios.count / 2]), "middle \(ratios[ratios.count / 2])")
        #expect((0.85...0.95).contains(within), "within \(within)")
    }
}
