#if canImport(Reactor)
@testable import Reactor
#endif

/// What holds for all texts that come as the values of fields: addresses, lists, keys.
enum FieldProperties {
    /// Nothing traps; an address that was read is written so that it is read again; a field that is made of a value
    /// stays one field.
    static func hold(for bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        if let address = IPAddress(text), IPAddress(address.description) != address { return false }
        if let range = AddressRange(text), !range.contains(range.base) { return false }
        let forwarding = Forwarding(trusted: [AddressRange("127.0.0.0/8"), AddressRange(text)].compactMap(\.self))
        let headers: HeaderFields = [
            "X-Forwarded-For": text, "X-Forwarded-Proto": text, "Accept-Encoding": text, "If-None-Match": text,
            "Connection": text, "Upgrade": text, "Sec-WebSocket-Key": text,
        ]
        _ = forwarding.origin(of: headers, peer: .loopback, isSecure: false)
        _ = Base64.decodedCount(text)
        let request = Request(target: "/" + text, headers: headers)
        _ = (request.path, request.query, request.subprotocols, Handshake.refusal(of: request))
        return headers.bytes.count { $0 == UInt8(ascii: "\n") } == headers.count
    }
}
