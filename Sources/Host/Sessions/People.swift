import Pipeline

/// The people who answer what a chain hands on, as turns see them.
protocol People: Sendable {
    /// What a question that is parked in a queue becomes.
    func ticket(for parking: Parking, course: String) -> TicketDraft

    /// How many tutors of a course could take a question now.
    func free(in course: String) -> Int

    /// A turn has ended with a person being asked.
    func asked()
}
