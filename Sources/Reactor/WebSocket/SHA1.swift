internal import COpenSSL

/// SHA-1, because the WebSocket handshake asks for it (RFC 6455, 4.2.2); it protects nothing there.
enum SHA1 {
    /// Fetched once, because looking an algorithm up costs more than hashing a short message with it.
    ///
    /// Safe to share: OpenSSL never changes a fetched algorithm, and it is never freed.
    nonisolated(unsafe) private static let algorithm: OpaquePointer? = EVP_MD_fetch(nil, "SHA1", nil)

    static func digest(_ message: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 20)
        let done = EVP_Digest(message, message.count, &digest, nil, algorithm, nil)
        precondition(done == 1, "SHA-1 failed: OpenSSL is damaged or the machine is out of memory")
        return digest
    }
}
