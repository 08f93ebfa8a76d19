import Locking
import Cryptography
import Testing

@testable import Host

@Suite struct BoundedStateTests {
    private let start = Moment(seconds: 1_800_000_000)

    private func bearer(_ name: String = "ada", login: String = "l1") -> Bearer {
        Bearer(account: account(name), login: login, issued: start, expires: start + .seconds(900))
    }

    @Test func `what fades is there for its life and gone after two`() {
        var map = Fading<String, Int>(life: .seconds(10), most: 100)
        map.set("a", 1, now: start)
        #expect(map.value("a", now: start + .seconds(10)) == 1)
        map.set("b", 2, now: start + .seconds(11))
        #expect(map.value("a", now: start + .seconds(21)) == nil)
        #expect(map.value("b", now: start + .seconds(21)) == 2)
        #expect(map.value("b", now: start + .seconds(100)) == nil)
    }

    @Test func `however many knock, what fades holds no more than twice its most`() {
        var map = Fading<Int, Int>(life: .seconds(1000), most: 10)
        for key in 0..<1000 { map.set(key, key, now: start) }
        #expect((0..<1000).count { map.value($0, now: start) != nil } <= 20)
        #expect(map.value(999, now: start) == 999)
    }

    @Test func `a ticket opens one socket`() {
        let tickets = OneUseTickets(randomness: .system)
        let ticket = tickets.issue(to: bearer(), now: start)
        #expect(tickets.redeem(ticket, now: start + .seconds(1)) == bearer())
        #expect(tickets.redeem(ticket, now: start + .seconds(1)) == nil)
    }

    @Test func `a ticket that was not used in time opens none`() {
        let tickets = OneUseTickets(randomness: .system)
        #expect(tickets.redeem(tickets.issue(to: bearer(), now: start), now: start + .seconds(30)) == nil)
        #expect(tickets.redeem(tickets.issue(to: bearer(), now: start), now: start + .seconds(29)) != nil)
    }

    @Test func `a ticket does not outlive the token it was made with`() {
        let tickets = OneUseTickets(randomness: .system)
        let late = start + .seconds(890)
        #expect(tickets.redeem(tickets.issue(to: bearer(), now: late), now: start + .seconds(900)) == nil)
    }

    @Test func `one ticket asked for by many at once is had by one`() async {
        let tickets = OneUseTickets(randomness: .system)
        let ticket = tickets.issue(to: bearer(), now: start)
        let had = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 { group.addTask { tickets.redeem(ticket, now: start) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(had == 1)
    }

    @Test func `revoking a login ends its tokens and no others`() {
        let revocations = Revocations()
        revocations.add(.login("l1"), until: start + .seconds(900), now: start)
        #expect(revocations.cover(bearer()))
        #expect(!revocations.cover(bearer(login: "l2")))
    }

    @Test func `revoking an account ends the tokens made before, not those made after`() {
        let revocations = Revocations()
        revocations.add(.account(account("ada"), madeUpTo: start), until: start + .seconds(900), now: start)
        #expect(revocations.cover(bearer(login: "any")))
        #expect(!revocations.cover(bearer("bob")))
        var later = bearer()
        later.issued = start + .milliseconds(1)
        #expect(!revocations.cover(later))
    }

    @Test func `revocations are told to those who watch and forgotten when they no longer matter`() {
        let revocations = Revocations()
        let told = Lock(0)
        revocations.observe { told.withLock { $0 += 1 } }
        for number in 0..<5000 {
            let now = start + .seconds(number)
            revocations.add(.login("l\(number)"), until: now + .seconds(10), now: now)
        }
        #expect(told.withLock(\.self) == 5000)
        #expect((0..<5000).count { revocations.cover(bearer(login: "l\($0)")) } < 1100)
        #expect(revocations.cover(bearer(login: "l4999")))
    }

    @Test func `a limit allows its burst, then one for each refill`() {
        let limit = AttemptLimit(burst: 3, refill: .seconds(30))
        #expect((0..<3).allSatisfy { _ in limit.take("a", now: start) == nil })
        #expect(limit.take("a", now: start) == .seconds(30))
        #expect(limit.take("a", now: start + .seconds(15)) == .seconds(15))
        #expect(limit.take("b", now: start) == nil)
        #expect(limit.take("a", now: start + .seconds(30)) == nil)
        #expect(limit.take("a", now: start + .seconds(30)) != nil)
        #expect((0..<3).allSatisfy { _ in limit.take("a", now: start + .seconds(1000)) == nil })
        #expect(limit.take("a", now: start + .seconds(1000)) != nil)
    }

    @Test func `an attempt given back can be made again, but never more than the burst`() {
        let limit = AttemptLimit(burst: 1, refill: .seconds(30))
        limit.giveBack("a", now: start)
        #expect(limit.take("a", now: start) == nil)
        limit.giveBack("a", now: start)
        limit.giveBack("a", now: start)
        #expect(limit.take("a", now: start) == nil)
        #expect(limit.take("a", now: start) != nil)
    }

    @Test func `a clock that jumps back neither frees nor locks for good`() {
        let limit = AttemptLimit(burst: 1, refill: .seconds(30))
        #expect(limit.take("a", now: start) == nil)
        #expect(limit.take("a", now: start - .seconds(10)) != nil)
        #expect(limit.take("a", now: start + .seconds(30)) == nil)
    }
}
