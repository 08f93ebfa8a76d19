internal import SQLite

extension Migration {
    /// What is told to other programs: who wants to hear of what, and what has not been told yet.
    ///
    /// The address of a subscription may hold a secret, so only its fingerprint is kept, to notice when it changes. A row
    /// of `outbox` is one event for one subscription: it happened at `at`, delivery has been tried since `since`, and it
    /// goes when it has been delivered.
    static let outbox = Migration(
        "outbox",
        """
        CREATE TABLE subscription (
            id            INTEGER PRIMARY KEY,
            name          TEXT NOT NULL UNIQUE,
            address       BLOB NOT NULL,
            is_configured INTEGER NOT NULL,
            closed_at     INTEGER,
            closed_why    TEXT
        ) STRICT;

        CREATE TABLE subscription_event (
            event        TEXT NOT NULL,
            subscription INTEGER NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
            PRIMARY KEY (event, subscription)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE outbox (
            id           INTEGER PRIMARY KEY,
            subscription INTEGER NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
            message      TEXT NOT NULL,
            event        TEXT NOT NULL,
            body         TEXT NOT NULL,
            at           INTEGER NOT NULL,
            since        INTEGER NOT NULL,
            attempts     INTEGER NOT NULL DEFAULT 0,
            due          INTEGER,
            trouble      TEXT,
            UNIQUE (message, subscription)
        ) STRICT;
        CREATE INDEX outbox_due ON outbox (subscription, due) WHERE due IS NOT NULL;
        CREATE INDEX outbox_failed ON outbox (since) WHERE due IS NULL;
        """
    )
}
