/// Questions and how they end.
package protocol TurnStore: Sendable {
    /// Records a learner's message and opens its turn; where the ending is known already, records that as well.
    func accept(_ message: LearnerMessage, ending: TurnEnding?, then: @escaping StoreReply<Accepted>)

    /// What a command came to that opened a turn before; `nil` for one that did not.
    func accepted(
        _ command: CommandStamp,
        by author: AccountID,
        in session: SessionID
    ) async throws(StoreError) -> Accepted?

    /// Records how a turn ended. A turn ends once: later endings change nothing and learn the first.
    func end(_ turn: TurnID, _ ending: TurnEnding, then: @escaping StoreReply<Ended>)

    /// Puts the question of a turn that ended without an answer to the chain again, as a new turn.
    func reopen(_ turn: TurnID, by author: AccountID?, command: CommandStamp?) async throws(StoreError) -> Accepted

    /// Writes down how far answers have come, so that a crash leaves what the learners had read.
    ///
    /// For a turn that has ended, or is no more, nothing is written.
    func checkpoint(_ answers: [(turn: TurnID, text: String)]) async throws(StoreError)

    /// Turns that have no ending, oldest first: at boot, those that the last run of the host left.
    func unfinished(after turn: TurnID?, limit: Int) async throws(StoreError) -> [StoredTurn]

    func turn(_ id: TurnID) async throws(StoreError) -> StoredTurn
}

extension TurnStore {
    package func accept(_ message: LearnerMessage, ending: TurnEnding? = nil) async throws(StoreError) -> Accepted {
        try await waiting { accept(message, ending: ending, then: $0) }
    }

    package func end(_ turn: TurnID, _ ending: TurnEnding) async throws(StoreError) -> Ended {
        try await waiting { end(turn, ending, then: $0) }
    }
}

/// Waits for a reply.
func waiting<Value: Sendable>(_ ask: (@escaping StoreReply<Value>) -> Void) async throws(StoreError) -> Value {
    let result: Result<Value, StoreError> = await withUnsafeContinuation { continuation in
        ask { continuation.resume(returning: $0) }
    }
    return try result.get()
}
