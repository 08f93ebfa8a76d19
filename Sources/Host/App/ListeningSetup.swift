import Reactor

extension ServerConfiguration {
    /// Where and how the server listens, as the operator has set it; throws a sentence about what cannot be.
    ///
    /// Sockets that were opened for the host take the place of the setting, and are held to the same rules.
    init(_ settings: Settings, inheriting sockets: [Int32] = []) throws {
        self.init(listening: sockets.map { .inherited(descriptor: $0) })
        limits = Limits(settings)
        if sockets.isEmpty { listening = [.address(try Self.address(settings["listen"]))] }
        let (certificate, key) = (settings["tls-certificate"], settings["tls-key"])
        if !certificate.isEmpty || !key.isEmpty {
            guard !certificate.isEmpty, !key.isEmpty else {
                throw Complaint("--tls-certificate and --tls-key go together; one of them is missing.", .misuse)
            }
            do { tls = try TLS(certificateFile: certificate, keyFile: key) } catch {
                throw Complaint("\(error)", .misuse)
            }
        }
        for text in settings.list("trusted-proxies") {
            guard let range = AddressRange(text) else {
                throw Complaint(
                    "--trusted-proxies: \"\(text)\" is neither an address nor a network such as 10.0.0.0/8.",
                    .misuse
                )
            }
            trustedProxies.append(range)
        }
        for listening in listening {
            let address: SocketAddress
            do { address = try listening.address } catch { throw Complaint("\(error)", .misuse) }
            if address.address == .loopback || address.address == .loopback6 { continue }
            if settings.isOn("demo") {
                throw Complaint(
                    "--demo listens on a loopback address only, because its passwords are public.",
                    .misuse
                )
            }
            guard tls != nil || !trustedProxies.isEmpty else {
                throw Complaint(
                    "\(address) can be reached from outside, so it needs --tls-certificate and --tls-key, "
                        + "or --trusted-proxies to name the proxy in front.",
                    .misuse
                )
            }
        }
    }

    private static func address(_ text: String) throws -> SocketAddress {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            throw Complaint("--listen: \"\(text)\" must be an address and a port, such as 127.0.0.1:8080.", .misuse)
        }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        if host == "localhost" { host = "127.0.0.1" }
        guard let address = IPAddress(host) else {
            throw Complaint("--listen: \"\(host)\" is not an address; host names are not looked up.", .misuse)
        }
        return SocketAddress(address, port: port)
    }
}
