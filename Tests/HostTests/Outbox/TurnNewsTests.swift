import Pipeline
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct TurnNewsTests {
    private func news(_ it: TestStore) async throws -> [JSON] {
        try await it.store.dueDeliveries(to: "all", limit: 100).map { try JSON(parsing: $0.body) }
    }

    private func subscribed(_ kind: StoreKind) async throws -> TestStore {
        let it = try await TestStore(kind)
        try await it.store.setSubscriptions([
            SubscriptionWish(name: "all", address: [], events: Set(OutboxEvent.allCases))
        ])
        return it
    }

    @Test(arguments: StoreKind.allCases)
    func `every turn is told once when it ends, and not before`(_ kind: StoreKind) async throws {
        let it = try await subscribed(kind)
        let turn = try await it.store.accept(it.message("Why?")).turn
        #expect(try await news(it).isEmpty)
        _ = try await it.store.end(turn, .answer("Because."))
        _ = try await it.store.end(turn, .answer("Because, again."))
        let instant = try await it.store.accept(it.message("And why?"), ending: .answer("So."))
        let told = try await news(it)
        #expect(told.map { $0["type"] } == ["turn.ended", "turn.ended"])
        #expect(told.map { $0["data"]?["turn"]?.string } == ["\(turn)", "\(instant.turn)"])
        let data = try #require(told[0]["data"])
        #expect(data["session"]?.string == "\(it.session)" && data["course"] == "algebra-1")
        #expect(data["module"] == "lines" && data["outcome"] == "answered" && data["revision"] == "r1")
        #expect(!told.map(\.text).joined().contains("ecause"), "what was said stays in the house")
    }

    @Test(arguments: StoreKind.allCases)
    func `an alert is told with the ending that it belongs to, and why`(_ kind: StoreKind) async throws {
        let it = try await subscribed(kind)
        var ending = TurnEnding(.failed, kind: .turnEnded, body: Array("{}".utf8))
        ending.alert = "A learner may be in danger."
        let turn = try await it.store.accept(it.message("…"), ending: ending).turn
        let told = try await news(it)
        #expect(Set(told.map { $0["type"]?.string }) == ["alert", "turn.ended"])
        let alert = try #require(told.first { $0["type"] == "alert" })
        #expect(alert["data"]?["why"] == "A learner may be in danger." && alert["data"]?["turn"]?.string == "\(turn)")
    }

    @Test func `the guard of learners raises it all the way to the outbox`() async throws {
        let it = try await TestHost(
            chain: #"{ "version": 1, "guard": [{ "use": "safety", "queue": "care" }], "#
                + #""queues": { "care": {} }, "respond": [{ "use": "say", "text": "Think again." }] }"#
        )
        try await it.host.store.setSubscriptions([SubscriptionWish(name: "all", address: [], events: [.alert])])
        let session = try await it.host.store.open(
            Opening(learner: it.id("learner"), key: .fresh(), course: "algebra-1", module: "lines")
        ).session.id
        let body: JSON = ["key": .string("\(CommandKey.fresh())"), "text": "i want to die"]
        let path = "/api/v1/tutoring/sessions/\(session)/messages"
        #expect(await it.send("POST", path, as: "learner", body).status < 300)
        let told = try await it.host.store.dueDeliveries(to: "all", limit: 10)
        #expect(
            told.count == 1 && told.allSatisfy { $0.body.contains("may be in danger") && !$0.body.contains("die\"") }
        )
    }
}

@Suite(.timeLimit(.minutes(5)))
struct OutboxCommandTests {
    /// A store with one event that was given up.
    private func failed(_ store: SQLiteStore) async throws {
        try await store.setSubscriptions([SubscriptionWish(name: "duty", address: [], events: [.alert])])
        let now = Rim.now()
        try await store.write { db, _ in try db.postToOutbox(.alert, at: now) { [:] } }
        let delivery = try await store.dueDeliveries(to: "duty", limit: 1)[0]
        try await store.putOff(delivery, until: nil, because: "it answered 500")
    }

    @Test func `an operator sees what was given up, and has it sent again`() async throws {
        let it = try await TestHost()
        try await failed(it.host.store)
        let seen = await it.send("GET", "/admin/outbox", as: "operator").json
        #expect(seen["webhooks"]?.array?.first?["failed"] == 1)
        #expect(seen["troubles"]?.array?.first?["why"] == "it answered 500")
        let unknown = await it.send("POST", "/admin/outbox/retry", as: "operator", ["webhook": "nobody"])
        #expect(unknown.status == 400 && unknown.text.contains("no subscription"), "\(unknown.text)")
        let again = await it.send("POST", "/admin/outbox/retry", as: "operator", ["webhook": "duty"])
        #expect(again.json["retried"] == 1)
        #expect(try await it.host.store.dueDeliveries(to: "duty", limit: 10).count == 1)
        let metrics = await it.send("GET", "/metrics", as: "operator").text
        #expect(metrics.contains(#"tutorline_webhooks_waiting{webhook="duty",state="waiting"} 1"#))
    }

    @Test func `the same on the command line, of a host that is stopped`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("host.db")
        let store = try await SQLiteStore(path, rules: StoreRules(now: Rim.now, patience: .seconds(60)))
        try await failed(store)
        store.close()
        func shell() -> DeskShell { DeskShell(environment: ["TUTORLINE_DATABASE": path]) }
        let list = shell()
        #expect(await list.run("outbox", "list") == .no)
        #expect(list.out.contains("duty  0 waiting, 1 failed") && list.out.contains("given up: it answered 500"))
        let retry = shell()
        #expect(
            await retry.run("outbox", "retry", "duty") == .success && retry.out == "1 delivery will be tried again."
        )
        let after = shell()
        #expect(await after.run("outbox", "list") == .success && after.out.contains("1 waiting, 0 failed"))
        let wrong = shell()
        #expect(await wrong.run("outbox", "retry", "nobody") == .misuse, "\(wrong.err)")
    }
}
