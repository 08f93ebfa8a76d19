/// Who stands behind a proxy.
///
/// Only proxies that the operator trusts are believed; to anyone else's claims this is deaf.
struct Forwarding: Sendable {
    var trusted: [AddressRange]

    func trusts(_ address: IPAddress) -> Bool { trusted.contains { $0.contains(address) } }

    /// Each proxy adds at the end whom it heard from, so the list is read from there: the first that is no trusted
    /// proxy is the client.
    ///
    /// What that one claims further left is hearsay.
    func origin(of headers: HeaderFields, peer: IPAddress, isSecure: Bool) -> (address: IPAddress, isSecure: Bool) {
        guard !trusted.isEmpty, trusts(peer) else { return (peer, isSecure) }
        var address = peer
        for entry in headers.list("x-forwarded-for").reversed() {
            guard let hop = Self.address(in: entry) else { break }
            address = hop
            if !trusts(hop) { break }
        }
        guard let scheme = headers.list("x-forwarded-proto").last else { return (address, isSecure) }
        return (address, scheme.utf8.equalsIgnoringCase("https" as StaticString))
    }

    /// Some proxies add a port: `1.2.3.4:80`, `[::1]:80`.
    private static func address(in entry: String) -> IPAddress? {
        if let address = IPAddress(entry) { return address }
        if entry.hasPrefix("[") { return IPAddress(String(entry.dropFirst().prefix { $0 != "]" })) }
        let parts = entry.split(separator: ":")
        return parts.count == 2 ? IPAddress(String(parts[0])) : nil
    }
}
