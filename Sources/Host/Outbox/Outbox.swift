import Locking
import Pipeline

/// Brings what waits in the outbox to those who subscribed, for as long as the host runs.
///
/// Each subscription has a lane of its own, so that a receiver that stalls holds up nobody else. A lane begins with one
/// delivery, and goes on with several at a time once that was received: a receiver that is away is knocked at, not
/// battered. What was received but could not be struck off is brought again: at least once, never less.
final class Outbox: Sendable {
    /// How many deliveries a lane has under way at most.
    static let breadth = 8

    private struct State: Sendable {
        var subscriptions: [Subscription] = []
        /// Lanes that are on their way.
        var busy: Set<String> = []
        /// Until when a receiver asked to be left alone.
        var quiet: [String: Moment] = [:]
        var counts: [Attempt: Int] = [:]
    }

    struct Attempt: Hashable {
        let subscription: String
        let result: String
    }

    private let store: any OutboxStore
    private let postman: Postman
    private let plan: DeliveryPlan
    private let log: Log
    private let now: @Sendable () -> Moment
    private let chance: @Sendable () -> Double
    private let state = Lock(State())

    init(
        store: any OutboxStore,
        postman: Postman,
        plan: DeliveryPlan = DeliveryPlan(),
        log: Log,
        now: @escaping @Sendable () -> Moment,
        chance: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
    ) {
        (self.store, self.postman, self.plan, self.log) = (store, postman, plan, log)
        (self.now, self.chance) = (now, chance)
    }

    /// Takes these subscriptions for all there are, now and in the store.
    func set(_ subscriptions: [Subscription]) async throws(StoreError) {
        try await store.setSubscriptions(subscriptions.map(\.wish))
        state.withLock { $0.subscriptions = subscriptions }
    }

    /// How attempts went since the start.
    var counts: [Attempt: Int] { state.withLock(\.counts) }

    /// Looks for what is due whenever `pause` returns, until the task is cancelled.
    func run(pause: @escaping @Sendable () async throws -> Void) async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                for subscription in startLanes() {
                    group.addTask {
                        await self.deliverDue(to: subscription)
                        self.state.withLock { _ = $0.busy.remove(subscription.name) }
                    }
                }
                try? await pause()
            }
        }
    }

    /// Delivers what is due everywhere, and returns when each lane has done what it can.
    func deliverDue() async {
        await withDiscardingTaskGroup { group in
            for subscription in startLanes() {
                group.addTask {
                    await self.deliverDue(to: subscription)
                    self.state.withLock { _ = $0.busy.remove(subscription.name) }
                }
            }
        }
    }

    private func startLanes() -> [Subscription] {
        let now = now()
        return state.withLock { state in
            let ready = state.subscriptions.filter {
                !state.busy.contains($0.name) && (state.quiet[$0.name] ?? now) <= now
            }
            state.busy.formUnion(ready.map(\.name))
            return ready
        }
    }

    private func deliverDue(to subscription: Subscription) async {
        var width = 1
        while !Task.isCancelled {
            let due = (try? await store.dueDeliveries(to: subscription.name, limit: width)) ?? []
            guard !due.isEmpty else { return }
            let isWell = await withTaskGroup(of: Bool.self) { group in
                for delivery in due { group.addTask { await self.deliver(delivery, to: subscription) } }
                return await group.reduce(true) { $0 && $1 }
            }
            guard isWell else { return }
            width = Self.breadth
        }
    }

    /// Returns whether the receiver took it.
    private func deliver(_ delivery: OutboxDelivery, to subscription: Subscription) async -> Bool {
        guard let result = try? await postman.bring(delivery, to: subscription) else { return false }
        do {
            switch result {
            case .received:
                count("received", subscription)
                try await store.delivered(delivery)
                return true
            case .gone:
                count("gone", subscription)
                try await store.closeSubscription(subscription.name, because: "the receiver answered 410: gone")
                log.warning("webhook closed: its receiver answered 410", ["webhook": subscription.name])
            case .failed(let why, let wish):
                count("failed", subscription)
                try await putOff(delivery, to: subscription, why, wish)
            }
        } catch {
            // What could not be written down is due again at once, and would be sent again and again.
            hush(subscription, for: .seconds(10))
            log.error("the outbox could not be written", ["why": "\(error)"])
        }
        return false
    }

    private func putOff(
        _ delivery: OutboxDelivery,
        to subscription: Subscription,
        _ why: String,
        _ wish: Duration?
    ) async throws {
        let due = plan.next(
            after: delivery.attempts + 1,
            since: delivery.since,
            now: now(),
            wish: wish,
            chance: chance()
        )
        if let wish { hush(subscription, for: min(wish, .seconds(3600))) }
        try await store.putOff(delivery, until: due, because: why)
        let fields: KeyValuePairs = ["webhook": subscription.name, "event": delivery.event, "why": why]
        if due == nil {
            log.error("webhook given up; \"tutorline outbox retry\" sends it again", fields)
        } else if delivery.attempts == 0 {
            log.warning("webhook not received; it will be tried again", fields)
        }
    }

    private func hush(_ subscription: Subscription, for span: Duration) {
        let until = now() + span
        state.withLock { $0.quiet[subscription.name] = max($0.quiet[subscription.name] ?? until, until) }
    }

    private func count(_ result: String, _ subscription: Subscription) {
        state.withLock { $0.counts[Attempt(subscription: subscription.name, result: result), default: 0] += 1 }
    }
}
