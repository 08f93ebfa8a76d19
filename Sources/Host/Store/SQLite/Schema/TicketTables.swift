internal import SQLite

extension Migration {
    /// Questions that wait for a person, and what happened to them.
    ///
    /// A ticket's row number is its place: who waits longer has the smaller one, also after it was given back. An ended
    /// ticket is in no index that the desk reads, so that years of them cost nothing.
    static let tickets = Migration(
        "tickets",
        """
        CREATE TABLE ticket (
            id           INTEGER PRIMARY KEY AUTOINCREMENT,
            uuid         BLOB NOT NULL UNIQUE,
            queue        TEXT NOT NULL,
            session      INTEGER NOT NULL REFERENCES tutoring_session (id),
            learner      INTEGER NOT NULL REFERENCES account (id),
            course       INTEGER NOT NULL REFERENCES course (id),
            module       INTEGER REFERENCES module (id),
            -- The place of the question in the log of the session, which also names its turn.
            asked        INTEGER NOT NULL,
            state        TEXT NOT NULL,
            generation   INTEGER NOT NULL DEFAULT 0,
            tutor        INTEGER REFERENCES account (id),
            lease_ends   INTEGER,
            -- The tutor it was passed on to, who has the first right to it until then.
            wanted       INTEGER REFERENCES account (id),
            wanted_until INTEGER,
            overdue_at   INTEGER,
            -- Queues in which the learner has waited long enough, as a JSON list.
            exhausted    TEXT NOT NULL DEFAULT '[]',
            opened_at    INTEGER NOT NULL,
            claimed_at   INTEGER,
            answered_at  INTEGER,
            ended_at     INTEGER,
            -- Where in the line it was when it was opened, and how many tutors were there: what waits are told from.
            place        INTEGER NOT NULL DEFAULT 0,
            tutors       INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE UNIQUE INDEX ticket_open_once ON ticket (session) WHERE ended_at IS NULL;
        CREATE INDEX ticket_by_session ON ticket (session);
        CREATE INDEX ticket_of_learner ON ticket (learner) WHERE ended_at IS NULL;
        CREATE INDEX ticket_waiting ON ticket (queue, course, id) WHERE state IN ('queued', 'released');
        CREATE INDEX ticket_owned ON ticket (tutor) WHERE state IN ('claimed', 'active');
        CREATE INDEX ticket_lease ON ticket (lease_ends) WHERE state IN ('claimed', 'active');
        CREATE INDEX ticket_overdue ON ticket (overdue_at)
            WHERE state IN ('queued', 'released') AND overdue_at IS NOT NULL;
        CREATE INDEX ticket_served ON ticket (queue, claimed_at) WHERE claimed_at IS NOT NULL;

        CREATE VIEW stored_ticket AS
        SELECT ticket.uuid, ticket.id AS number, queue, session.uuid AS session, learner.uuid AS learner,
            learner.name AS learner_name, course.slug AS course, module.slug AS module, asked, ticket.state, generation,
            tutor.uuid AS tutor, tutor.name AS tutor_name, lease_ends, wanted.uuid AS wanted, wanted_until, overdue_at,
            exhausted, ticket.opened_at, claimed_at, answered_at, ended_at, ticket.place, ticket.tutors, ticket.session AS session_row,
            ticket.course AS course_row
        FROM ticket
        JOIN tutoring_session AS session ON session.id = ticket.session
        JOIN account AS learner ON learner.id = ticket.learner
        JOIN course ON course.id = ticket.course
        LEFT JOIN module ON module.id = ticket.module
        LEFT JOIN account AS tutor ON tutor.id = ticket.tutor
        LEFT JOIN account AS wanted ON wanted.id = ticket.wanted;

        CREATE TABLE queue_event (
            id         INTEGER PRIMARY KEY AUTOINCREMENT,
            ticket     INTEGER NOT NULL,
            queue      TEXT NOT NULL,
            course     INTEGER NOT NULL,
            kind       TEXT NOT NULL,
            state      TEXT NOT NULL,
            generation INTEGER NOT NULL,
            tutor      INTEGER,
            reason     TEXT,
            at         INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX queue_event_by_ticket ON queue_event (ticket);
        CREATE INDEX queue_event_by_age ON queue_event (at);

        CREATE TABLE tutor (
            account   INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
            state     TEXT NOT NULL,
            capacity  INTEGER NOT NULL,
            -- JSON lists; an empty one means all.
            subjects  TEXT NOT NULL DEFAULT '[]',
            languages TEXT NOT NULL DEFAULT '[]'
        ) STRICT;

        CREATE TABLE canned_reply (
            course INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
            name   TEXT NOT NULL,
            text   TEXT NOT NULL,
            PRIMARY KEY (course, name)
        ) STRICT, WITHOUT ROWID;
        """
    )
}
