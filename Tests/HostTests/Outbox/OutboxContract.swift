import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct OutboxContract {
    private static func wish(_ name: String, _ events: Set<OutboxEvent>, address: String = "") -> SubscriptionWish {
        SubscriptionWish(name: name, address: Array(address.utf8), events: events)
    }

    private func post(_ event: OutboxEvent, in it: TestStore) async throws {
        let now = it.clock.now
        try await it.store.write { db, _ in try db.postToOutbox(event, at: now) { ["ticket": "t1"] } }
    }

    @Test(arguments: StoreKind.allCases)
    func `an event goes to all who subscribed to it, under one name, and to nobody else`(_ kind: StoreKind) async throws
    {
        let it = try await TestStore(kind)
        try await it.store.setSubscriptions([
            Self.wish("duty", [.alert, .ticketOverdue]), Self.wish("board", [.alert]), Self.wish("turns", [.turnEnded]),
        ])
        try await post(.alert, in: it)
        let duty = try await it.store.dueDeliveries(to: "duty", limit: 10)
        let board = try await it.store.dueDeliveries(to: "board", limit: 10)
        #expect(duty.count == 1 && duty.map(\.message) == board.map(\.message))
        #expect(try await it.store.dueDeliveries(to: "turns", limit: 10).isEmpty)
        let body = try JSON(parsing: duty[0].body)
        #expect(body["type"] == "alert" && body["data"] == ["ticket": "t1"])
        #expect(body["timestamp"]?.string == it.clock.now.rfc3339)
        try await post(.alert, in: it)
        #expect(Set(try await it.store.dueDeliveries(to: "duty", limit: 10).map(\.message)).count == 2)
    }

    @Test(arguments: StoreKind.allCases)
    func `of a transaction that is undone nothing is posted`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        try await it.store.setSubscriptions([Self.wish("duty", [.alert])])
        let now = it.clock.now
        await #expect(throws: StoreError.unknownTurn) {
            try await it.store.write { db, _ in
                try db.postToOutbox(.alert, at: now) { [:] }
                throw StoreError.unknownTurn
            }
        }
        #expect(try await it.store.dueDeliveries(to: "duty", limit: 10).isEmpty)
    }

    @Test func `what nobody subscribed to is not even put together`() async throws {
        let it = try await TestStore(.memory)
        let now = it.clock.now
        try await it.store.write { db, _ in
            try db.postToOutbox(.alert, at: now) { throw StoreError.unknownTurn }
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `what was put off is due when it said, and what was received is gone`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        try await it.store.setSubscriptions([Self.wish("duty", [.alert])])
        try await post(.alert, in: it)
        let first = try await it.store.dueDeliveries(to: "duty", limit: 10)[0]
        try await it.store.putOff(first, until: it.clock.now + .seconds(5), because: "it was away")
        #expect(try await it.store.dueDeliveries(to: "duty", limit: 10).isEmpty)
        it.clock.advance(by: .seconds(5))
        let second = try await it.store.dueDeliveries(to: "duty", limit: 10)[0]
        #expect(second.message == first.message && second.body == first.body && second.attempts == 1)
        try await it.store.delivered(second)
        #expect(try await it.store.outbox(limit: 10).subscriptions.map(\.waiting) == [0])
    }

    @Test(arguments: StoreKind.allCases)
    func `what failed is kept, told, tried again when somebody says so, and forgotten at last`(_ kind: StoreKind)
        async throws
    {
        let it = try await TestStore(kind)
        try await it.store.setSubscriptions([Self.wish("duty", [.alert])])
        try await post(.alert, in: it)
        let delivery = try await it.store.dueDeliveries(to: "duty", limit: 10)[0]
        try await it.store.putOff(delivery, until: nil, because: "it was away for days")
        let report = try await it.store.outbox(limit: 10)
        #expect(report.subscriptions.map(\.failed) == [1] && report.subscriptions.map(\.waiting) == [0])
        #expect(report.troubles.map(\.why) == ["it was away for days"] && report.troubles[0].due == nil)
        it.clock.advance(by: .seconds(86_400))
        #expect(try await it.store.retryOutbox(of: "duty") == 1)
        let again = try await it.store.dueDeliveries(to: "duty", limit: 10)[0]
        #expect(again.message == delivery.message && again.attempts == 0 && again.since == it.clock.now)
        try await it.store.putOff(again, until: nil, because: "still away")
        try await it.store.sweepOutbox(failedBefore: it.clock.now)
        #expect(try await it.store.outbox(limit: 10).troubles.count == 1)
        try await it.store.sweepOutbox(failedBefore: it.clock.now + .seconds(1))
        #expect(try await it.store.outbox(limit: 10).troubles.isEmpty)
        await #expect(throws: StoreError.invalid("There is no subscription \"nobody\".")) {
            _ = try await it.store.retryOutbox(of: "nobody")
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `who wants nothing more gets nothing more, until its address changes or somebody says so`(
        _ kind: StoreKind
    ) async throws {
        let it = try await TestStore(kind)
        let wish = Self.wish("duty", [.alert], address: "one")
        try await it.store.setSubscriptions([wish])
        try await post(.alert, in: it)
        try await it.store.closeSubscription("duty", because: "it is gone")
        try await post(.alert, in: it)
        try await it.store.setSubscriptions([wish])
        try await post(.alert, in: it)
        var report = try await it.store.outbox(limit: 10)
        #expect(report.subscriptions.map(\.failed) == [1] && report.subscriptions.map(\.waiting) == [0])
        #expect(report.subscriptions.map(\.closed) == ["it is gone"])

        #expect(try await it.store.retryOutbox(of: nil) == 1)
        try await post(.alert, in: it)
        #expect(try await it.store.dueDeliveries(to: "duty", limit: 10).count == 2)

        try await it.store.closeSubscription("duty", because: "it is gone")
        try await it.store.setSubscriptions([Self.wish("duty", [.alert], address: "two")])
        report = try await it.store.outbox(limit: 10)
        #expect(report.subscriptions.map(\.closed) == [nil])
    }

    @Test(arguments: StoreKind.allCases)
    func `what was on its way when its receiver wanted nothing more is put off no more`(
        _ kind: StoreKind
    ) async throws {
        let it = try await TestStore(kind)
        try await it.store.setSubscriptions([Self.wish("duty", [.alert])])
        try await post(.alert, in: it)
        let delivery = try await it.store.dueDeliveries(to: "duty", limit: 10)[0]
        try await it.store.closeSubscription("duty", because: "it is gone")
        try await it.store.putOff(delivery, until: it.clock.now + .seconds(5), because: "it was away")
        #expect(try await it.store.outbox(limit: 10).troubles.map(\.why) == ["it is gone"])
        try await it.store.sweepOutbox(failedBefore: it.clock.now + .seconds(1))
        #expect(try await it.store.outbox(limit: 10).troubles.isEmpty)
    }

    @Test(arguments: StoreKind.allCases)
    func `what waits for a subscription that is gone from the file waits for it to come back`(
        _ kind: StoreKind
    ) async throws {
        let it = try await TestStore(kind)
        try await it.store.setSubscriptions([Self.wish("duty", [.alert]), Self.wish("idle", [.alert])])
        try await post(.alert, in: it)
        let idle = try await it.store.dueDeliveries(to: "idle", limit: 10)[0]
        try await it.store.delivered(idle)
        try await it.store.setSubscriptions([])
        try await post(.alert, in: it)
        let report = try await it.store.outbox(limit: 10)
        #expect(report.subscriptions.map(\.name) == ["duty"] && report.subscriptions.map(\.waiting) == [1])
        try await it.store.setSubscriptions([Self.wish("duty", [.alert])])
        #expect(try await it.store.dueDeliveries(to: "duty", limit: 10).count == 1)
    }
}
