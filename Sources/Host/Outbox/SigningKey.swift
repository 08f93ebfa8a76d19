import Cryptography

/// The key by which a receiver knows that a webhook is ours, in the way of Standard Webhooks.
struct SigningKey: Sendable, CustomStringConvertible, CustomReflectable {
    private let bytes: [UInt8]

    /// Reads `whsec_` and the key in Base64; `nil` for anything else.
    ///
    /// Shorter keys than 24 bytes can be guessed, and longer ones than 64 are no better.
    init?(_ text: String) {
        guard text.hasPrefix("whsec_") else { return nil }
        let base64 = text.dropFirst("whsec_".count)
        let plain = base64.replacing("+", with: "-").replacing("/", with: "_").prefix { $0 != "=" }
        guard !base64.contains(where: { $0 == "-" || $0 == "_" }),
            (plain.count + 3) / 4 * 4 == base64.count || plain.count == base64.count,
            base64.dropFirst(plain.count).allSatisfy({ $0 == "=" }),
            let bytes = Base64URL.decode(String(plain)), (24...64).contains(bytes.count)
        else { return nil }
        self.bytes = bytes
    }

    /// The signature of a message sent at a time, as it stands in `webhook-signature`.
    func sign(_ message: String, at seconds: Int64, _ body: [UInt8]) -> String {
        let code = HMAC256.authenticate(Array("\(message).\(seconds).".utf8) + body, key: bytes)
        // 32 bytes are 43 letters and one for padding.
        return "v1," + Base64URL.encode(code).replacing("-", with: "+").replacing("_", with: "/") + "="
    }

    var description: String { "•••" }
    var customMirror: Mirror { Mirror(self, children: []) }
}
