/// Where a page that speaks to the host comes from, as browsers say it: `https://school.example:8443`.
struct Origin: Hashable, Sendable, CustomStringConvertible {
    let description: String

    /// Reads scheme, host and port, and nothing that could hide another; `null` and paths are no origins.
    init?(_ text: String) {
        let lower = text.lowercased()
        guard lower.utf8.count <= 300, lower.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        guard let (scheme, port) = [("https://", ":443"), ("http://", ":80")].first(where: { lower.hasPrefix($0.0) })
        else {
            return nil
        }
        var host = lower.dropFirst(scheme.utf8.count)
        let forbidden = Array("/?#@\\,\"<>%*;' ".utf8)
        guard !host.isEmpty, !host.utf8.contains(where: { forbidden.contains($0) }) else { return nil }
        if host.hasSuffix(port) { host = host.dropLast(port.utf8.count) }
        guard !host.isEmpty else { return nil }
        description = scheme + host
    }

    /// Whether a write that came with a cookie is from a page of our own.
    ///
    /// Browsers send `Origin` with every write, so one without it is not from a page and has no business with a cookie.
    static func isSame(_ origin: String?, host: String?, isSecure: Bool) -> Bool {
        guard let origin, let host, let from = Origin(origin),
            let own = Origin("\(isSecure ? "https" : "http")://\(host)")
        else { return false }
        return from == own
    }
}
