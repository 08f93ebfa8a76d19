/// The log of a session.
package protocol LogStore: Sendable {
    /// What the database is called; a place in the log means something only together with it.
    var epoch: Epoch { get }

    /// Entries after a place, oldest first.
    func entries(
        of session: SessionID,
        after seq: Int64,
        for audience: Audience,
        limit: Int,
        then: @escaping StoreReply<EntryPage>
    )

    /// The entries just before a place, oldest first.
    func entries(
        of session: SessionID,
        before seq: Int64,
        for audience: Audience,
        limit: Int
    ) async throws(StoreError) -> EntryPage

    /// Records an event that is not a turn's: a note, a lock, a word of feedback.
    func record(_ event: LogEvent) async throws(StoreError) -> Recorded
}

extension LogStore {
    package func entries(
        of session: SessionID,
        after seq: Int64,
        for audience: Audience,
        limit: Int
    ) async throws(StoreError) -> EntryPage {
        try await waiting { entries(of: session, after: seq, for: audience, limit: limit, then: $0) }
    }
}

/// Something that happened, on its way into the log.
package struct LogEvent: Sendable {
    package var session: SessionID
    package var kind: EntryKind
    package var audience: Audience
    package var turn: TurnID?
    package var author: AccountID?
    package var command: CommandStamp?
    /// Its fields, as the text of a JSON object.
    package var body: [UInt8]

    package init(
        session: SessionID,
        kind: EntryKind,
        audience: Audience = .everyone,
        turn: TurnID? = nil,
        author: AccountID? = nil,
        command: CommandStamp? = nil,
        body: [UInt8]
    ) {
        self.session = session
        self.kind = kind
        self.audience = audience
        self.turn = turn
        self.author = author
        self.command = command
        self.body = body
    }
}

package struct Recorded: Sendable, Equatable {
    package let entry: Entry
    package let duplicate: Bool
}
