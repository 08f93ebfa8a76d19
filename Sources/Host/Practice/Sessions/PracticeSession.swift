/// A stretch of practice of one child, from the first question to the end.
package struct PracticeSession: Sendable, Equatable {
    package let id: PracticeID
    package let child: AccountID
    package let subject: String?
    package let topic: String?
    package let subtopic: String?
    package let startedAt: Moment
    package var endedAt: Moment?
    /// When it was last started, paused, resumed or ended; attempts do not change it.
    package var updatedAt: Moment
    /// When something last happened in it.
    package var lastActivity: Moment
    package var pausedAt: Moment?
    /// How long it was paused before now, all pauses together.
    package var pausedFor: Duration

    package enum State: String, Sendable, CaseIterable { case active, paused, ended }

    package var state: State { endedAt != nil ? .ended : pausedAt != nil ? .paused : .active }

    /// The session as it is at a moment: one in which nothing happened for long has ended when something last did,
    /// whether or not anybody has written that down.
    package func settled(at now: Moment, _ limits: PracticeLimits) -> PracticeSession {
        guard endedAt == nil, now - lastActivity >= (pausedAt == nil ? limits.idle : limits.pause) else { return self }
        var session = self
        let end = max(startedAt, lastActivity)
        (session.endedAt, session.updatedAt, session.pausedAt) = (end, end, nil)
        return session
    }
}

package typealias PracticeID = StoreID<PracticeSession>

/// How long a practice session waits for its child.
package struct PracticeLimits: Sendable, Equatable {
    /// After how long without anything happening it has ended.
    package var idle: Duration
    /// The same while it is paused.
    package var pause: Duration

    package init(idle: Duration = .seconds(1800), pause: Duration = .seconds(86_400)) {
        self.idle = idle
        self.pause = pause
    }
}

/// What a session came to.
package struct PracticeSummary: Sendable, Equatable {
    package let session: PracticeSession
    package let tally: PracticeTally
    /// In the order in which they were first practised.
    package let subjects: [String]
}

/// Attempts counted.
package struct PracticeTally: Sendable, Equatable {
    package var attempted: Int64
    package var correct: Int64
    package var milliseconds: Int64

    package init(attempted: Int64 = 0, correct: Int64 = 0, milliseconds: Int64 = 0) {
        self.attempted = attempted
        self.correct = correct
        self.milliseconds = milliseconds
    }

    /// A whole percentage, halves rounded up; 0 when nothing was attempted.
    package var accuracy: Int64 { attempted > 0 ? (correct * 200 + attempted) / (attempted * 2) : 0 }

    /// Rounded, halves up; 0 when nothing was attempted.
    package var averageMilliseconds: Int64 { attempted > 0 ? (milliseconds * 2 + attempted) / (attempted * 2) : 0 }

    package static func + (left: PracticeTally, right: PracticeTally) -> PracticeTally {
        PracticeTally(
            attempted: left.attempted + right.attempted,
            correct: left.correct + right.correct,
            milliseconds: left.milliseconds + right.milliseconds
        )
    }
}
