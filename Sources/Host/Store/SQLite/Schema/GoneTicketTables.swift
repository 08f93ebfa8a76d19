internal import SQLite

extension Migration {
    /// Tickets that went with their conversation: who watched them has to hear that they are over, and nothing else.
    static let goneTickets = Migration(
        "gone-tickets",
        """
        CREATE TABLE gone_ticket (
            -- The number it had; the last event of it has the same.
            ticket  INTEGER PRIMARY KEY,
            uuid    BLOB NOT NULL UNIQUE,
            session BLOB NOT NULL,
            asked   INTEGER NOT NULL
        ) STRICT;
        """
    )
}
