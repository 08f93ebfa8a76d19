import Pipeline

/// When people answer a queue, and so when somebody who begins to wait has waited long enough.
struct QueueHours: Sendable {
    let queue: Queue
    let zones: any TimeZones

    /// The next moment at which people are there: now, when they are.
    func opening(at now: Moment) -> Moment {
        var wait = minutesUntilOpen(at: now.seconds)
        guard wait > 0 else { return now }
        // To the full minute, for that is what hours are given in.
        var seconds = now.seconds - now.seconds % 60
        // Clocks may be put forward or back on the way, and hours begin where there is no such time: so the last bit of
        // the way is gone minute by minute.
        while wait > 0 {
            seconds += Int64(max(1, wait - Self.longestChange)) * 60
            wait = minutesUntilOpen(at: seconds)
        }
        return Moment(seconds: seconds)
    }

    /// No summer time puts clocks forward by more minutes.
    private static let longestChange = 120

    private func minutesUntilOpen(at seconds: Int64) -> Int {
        guard let hours = queue.hours, let minute = zones.minuteOfWeek(in: hours.zone, at: seconds) else { return 0 }
        return hours.minutesUntilOpen(fromMinute: minute)
    }

    /// Patience runs while people are there: whoever asks at night has not waited until the morning.
    ///
    /// - Parameter patience: that of the question itself, if whoever parked it has said.
    func overdue(at now: Moment, patience: Duration? = nil) -> Moment? {
        let patience = patience.map { min(max($0, .seconds(1)), .seconds(366 * 24 * 3600)) }
        return (patience ?? queue.patience?.duration).map { opening(at: now) + $0 }
    }

    /// What a question that begins to wait now is told.
    func draft(_ name: String, place: Int64, tutors: Int, patience: Duration? = nil, at now: Moment) -> TicketDraft {
        let (opening, overdue) = (opening(at: now), overdue(at: now, patience: patience))
        var draft = TicketDraft(queue: name, overdueAt: overdue, place: place, tutors: Int64(tutors))
        if opening > now {
            draft.opensAt = opening
            draft.away = queue.away
        }
        return draft
    }
}
