internal import SQLite

extension Migration {
    /// Every step there is, in the order in which files take them; new ones go to the end.
    static let all: [Migration] = [
        .accounts, .catalogue, .conversations, .locks, .practice, .practiceIndexes, .budgets, .outbox,
        .configurations, .practiceTogether, .tickets, .learned, .draftBudgets, .courseSources,
        .sessionView, .bankEditions, .unnaming, .continuedTurns, .goneTickets, .ticketAlarms,
        .welcomes, .repeats,
    ]
}
