internal import SQLite

extension Migration {
    /// People, roles, who looks after whom, and the tokens that were taken back.
    static let accounts = Migration(
        "accounts",
        """
        CREATE TABLE setting (
            name  TEXT PRIMARY KEY,
            value BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE account (
            id                INTEGER PRIMARY KEY,
            uuid              BLOB NOT NULL UNIQUE,
            name              TEXT NOT NULL,
            email             TEXT UNIQUE COLLATE NOCASE,
            password          TEXT,
            issuer            TEXT,
            subject           TEXT,
            disabled          INTEGER NOT NULL DEFAULT 0,
            tokens_valid_from INTEGER NOT NULL DEFAULT 0,
            created_at        INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX account_elsewhere ON account (issuer, subject) WHERE issuer IS NOT NULL;

        CREATE VIEW stored_account AS
        SELECT uuid, name, email, password, issuer, subject, disabled, tokens_valid_from, created_at, id AS row
        FROM account;

        CREATE TABLE account_role (
            account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            role    TEXT NOT NULL,
            PRIMARY KEY (account, role)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE guardian (
            child  INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            parent INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            PRIMARY KEY (child, parent)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX guardian_by_parent ON guardian (parent, child);

        CREATE TABLE refresh_token (
            digest     BLOB PRIMARY KEY,
            account    INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            family     BLOB NOT NULL,
            expires_at INTEGER NOT NULL,
            used       INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX refresh_token_by_account ON refresh_token (account);
        CREATE INDEX refresh_token_by_family ON refresh_token (family);
        CREATE INDEX refresh_token_by_expiry ON refresh_token (expires_at);

        CREATE TABLE revoked_token (
            id         TEXT PRIMARY KEY,
            expires_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX revoked_token_by_expiry ON revoked_token (expires_at);
        """
    )
}
