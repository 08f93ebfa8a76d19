import Pipeline

extension HTTPRequest {
    /// A name or value from a configuration must not become a second header, or a second request.
    static func isFit(_ name: String, _ value: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
            && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") }
    }

    /// A key that no header can carry would fail each request; it is told at its setting, and never repeated.
    static func checkKey(_ key: Secret?) throws {
        guard let key, !isFit("key", key.reveal()) else { return }
        throw InvalidSettings(
            "the key has a line break or another control character in it, which cannot be sent",
            at: "key"
        )
    }

    func checkHeaders() throws(HTTPFailure) {
        for (name, value) in headers where !Self.isFit(name, value) {
            throw HTTPFailure(host: url.authority, reason: .unfitHeader(name: name))
        }
    }
}
