import Pipeline

/// When people answer a queue, and so when somebody who begins to wait has waited long enough.
struct QueueHours: Sendable {
    let queue: Queue
    let zones: any TimeZones

    /// The next moment at which people are there: now, when they are.
    func opening(at now: Moment) -> Moment {
        guard let hours = queue.hours, let minute = zones.minuteOfWeek(in: hours.zone, at: now.seconds) else {
            return now
        }
        let wait = hours.minutesUntilOpen(fromMinute: minute)
        guard wait > 0 else { return now }
        // To the full minute, for that is what hours are given in.
        return Moment(seconds: now.seconds - now.seconds % 60 + Int64(wait) * 60)
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
