import Locking
import Pipeline

/// Which tutors are at their desks.
///
/// Somebody is there who has a live connection from which something came lately, whatever state they have chosen;
/// whether they are given something new also depends on that state and on how much they have.
final class Roster: Sendable {
    typealias Seat = Int

    fileprivate struct Tutor: Sendable {
        var seats: [Seat: Moment] = [:]
        var courses: Set<String> = []
        var duty = TutorDuty()
    }

    fileprivate struct State: Sendable {
        var tutors: [AccountID: Tutor] = [:]
        var count = 0
        /// Who has which ticket.
        var holders: [Int64: AccountID] = [:]
        /// How many each of them has.
        var loads: [AccountID: Int] = [:]

        mutating func hold(_ ticket: Int64, by tutor: AccountID?) {
            let before = holders[ticket]
            guard before != tutor else { return }
            holders[ticket] = tutor
            if let before { loads[before] = loads[before].flatMap { $0 > 1 ? $0 - 1 : nil } }
            if let tutor { loads[tutor, default: 0] += 1 }
        }
    }

    /// Somebody from whom nothing has come for so long has left without saying so.
    static let patience = Duration.seconds(300)

    private let state = Lock(State())
    private let now: @Sendable () -> Moment

    init(now: @escaping @Sendable () -> Moment) { self.now = now }

    /// A tutor sits down: a connection of theirs begins to watch.
    func enter(_ tutor: AccountID, courses: Set<String>, duty: TutorDuty) -> Seat {
        let now = now()
        return state.withLock { state in
            state.count += 1
            state.tutors[tutor, default: Tutor()].seats[state.count] = now
            state.tutors[tutor]?.courses = courses
            state.tutors[tutor]?.duty = duty
            return state.count
        }
    }

    func leave(_ tutor: AccountID, _ seat: Seat) {
        state.withLock { state in
            state.tutors[tutor]?.seats[seat] = nil
            if state.tutors[tutor]?.seats.isEmpty ?? false { state.tutors[tutor] = nil }
        }
    }

    /// Something came from a tutor's connection.
    func stir(_ tutor: AccountID, _ seat: Seat) {
        let now = now()
        state.withLock { $0.tutors[tutor]?.seats[seat] = now }
    }

    /// A tutor has done something, wherever from.
    func stir(_ tutor: AccountID) {
        let now = now()
        state.withLock { state in
            guard var known = state.tutors[tutor] else { return }
            for seat in known.seats.keys { known.seats[seat] = now }
            state.tutors[tutor] = known
        }
    }

    func set(_ duty: TutorDuty, of tutor: AccountID) { state.withLock { $0.tutors[tutor]?.duty = duty } }

    /// Takes note of who has a ticket now.
    func hold(_ ticket: Int64, by tutor: AccountID?) { state.withLock { $0.hold(ticket, by: tutor) } }

    /// How many tutors of a course are at their desks, and how many of them could take another question.
    func count(for course: String) -> (there: Int, free: Int) {
        let now = now()
        return state.withLock { state in
            let there = state.tutors.filter { $0.value.courses.contains(course) && $0.value.isThere(at: now) }
            guard !there.isEmpty else { return (0, 0) }
            let free = there.count { id, tutor in
                tutor.duty.state == .available && Int64(state.loads[id] ?? 0) < tutor.duty.capacity
            }
            return (there.count { $0.value.duty.state != .away }, free)
        }
    }

    /// How many tutors are at a desk now.
    var everybody: Int {
        let now = now()
        return state.withLock { $0.tutors.values.count { $0.isThere(at: now) } }
    }

    /// Everybody at a desk, for those who look after them.
    func present(in courses: Set<String>) -> [(tutor: AccountID, duty: TutorDuty, load: Int)] {
        let now = now()
        return state.withLock { state in
            state.tutors.filter { !$0.value.courses.isDisjoint(with: courses) && $0.value.isThere(at: now) }
                .map { id, tutor in (id, tutor.duty, state.loads[id] ?? 0) }
        }
    }
}

extension Roster.Tutor {
    fileprivate func isThere(at now: Moment) -> Bool { seats.values.contains { $0 + Roster.patience > now } }
}
