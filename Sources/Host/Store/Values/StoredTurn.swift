/// A learner's message on its way into the log.
package struct LearnerMessage: Sendable {
    package var session: SessionID
    package var author: AccountID
    package var command: CommandStamp
    /// The fields of its `message` event.
    package var body: [UInt8]

    package init(session: SessionID, author: AccountID, command: CommandStamp, body: [UInt8]) {
        self.session = session
        self.author = author
        self.command = command
        self.body = body
    }
}

/// How a turn ended, in one word.
package enum TurnOutcome: String, Sendable, CaseIterable {
    case answered, refused, locked, stopped, interrupted, failed
    case handedOff = "handed_off"
}

/// How a turn ended, and what the log says about it.
package struct TurnEnding: Sendable {
    package var outcome: TurnOutcome
    /// `message` when somebody answered, for then the reply carries the ending; `turn.ended` when nothing is to show.
    package var kind: EntryKind
    /// The fields of that event.
    package var body: [UInt8]
    /// The revision of the chain that ran.
    package var revision: String
    /// What each part did, for the team; the store does not look inside.
    package var trace: [UInt8]
    /// Why people should look at once, if they should.
    package var alert: String?
    /// The ticket that is to be made in the same transaction, when the turn ends with a person being asked.
    package var ticket: TicketDraft?
    /// Whether it is one only as long as a person has the conversation.
    package var isForPerson = false

    package init(_ outcome: TurnOutcome, kind: EntryKind, body: [UInt8], revision: String = "", trace: [UInt8] = []) {
        self.outcome = outcome
        self.kind = kind
        self.body = body
        self.revision = revision
        self.trace = trace
    }
}

/// What became of a message.
///
/// An object that never changes: it passes many hands between the writer and those who are told.
package final class Accepted: Sendable {
    /// The message, which opened the turn of the same name.
    package let message: Entry
    /// What ended the turn, if that is known.
    package let ending: Entry?
    /// The entry that made a paused session active again, just before the message.
    package let woken: Entry?
    /// The entry that says that a person was asked, just after the ending.
    package let handoff: Entry?
    /// Whether the message had been accepted before.
    package let duplicate: Bool

    init(message: Entry, ending: Entry?, woken: Entry?, handoff: Entry? = nil, duplicate: Bool) {
        (self.message, self.ending, self.woken) = (message, ending, woken)
        (self.handoff, self.duplicate) = (handoff, duplicate)
    }

    package var turn: TurnID { message.id }

    /// What the log has more now, in order.
    package var entries: [Entry] {
        var entries: [Entry] = []
        entries.reserveCapacity(4)
        if let woken { entries.append(woken) }
        entries.append(message)
        if let ending { entries.append(ending) }
        if let handoff { entries.append(handoff) }
        return entries
    }
}

/// What became of an ending.
package struct Ended: Sendable, Equatable {
    package let entry: Entry
    /// The entry that says that a person was asked, just after the ending.
    package var handoff: Entry?
    /// Whether this call ended the turn; otherwise `entry` is the ending it had.
    package let isFirst: Bool
}

/// A turn as the store knows it.
package struct StoredTurn: Sendable, Equatable {
    package let id: TurnID
    package let learner: AccountID
    package let context: SessionContext
    /// The learner's message; the first one's, when the turn continues another.
    package let message: Entry
    package let continues: TurnID?
    package let openedAt: Moment
    package let outcome: TurnOutcome?
    package let ending: Entry?
    package let endedAt: Moment?
    package let revision: String?
    package let trace: [UInt8]
    /// What had been answered when it was last written down.
    package let checkpoint: String?
}
