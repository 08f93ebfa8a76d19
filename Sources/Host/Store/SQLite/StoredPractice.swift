internal import SQLite

/// A practice session with what only the store needs of it.
struct StoredPractice: Sendable {
    var session: PracticeSession
    let row: Int64
    let childRow: Int64
    var time: PracticeTime
    /// It ended because nothing happened any more, not because somebody ended it.
    var slept: Bool

    init(_ row: borrowing Row) {
        session = PracticeSession(
            id: PracticeID(row, 0),
            child: AccountID(row, 1),
            subject: row.optionalText(2),
            topic: row.optionalText(3),
            subtopic: row.optionalText(4),
            startedAt: Moment(row, 5),
            endedAt: row.optionalInteger(6).map(Moment.init(milliseconds:)),
            updatedAt: Moment(row, 7),
            lastActivity: Moment(row, 8),
            pausedAt: row.optionalInteger(9).map(Moment.init(milliseconds:)),
            pausedFor: .milliseconds(row.integer(10))
        )
        self.row = row.integer(11)
        childRow = row.integer(12)
        time = PracticeTime(countedUntil: Moment(row, 13))
        slept = row.integer(14) != 0
    }

    mutating func end(at now: Moment) {
        if session.pausedAt != nil { resume(at: now) }
        let end = max(session.startedAt, now)
        (session.endedAt, session.updatedAt, session.lastActivity) = (end, end, end)
    }

    mutating func pause(at now: Moment) {
        let now = max(session.startedAt, now)
        (session.pausedAt, session.updatedAt, session.lastActivity) = (now, now, now)
    }

    mutating func resume(at now: Moment) {
        guard let pausedAt = session.pausedAt else { return }
        let pause = max(.zero, now - pausedAt)
        time.skip(pause)
        session.pausedFor += pause
        let now = max(session.startedAt, now)
        (session.pausedAt, session.updatedAt, session.lastActivity) = (nil, now, now)
    }

    /// Something happens in the session: it is awake, and time is given out up to now.
    ///
    /// What comes after the end can claim what the session still had: up to its end, or, where it fell asleep, as long
    /// as the host had waited for it.
    mutating func happen(at now: Moment, _ limits: PracticeLimits) -> PracticeTimeBudget {
        if session.pausedAt != nil { resume(at: now) }
        guard let end = session.endedAt else {
            session.lastActivity = max(session.startedAt, now)
            return time.take(upTo: max(session.startedAt, now))
        }
        let limit = min(now, slept ? end + limits.idle : end)
        return limit > time.countedUntil ? time.take(upTo: limit) : PracticeTimeBudget(left: .zero)
    }
}
