/// Tutoring sessions and their life.
package protocol SessionStore: Sendable {
    /// Opens a session, or gives back the one that this learner has open on the module.
    func open(_ opening: Opening) async throws(StoreError) -> SessionChange

    func session(_ id: SessionID) async throws(StoreError) -> StoredSession

    /// A learner's sessions, latest first, those opened before `before`.
    func sessions(
        of learner: AccountID,
        before: SessionID?,
        limit: Int
    ) async throws(StoreError) -> [StoredSession]

    /// What a list tells of each of these sessions besides its state, in their order.
    func glances(at sessions: [SessionID]) async throws(StoreError) -> [SessionGlance]

    /// The session, what it is about, its latest entries and the place to go on from, all of one moment.
    func restore(_ id: SessionID, for audience: Audience, limit: Int) async throws(StoreError) -> RestoredSession

    /// Brings a session into a state; one that is over stays what it is.
    func setState(
        _ state: SessionState,
        of id: SessionID,
        reason: String,
        by author: AccountID?,
        command: CommandStamp?
    ) async throws(StoreError) -> SessionChange

    /// Says what a session is about from now on.
    func changeContext(
        of id: SessionID,
        course: String,
        module: String?,
        by author: AccountID?,
        command: CommandStamp?
    ) async throws(StoreError) -> SessionChange

    /// Marks sessions that nobody came back to as expired, at most `limit`.
    func sweepExpired(limit: Int) async throws(StoreError) -> [SessionChange]

    /// Active sessions in which nothing has happened since a moment, in the order of their opening, those behind `after`.
    func quietSessions(since: Moment, after: SessionID?, limit: Int) async throws(StoreError) -> [SessionID]

    /// Pauses the sessions that a host left active when it stopped, each from its last activity on, at most `limit`.
    func pauseAbandoned(limit: Int) async throws(StoreError) -> [SessionChange]
}
