import Locking

/// Everybody who is connected, whether or not they have said who they are.
///
/// One look a second at all of them replaces a timer for each: who never says hello, whose token has ended, who has
/// heard nothing for a while.
final class Lobby: Sendable {
    typealias Member = Int

    private struct Guest: Sendable {
        let line: any Line
        var known: Known?
        /// How many ticks there were since they came; the first came after less than a second.
        var seconds = 0
        var quiet = 0

        /// A second has passed: what is due.
        mutating func tick() -> Due? {
            seconds += 1
            quiet = line.wasQuiet() ? quiet + 1 : 0
            if known == nil, seconds > Lobby.helloSeconds { return .farewell }
            guard quiet >= Lobby.pingSeconds else { return nil }
            quiet = 0
            return .word
        }
    }

    private enum Due { case farewell, word }

    /// Who somebody is; an object, because every second looks at all of them.
    private final class Known: Sendable {
        let bearer: Bearer
        /// What they may do, in short, so that a change is noticed.
        let rights: Int

        init(_ bearer: Bearer, _ rights: Int) { (self.bearer, self.rights) = (bearer, rights) }
    }

    private struct State: Sendable {
        var guests: [Member: Guest] = [:]
        var count = 0
    }

    /// A hello is due within this many seconds.
    static let helloSeconds = 5
    /// After this many seconds without a word the host says one, because browsers cannot see a WebSocket's pings.
    static let pingSeconds = 20
    /// So many are looked up together: one job of the store, and none that others wait for.
    private static let atOnce = 100

    private let state = Lock(State())

    func enter(_ line: any Line) -> Member {
        state.withLock { state in
            state.count += 1
            state.guests[state.count] = Guest(line: line)
            return state.count
        }
    }

    /// Somebody comes who has said elsewhere who they are.
    func enter(_ line: any Line, as bearer: Bearer, _ subject: Subject) -> Member {
        let member = enter(line)
        identify(member, as: bearer, subject)
        return member
    }

    func identify(_ member: Member, as bearer: Bearer, _ subject: Subject) {
        let known = Known(bearer, subject.hashValue)
        state.withLock { $0.guests[member]?.known = known }
    }

    func leave(_ member: Member) { state.withLock { $0.guests[member] = nil } }

    var counts: (known: Int, unknown: Int) {
        state.withLock { state in
            let known = state.guests.values.count { $0.known != nil }
            return (known, state.guests.count - known)
        }
    }

    var lines: [any Line] { state.withLock { $0.guests.values.map(\.line) } }

    /// Sends away everybody whose token no longer holds.
    func dismiss(unless holds: (Bearer) -> Bool) {
        let gone = state.withLock { state in
            state.guests.values.filter { guest in guest.known.map { !holds($0.bearer) } ?? false }.map(\.line)
        }
        for line in gone { line.close(.unauthorized) }
    }

    /// Sends away, of every so many, those who may do other things by now than when they came: they come back with the
    /// rights they have.
    func dismissChanged(part: Int, of parts: Int, now: ([Bearer]) async throws -> [Subject?]) async {
        var some = state.withLock { state in
            state.guests.compactMap { member, guest in
                guest.known.flatMap { member % parts == part ? (line: guest.line, known: $0) : nil }
            }[...]
        }
        while !some.isEmpty {
            let few = some.prefix(Self.atOnce)
            some = some.dropFirst(Self.atOnce)
            // A store that cannot be read says nothing about anybody.
            guard let subjects = try? await now(few.map(\.known.bearer)) else { continue }
            for (guest, subject) in zip(few, subjects) where subject?.hashValue != guest.known.rights {
                guest.line.close(.unauthorized)
            }
        }
    }

    /// A second has passed.
    func tick(holds: (Bearer) -> Bool) {
        var (late, quiet): ([any Line], [any Line]) = ([], [])
        state.withLock { state in
            // In place: whoever comes waits for this.
            var place = state.guests.startIndex
            while place < state.guests.endIndex {
                switch state.guests.values[place].tick() {
                case .farewell: late.append(state.guests.values[place].line)
                case .word: quiet.append(state.guests.values[place].line)
                case nil: break
                }
                state.guests.formIndex(after: &place)
            }
        }
        for line in late { line.close(.noHello) }
        for line in quiet { _ = line.post(.ping) }
        dismiss(unless: holds)
    }
}
