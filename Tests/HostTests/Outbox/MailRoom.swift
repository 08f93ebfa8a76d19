import Pipeline
import Reactor
import Responders
import Testing

@testable import Host

/// A store, an outbox with a clock that tests move, and receivers to tell.
struct MailRoom: Sendable {
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    static let otherSecret = "whsec_" + "C2FVsBQIhrscChlQIMV+b5sSYspob7oD"

    let it: TestStore
    let outbox: Outbox
    let lines: Atom<[String]>

    init(_ it: TestStore, plan: DeliveryPlan = DeliveryPlan()) {
        let lines = Atom<[String]>([])
        let loop = PollLoop()
        var postman = Postman(
            outside: HTTPClient(loop: loop, HTTPClient.Configuration(reachesPrivateAddresses: false)),
            inside: HTTPClient(loop: loop),
            now: { it.clock.now }
        )
        postman.deadlines = HTTPDeadlines(
            connect: .seconds(5),
            firstByte: .milliseconds(300),
            betweenBytes: .seconds(1),
            total: .seconds(5)
        )
        (self.it, self.lines) = (it, lines)
        outbox = Outbox(
            store: it.store,
            postman: postman,
            plan: plan,
            log: Log(isJSON: false, now: { it.clock.now }, write: { line in lines.change { $0.append(line) } }),
            now: { it.clock.now },
            chance: { 0 }
        )
    }

    static func subscription(
        _ name: String,
        _ url: String,
        secrets: [String] = [secret],
        isPrivate: Bool = true
    ) throws -> Subscription {
        Subscription(
            name: name,
            url: try HTTPURL(url),
            events: [.alert],
            keys: secrets.compactMap(SigningKey.init),
            isPrivate: isPrivate
        )
    }

    func post(_ count: Int = 1) async throws {
        let now = it.clock.now
        for _ in 0..<count { try await it.store.write { db, _ in try db.postToOutbox(.alert, at: now) { ["n": 1] } } }
    }

    var report: OutboxReport { get async throws { try await it.store.outbox(limit: 100) } }
}
