import Cryptography
import Pipeline
import Responders

/// An address that is told of events.
struct Subscription: Sendable {
    let name: String
    let url: HTTPURL
    let events: Set<OutboxEvent>
    /// The newest first; with two, each message is signed with both.
    let keys: [SigningKey]
    /// Whether the address may be on this machine or in its network.
    let isPrivate: Bool

    var wish: SubscriptionWish {
        SubscriptionWish(name: name, address: SHA256.hash(url.text), events: events)
    }

    /// Reads the operator's file of subscriptions; throws everything that is wrong with it.
    static func all(in bytes: [UInt8], file: String, _ shell: Shell) throws -> [Subscription] {
        let document = try JSONDocument(bytes, file: file)
        let files = Configuration(shell: shell).files
        return try document.read(SubscriptionFile.self, files: files, environment: shell.environment)
            .webhooks.map { try $0.subscription }
    }
}

/// The file of subscriptions as it is written.
struct SubscriptionFile: ModuleSettings {
    var webhooks: [Line] = []

    init() {}

    func validate() throws {
        guard webhooks.count <= 32 else { throw InvalidSettings("there can be at most 32 webhooks", at: "webhooks") }
        for (index, line) in webhooks.enumerated() where webhooks[..<index].contains(where: { $0.name == line.name }) {
            throw InvalidSettings("the name \"\(line.name)\" is given twice", at: "webhooks")
        }
    }

    struct Line: ModuleSettings {
        var name = ""
        var url = ""
        var events: [String] = []
        var secret: Secret? = nil
        var oldSecret: Secret? = nil
        var `private` = false

        init() {}

        func validate() throws { _ = try subscription }

        var subscription: Subscription {
            get throws {
                guard name.isIdentifier else {
                    throw InvalidSettings("\"name\" must be made of letters, digits, dots or dashes", at: "name")
                }
                guard !url.isEmpty else {
                    throw InvalidSettings("\"url\" must say where to post, such as \"https://…\"")
                }
                let address: HTTPURL
                do { address = try HTTPURL(url) } catch { throw InvalidSettings("it \(error)", at: "url") }
                guard address.isEncrypted || `private` else {
                    throw InvalidSettings(
                        "it must begin with \"https://\", unless it is in your own network and has \"private\": true",
                        at: "url"
                    )
                }
                return Subscription(
                    name: name,
                    url: address,
                    events: try wanted,
                    keys: try keys,
                    isPrivate: `private`
                )
            }
        }

        private var wanted: Set<OutboxEvent> {
            get throws {
                let known = OutboxEvent.allCases.map(\.rawValue)
                guard !events.isEmpty else {
                    let listed = known.map { "\"\($0)\"" }.joined(separator: ", ")
                    throw InvalidSettings("\"events\" must list what to report, from: \(listed)")
                }
                return Set(
                    try events.map { word in
                        guard let event = OutboxEvent(rawValue: word) else {
                            throw InvalidSettings(
                                "there is no event \"\(word)\"" + didYouMean(word, known),
                                at: "events"
                            )
                        }
                        return event
                    }
                )
            }
        }

        private var keys: [SigningKey] {
            get throws {
                guard let secret else {
                    throw InvalidSettings("\"secret\" is missing: it signs what is sent; write { \"env\": \"NAME\" }")
                }
                return try [(secret, "secret")].appending(oldSecret.map { ($0, "oldSecret") }).compactMap {
                    let (secret, setting) = $0
                    // That it is missing has been said already.
                    guard !secret.reveal().isEmpty else { return nil }
                    guard let key = SigningKey(secret.reveal()) else {
                        throw InvalidSettings(
                            "the secret must be \"whsec_\" followed by 24 to 64 bytes in Base64",
                            at: setting
                        )
                    }
                    return key
                }
            }
        }
    }
}

extension Array {
    fileprivate func appending(_ element: Element?) -> [Element] { self + (element.map { [$0] } ?? []) }
}
