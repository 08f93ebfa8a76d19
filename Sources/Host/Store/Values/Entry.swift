/// One durable event of a conversation, at a place in its log that never changes.
package struct Entry: Sendable, Equatable {
    package let session: SessionID
    /// Its place: from 1, without gaps, never given twice.
    package let seq: Int64
    /// The place before it that learners may see.
    let previousVisible: Int64
    package let kind: EntryKind
    package let audience: Audience
    /// The turn it belongs to, by the place of the entry that opened the turn.
    let turnSeq: Int64?
    /// Who caused it; `nil` for the host and its parts.
    package let author: AccountID?
    /// The key its author's client gave it, by which that client knows its own.
    package let key: CommandKey?
    /// The event's own fields, as the text of a JSON object; `id` and `turn` are not among them, they follow from here.
    package let body: ArraySlice<UInt8>
    package let at: Moment

    /// What it is called outside.
    package var id: EntryID { EntryID(session: session, seq: seq) }

    package var turn: EntryID? { turnSeq.map { EntryID(session: session, seq: $0) } }

    /// The last place up to here that learners may see.
    var visiblePlace: Int64 { audience == .everyone ? seq : previousVisible }

    /// The place before it that this audience may see: a reader who is there misses nothing.
    package func previous(for audience: Audience) -> Int64 {
        switch audience {
        case .everyone: previousVisible
        case .staff: seq - 1
        }
    }
}

/// Who may see an entry.
package enum Audience: Int64, Sendable {
    case everyone = 0
    /// Tutors and the team, not the learner.
    case staff = 1
}

/// What happened, by its name on the wire.
///
/// A struct, so that another room of the host adds its own kinds beside its own code.
package struct EntryKind: Hashable, Sendable, CustomStringConvertible {
    package let name: String
    package init(_ name: String) { self.name = name }
    package var description: String { name }

    package static let sessionOpened = EntryKind("session.opened")
    package static let sessionState = EntryKind("session.state")
    package static let contextChanged = EntryKind("context.changed")
    package static let message = EntryKind("message")
    package static let turnEnded = EntryKind("turn.ended")
    /// How much help there is has changed.
    package static let lock = EntryKind("lock")
    /// A question begins to wait for a person; one has taken it; it goes back; it is done with.
    package static let handoffQueued = EntryKind("handoff.queued")
    package static let handoffClaimed = EntryKind("handoff.claimed")
    package static let handoffReturned = EntryKind("handoff.returned")
    package static let handoffResolved = EntryKind("handoff.resolved")
    /// What staff write for each other.
    package static let note = EntryKind("note")
    /// A question is put to the chain again, for the team to see; learners see the new answer.
    package static let turnReopened = EntryKind("turn.reopened")
}

/// What an entry, or the turn it opened, is called outside: its session and its place there.
package struct EntryID: Hashable, Sendable, CustomStringConvertible {
    package let session: SessionID
    package let seq: Int64

    package init(session: SessionID, seq: Int64) {
        self.session = session
        self.seq = seq
    }

    /// Reads `<session>.<seq>`; `nil` for anything else.
    package init?(_ text: String) {
        guard let dot = text.utf8.lastIndex(of: UInt8(ascii: ".")),
            let session = SessionID(String(text[..<dot])),
            let seq = Int64(text[text.utf8.index(after: dot)...]), seq > 0
        else { return nil }
        self.init(session: session, seq: seq)
    }

    package var description: String { "\(session).\(seq)" }
}

package typealias TurnID = EntryID

/// A stretch of a log, oldest first, and how far the log reached at that moment.
package struct EntryPage: Sendable, Equatable {
    package let entries: [Entry]
    /// The last place that the audience may see.
    package let head: Int64
}
