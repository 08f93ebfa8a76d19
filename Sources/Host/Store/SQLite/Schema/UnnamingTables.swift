internal import SQLite

extension Migration {
    /// Whose name is still to be taken out of what they said at the desk; those who were erased before this came, too.
    static let unnaming = Migration(
        "unnaming",
        """
        CREATE TABLE unnaming (
            account INTEGER PRIMARY KEY REFERENCES account (id),
            -- The last ticket whose conversation may hold it.
            ticket  INTEGER NOT NULL
        ) STRICT;
        INSERT INTO unnaming (account, ticket)
        SELECT account.id, (SELECT max(id) FROM ticket) FROM account
        WHERE issuer = 'erased' AND EXISTS (SELECT 1 FROM ticket WHERE tutor = account.id);
        """
    )
}
