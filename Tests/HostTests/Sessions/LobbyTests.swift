import Locking
import Testing

@testable import Host

@Suite struct LobbyTests {
    private let lobby = Lobby()

    private func seconds(_ count: Int, holds: (Bearer) -> Bool = { _ in true }) {
        for _ in 0..<count { lobby.tick(holds: holds) }
    }

    private func guest(_ name: String, of subject: Subject? = nil) -> (line: QuietLine, member: Lobby.Member) {
        let line = QuietLine()
        let member = lobby.enter(line)
        lobby.identify(member, as: bearer(name), subject ?? Subject(account(name)))
        return (line, member)
    }

    private func bearer(_ name: String) -> Bearer {
        Bearer(account: account(name), login: name, issued: Moment(seconds: 0), expires: Moment(seconds: 900))
    }

    @Test func `who never says who they are is sent away after five seconds, and not before`() {
        let (silent, known) = (QuietLine(), guest("ada").line)
        _ = lobby.enter(silent)
        // The first tick may come the moment after somebody came, so that at the fifth only four seconds have passed.
        seconds(5)
        #expect(silent.farewell == nil)
        seconds(1)
        #expect(silent.farewell == .noHello)
        #expect(known.farewell == nil)
    }

    @Test func `who has heard nothing for twenty seconds hears a word, and again after as many`() {
        let (quiet, busy) = (guest("ada").line, guest("bob").line)
        seconds(10)
        busy.isBusy = true
        seconds(9)
        #expect(quiet.words == 0)
        seconds(1)
        #expect(quiet.words == 1)
        seconds(20)
        #expect(quiet.words == 2 && busy.words == 0)
    }

    @Test func `whose token has ended is sent away, and who has left is not looked at any more`() {
        let (ada, bob, gone) = (guest("ada"), guest("bob"), guest("cleo"))
        lobby.leave(gone.member)
        seconds(1) { $0.login == "bob" }
        #expect(ada.line.farewell == .unauthorized && bob.line.farewell == nil && gone.line.farewell == nil)
        #expect(lobby.counts == (known: 2, unknown: 0))
    }

    @Test func `of many, looked up in parts, those whose rights have changed or who are gone are sent away`() async {
        let guests = (0..<250).map { (number: $0, line: guest("learner \($0)").line) }
        var asked: [Int] = []
        await lobby.dismissChanged(part: 0, of: 1) { bearers in
            asked.append(bearers.count)
            return bearers.map { bearer in
                if bearer.login == "learner 7" { return nil }
                var subject = Subject(bearer.account)
                if bearer.login == "learner 213" { subject.teaches = ["algebra-1"] }
                return subject
            }
        }
        #expect(asked == [100, 100, 50])
        #expect(guests.filter { $0.line.farewell == .unauthorized }.map(\.number) == [7, 213])
    }

    @Test func `a store that cannot be read for some says nothing about them, and is asked about the others`() async {
        let guests = (0..<150).map { guest("learner \($0)").line }
        var isFirst = true
        await lobby.dismissChanged(part: 0, of: 1) { bearers in
            defer { isFirst = false }
            if isFirst { throw StoreError.unavailable("away", retry: true) }
            return bearers.map { _ in nil }
        }
        #expect(guests.filter { $0.farewell != nil }.count == 50)
    }
}

/// A line to somebody who only listens.
private final class QuietLine: Line {
    private let state = Lock((words: 0, farewell: Farewell?.none, isBusy: false))

    var words: Int { state.withLock { $0.words } }
    var farewell: Farewell? { state.withLock { $0.farewell } }
    var isBusy: Bool {
        get { state.withLock { $0.isBusy } }
        set { state.withLock { $0.isBusy = newValue } }
    }

    let backlog = 0
    func wasQuiet() -> Bool { !isBusy }
    func close(_ reason: Farewell) { state.withLock { $0.farewell = reason } }
    func send(_ frame: ServerFrame) async throws { _ = post(frame) }

    func post(_ frame: ServerFrame) -> Bool {
        state.withLock { $0.words += 1 }
        return true
    }
}
