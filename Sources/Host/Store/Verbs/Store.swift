/// What the host remembers, as verbs.
///
/// Each verb is one transaction and says what the host does, not what a table holds, so that a store on another
/// database answers the same verbs in its own way and keeps the same contract. When a verb has returned, or its `then`
/// has been called, its effect is on the disk.
package protocol Store: SessionStore, TurnStore, LogStore, AccountStore, CatalogueStore, MaintenanceStore,
    TicketStore
{}

/// How a store answers those who cannot wait for a task: on a thread of its own, which they must not hold up.
package typealias StoreReply<Value> = @Sendable (Result<Value, StoreError>) -> Void
