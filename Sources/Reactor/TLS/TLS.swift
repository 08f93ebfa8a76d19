internal import COpenSSL
import Locking

/// A certificate and its key, for a server's encrypted connections: TLS 1.2 and 1.3, by OpenSSL.
public final class TLS: Sendable {
    /// Says which file is wrong and how.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    private let certificateFile: String
    private let keyFile: String
    private let context: Lock<TLSContext>

    /// Reads a certificate chain and its key from PEM files.
    public init(certificateFile: String, keyFile: String) throws(Failure) {
        self.certificateFile = certificateFile
        self.keyFile = keyFile
        context = Lock(try TLSContext(certificateFile: certificateFile, keyFile: keyFile))
    }

    /// Reads the files again; new connections use what they hold.
    ///
    /// When they are unfit, all stays as it was.
    public func reload() throws(Failure) {
        let fresh = try TLSContext(certificateFile: certificateFile, keyFile: keyFile)
        context.withLock { $0 = fresh }
    }

    func session(on descriptor: Int32) -> TLSSession? {
        TLSSession(context.withLock { $0 }, descriptor: descriptor)
    }
}

/// OpenSSL's context.
///
/// Unchecked, because OpenSSL locks its own counts and this never changes once it is made.
final class TLSContext: @unchecked Sendable {
    let pointer: OpaquePointer

    init(certificateFile: String, keyFile: String) throws(TLS.Failure) {
        guard let pointer = SSL_CTX_new(TLS_server_method()) else { throw Self.failure("OpenSSL could not start") }
        self.pointer = pointer
        copenssl_serve_context(pointer)
        copenssl_speak_http11(pointer)
        guard SSL_CTX_use_certificate_chain_file(pointer, certificateFile) == 1 else {
            throw Self.failure("The certificate in \(certificateFile) cannot be used")
        }
        guard SSL_CTX_use_PrivateKey_file(pointer, keyFile, SSL_FILETYPE_PEM) == 1 else {
            throw Self.failure("The key in \(keyFile) cannot be used with the certificate in \(certificateFile)")
        }
    }

    deinit { SSL_CTX_free(pointer) }

    private static func failure(_ sentence: String) -> TLS.Failure {
        var text = [CChar](repeating: 0, count: 256)
        ERR_error_string_n(ERR_peek_last_error(), &text, text.count)
        ERR_clear_error()
        let detail = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return TLS.Failure(description: "\(sentence) (\(detail)).")
    }
}
