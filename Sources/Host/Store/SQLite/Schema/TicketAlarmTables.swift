internal import SQLite

extension Migration {
    /// Which questions are alarms: whoever takes the next one is given these first.
    static let ticketAlarms = Migration(
        "ticket-alarms",
        """
        ALTER TABLE ticket ADD COLUMN alarm INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX ticket_alarm ON ticket (queue, course, id) WHERE state IN ('queued', 'released') AND alarm = 1;

        DROP VIEW stored_ticket;
        CREATE VIEW stored_ticket AS
        SELECT ticket.uuid, ticket.id AS number, queue, session.uuid AS session, learner.uuid AS learner,
            learner.name AS learner_name, course.slug AS course, module.slug AS module, asked, ticket.state, generation,
            tutor.uuid AS tutor, tutor.name AS tutor_name, lease_ends, wanted.uuid AS wanted, wanted_until, overdue_at,
            exhausted, ticket.opened_at, claimed_at, answered_at, ended_at, ticket.place, ticket.tutors, alarm,
            ticket.session AS session_row, ticket.course AS course_row
        FROM ticket
        JOIN tutoring_session AS session ON session.id = ticket.session
        JOIN account AS learner ON learner.id = ticket.learner
        JOIN course ON course.id = ticket.course
        LEFT JOIN module ON module.id = ticket.module
        LEFT JOIN account AS tutor ON tutor.id = ticket.tutor
        LEFT JOIN account AS wanted ON wanted.id = ticket.wanted;
        """
    )
}
