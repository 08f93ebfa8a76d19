/// What waits to be told to other programs.
package protocol OutboxStore: Sendable {
    /// Takes these subscriptions for all there are: from now on events are posted to them and to no others.
    ///
    /// What waits for one that is gone stays, in case it comes back. One that had been closed opens again when its address
    /// has changed.
    func setSubscriptions(_ wishes: [SubscriptionWish]) async throws(StoreError)

    /// What is due for a subscription, oldest first; nothing while it is closed.
    func dueDeliveries(to subscription: String, limit: Int) async throws(StoreError) -> [OutboxDelivery]

    /// It was received, and need not be kept.
    func delivered(_ delivery: OutboxDelivery) async throws(StoreError)

    /// It was not received; it is tried again at `due`, or kept as failed when that is `nil`.
    func putOff(_ delivery: OutboxDelivery, until due: Moment?, because trouble: String) async throws(StoreError)

    /// The receiver wants to hear nothing more; what waits for it is kept as failed.
    func closeSubscription(_ name: String, because why: String) async throws(StoreError)

    /// Every subscription and how much waits for it, and the deliveries that gave trouble, latest first.
    func outbox(limit: Int) async throws(StoreError) -> OutboxReport

    /// Has what failed, of one subscription or of all, delivered again, and opens what was closed; says how many.
    func retryOutbox(of subscription: String?) async throws(StoreError) -> Int

    /// Forgets what failed long ago.
    func sweepOutbox(failedBefore moment: Moment) async throws(StoreError)
}

/// Which events go to a subscription.
package struct SubscriptionWish: Sendable, Equatable {
    package let name: String
    /// Tells one address from another without holding it.
    package let address: [UInt8]
    package let events: Set<OutboxEvent>

    package init(name: String, address: [UInt8], events: Set<OutboxEvent>) {
        (self.name, self.address, self.events) = (name, address, events)
    }
}

/// One event on its way to one subscription.
package struct OutboxDelivery: Sendable, Equatable {
    let row: Int64
    /// Its name, the same at every attempt, and for everybody who is told of the event.
    package let message: String
    package let event: String
    package let body: String
    /// Since when delivering it has been tried.
    package let since: Moment
    /// How often it was tried already.
    package let attempts: Int
}

/// What the operator sees of the outbox.
package struct OutboxReport: Sendable, Equatable {
    package struct Line: Sendable, Equatable {
        package let name: String
        package let isConfigured: Bool
        package let waiting: Int
        package let failed: Int
        package let closed: String?
    }

    package struct Trouble: Sendable, Equatable {
        package let subscription: String
        package let message: String
        package let event: String
        package let at: Moment
        package let attempts: Int
        /// When it is tried again; `nil` when it is not.
        package let due: Moment?
        package let why: String
    }

    package let subscriptions: [Line]
    package let troubles: [Trouble]
}
