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
    func overdue(at now: Moment) -> Moment? { queue.patience.map { opening(at: now) + $0.duration } }

    /// What a question that begins to wait now is told.
    func draft(_ name: String, place: Int64, tutors: Int, at now: Moment) -> TicketDraft {
        let opening = opening(at: now)
        var draft = TicketDraft(queue: name, overdueAt: overdue(at: now), place: place, tutors: Int64(tutors))
        if opening > now {
            draft.opensAt = opening
            draft.away = queue.away
        }
        return draft
    }
}
