/// Questions that wait for a person.
package protocol TicketStore: Sendable {
    func ticket(_ id: TicketID) async throws(StoreError) -> StoredTicket

    /// Open tickets of these courses, alarms first and then those that wait longest: what is behind `place`, a
    /// ``StoredTicket/listPlace``; all of them behind 0.
    func openTickets(
        of courses: Set<String>,
        queue: String?,
        after place: Int64,
        limit: Int
    ) async throws(StoreError) -> [QueueEvent]

    /// Gives a waiting ticket to a tutor who has room for it: one conditional update, so that two never get it.
    func claim(
        _ ticket: TicketID,
        by tutor: AccountID,
        key: CommandKey,
        lease: Duration
    ) async throws(StoreError) -> Claimed

    /// Gives a tutor the ticket that has waited longest of those they may take; `nil` when there is none.
    func claimNext(
        _ wish: TicketWish,
        by tutor: AccountID,
        key: CommandKey,
        lease: Duration
    ) async throws(StoreError) -> Claimed?

    /// Makes a lease last from now on again.
    func renew(
        _ ticket: TicketID,
        generation: Int64,
        by tutor: AccountID,
        lease: Duration
    ) async throws(StoreError)

    func answer(_ reply: TutorReply, lease: Duration) async throws(StoreError) -> Answered

    func part(_ act: TutorAct, _ parting: Parting, overdueAt: Moment?) async throws(StoreError) -> Parted

    /// The learner no longer wants a person.
    func withdraw(
        _ session: SessionID,
        by learner: AccountID,
        key: CommandKey
    ) async throws(StoreError) -> Parted?

    /// Takes tickets from tutors whose lease has ended, at most `limit`; no lease lasts longer from now than `longest`.
    func takeLapsed(longest: Duration, limit: Int) async throws(StoreError) -> TakenTickets

    /// Opens a turn for each ticket whose patience has run out, at most `limit`.
    func takeOverdue(limit: Int) async throws(StoreError) -> TakenTickets

    /// What happened to tickets after a place in the stream, oldest first.
    func queueEvents(after seq: Int64, limit: Int) async throws(StoreError) -> [QueueEvent]

    /// The last place in the stream, and the first one that is still there.
    func queueReach() async throws(StoreError) -> (head: Int64, oldest: Int64)

    func openTickets() async throws(StoreError) -> [OpenTicket]

    /// How the tickets that were claimed last had waited, latest first.
    func servedTickets(in queue: String, limit: Int) async throws(StoreError) -> [ServedTicket]

    /// Queues in which the learner has waited long enough with the question of a turn.
    func exhaustedQueues(of turn: TurnID) async throws(StoreError) -> Set<String>

    /// The courses whose tutors were ever offered a question of a session.
    func offered(_ session: SessionID) async throws(StoreError) -> Set<String>

    func setDuty(_ duty: TutorDuty, of tutor: AccountID) async throws(StoreError)
    func duty(of tutor: AccountID) async throws(StoreError) -> TutorDuty

    func cannedReplies(of course: String) async throws(StoreError) -> [CannedReply]
    func setCannedReply(_ reply: CannedReply, of course: String) async throws(StoreError)
    func removeCannedReply(_ name: String, of course: String) async throws(StoreError) -> Bool

    /// Forgets what happened to tickets longer ago than anybody comes back for.
    func sweepQueueEvents() async throws(StoreError)
}
