import Pipeline
import Responders

extension TutorHost {
    /// Makes the outbox.
    static func outbox(
        _ subscriptions: [Subscription],
        _ store: SQLiteStore,
        _ loop: PartLoop,
        _ log: Log
    ) async throws -> Outbox {
        let postman = Postman(
            outside: HTTPClient(loop: loop, HTTPClient.Configuration(reachesPrivateAddresses: false)),
            inside: HTTPClient(loop: loop),
            now: Rim.now
        )
        let outbox = Outbox(store: store, postman: postman, log: log, now: Rim.now)
        try await outbox.set(subscriptions)
        return outbox
    }

    /// Reads the file of subscriptions again: a good one holds from now on, a bad one changes nothing.
    func reloadSubscriptions(_ shell: Shell) async {
        guard !settings["webhooks"].isEmpty else { return }
        do {
            try await outbox.set(try Self.subscriptions(settings, shell))
            log.info("webhooks reloaded")
        } catch {
            log.error("webhooks not reloaded; the old ones stay in force", ["why": "\(error)"])
        }
    }

    static func subscriptions(_ settings: Settings, _ shell: Shell) throws -> [Subscription] {
        try settings.list("webhooks", shell) { try Subscription.all(in: $0, file: $1, shell) }
    }
}
