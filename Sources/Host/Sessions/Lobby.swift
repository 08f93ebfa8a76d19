import Reactor

/// Everybody who is connected, whether or not they have said who they are.
///
/// One look a second at all of them replaces a timer for each: who never says hello, whose token has ended, who has
/// heard nothing for a while.
final class Lobby: Sendable {
    typealias Member = Int

    private struct Guest: Sendable {
        let line: any Line
        var bearer: Bearer?
        /// What they may do, in short, so that a change is noticed.
        var rights = 0
        var seconds = 0
        var quiet = 0
    }

    private struct State: Sendable {
        var guests: [Member: Guest] = [:]
        var count = 0
    }

    /// A hello is due within this many seconds.
    static let helloSeconds = 5
    /// After this many seconds without a word the host says one, because browsers cannot see a WebSocket's pings.
    static let pingSeconds = 20

    private let state = Lock(State())

    func enter(_ line: any Line) -> Member {
        state.withLock { state in
            state.count += 1
            state.guests[state.count] = Guest(line: line)
            return state.count
        }
    }

    func identify(_ member: Member, as bearer: Bearer, _ subject: Subject) {
        state.withLock { state in
            state.guests[member]?.bearer = bearer
            state.guests[member]?.rights = subject.hashValue
        }
    }

    func leave(_ member: Member) { state.withLock { $0.guests[member] = nil } }

    var counts: (known: Int, unknown: Int) {
        state.withLock { state in
            let known = state.guests.values.count { $0.bearer != nil }
            return (known, state.guests.count - known)
        }
    }

    var lines: [any Line] { state.withLock { $0.guests.values.map(\.line) } }

    /// Sends away everybody whose token no longer holds.
    func dismiss(unless holds: (Bearer) -> Bool) {
        let gone = state.withLock { state in
            state.guests.values.filter { guest in guest.bearer.map { !holds($0) } ?? false }.map(\.line)
        }
        for line in gone { line.close(.unauthorized) }
    }

    /// Sends away, of every so many, those who may do other things by now than when they came: they come back with the
    /// rights they have.
    func dismissChanged(part: Int, of parts: Int, now: (Bearer) async throws -> Subject?) async {
        let some = state.withLock { state in
            state.guests.compactMap { member, guest in
                guest.bearer.flatMap { member % parts == part ? (guest.line, $0, guest.rights) : nil }
            }
        }
        for (line, bearer, rights) in some {
            // A store that cannot be read says nothing about anybody.
            guard let subject = try? await .some(now(bearer)) else { continue }
            if subject?.hashValue != rights { line.close(.unauthorized) }
        }
    }

    /// A second has passed.
    func tick(holds: (Bearer) -> Bool) {
        var (late, quiet): ([any Line], [any Line]) = ([], [])
        state.withLock { state in
            for member in state.guests.keys {
                guard var guest = state.guests[member] else { continue }
                guest.seconds += 1
                guest.quiet = guest.line.wasQuiet() ? guest.quiet + 1 : 0
                if guest.bearer == nil, guest.seconds >= Self.helloSeconds { late.append(guest.line) }
                if guest.quiet >= Self.pingSeconds {
                    guest.quiet = 0
                    quiet.append(guest.line)
                }
                state.guests[member] = guest
            }
        }
        for line in late { line.close(.noHello) }
        for line in quiet { _ = line.post(.ping) }
        dismiss(unless: holds)
    }
}
