internal import COpenSSL
import Glibc
import Locking

/// A certificate and its key, for a server's encrypted connections: TLS 1.2 and 1.3, by OpenSSL.
public final class TLS: Sendable {
    /// Says which file is wrong and how.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
        public init(_ description: String) { self.description = description }
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
    /// When they are unfit, or `check` throws for the time in which the certificate is valid, all stays as it was.
    public func reload(_ check: (Range<Int64>) throws(Failure) -> Void = { _ in }) throws(Failure) {
        let fresh = try TLSContext(certificateFile: certificateFile, keyFile: keyFile)
        try check(fresh.validity)
        context.withLock { $0 = fresh }
    }

    /// From when to when the certificate is valid, in seconds of Unix time.
    public var validity: Range<Int64> { context.withLock { $0.validity } }

    func session(on descriptor: Int32) -> TLSSession? {
        TLSSession(context.withLock { $0 }, descriptor: descriptor)
    }
}

/// OpenSSL's context.
///
/// Unchecked, because OpenSSL locks its own counts and this never changes once it is made.
final class TLSContext: @unchecked Sendable {
    let pointer: OpaquePointer
    let validity: Range<Int64>

    init(certificateFile: String, keyFile: String) throws(TLS.Failure) {
        guard let pointer = SSL_CTX_new(TLS_server_method()) else {
            throw TLS.Failure("OpenSSL could not start (\(Self.reason())).")
        }
        do throws(TLS.Failure) { validity = try Self.read(certificateFile, keyFile, into: pointer) } catch {
            SSL_CTX_free(pointer)
            throw error
        }
        self.pointer = pointer
    }

    deinit { SSL_CTX_free(pointer) }

    private static func read(
        _ certificateFile: String,
        _ keyFile: String,
        into pointer: OpaquePointer
    ) throws(TLS.Failure) -> Range<Int64> {
        copenssl_serve_context(pointer)
        copenssl_speak_http11(pointer)
        // Or else OpenSSL would ask for the password of a key on the terminal, and all would wait for that.
        SSL_CTX_set_default_passwd_cb(pointer) { _, _, _, _ in 0 }
        guard SSL_CTX_use_certificate_chain_file(pointer, certificateFile) == 1 else {
            let why = unreadable(certificateFile) ?? "it is not in PEM format, or too weak: \(reason())"
            throw TLS.Failure("The certificate in \(certificateFile) cannot be used: \(why).")
        }
        guard SSL_CTX_use_PrivateKey_file(pointer, keyFile, SSL_FILETYPE_PEM) == 1 else {
            let reason = reason()
            let why =
                unreadable(keyFile)
                ?? (reason.contains("mismatch")
                    ? "it does not belong to the first certificate in \(certificateFile), which has to be the host's own"
                    : "it is not a private key in PEM format, or it has a password")
            throw TLS.Failure("The key in \(keyFile) cannot be used: \(why).")
        }
        let certificate = SSL_CTX_get0_certificate(pointer)
        guard let begins = seconds(X509_get0_notBefore(certificate)),
            let ends = seconds(X509_get0_notAfter(certificate)),
            begins <= ends
        else { throw TLS.Failure("The certificate in \(certificateFile) does not say when it is valid.") }
        return begins..<ends
    }

    private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
        var parts = tm()
        guard ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
        return Int64(timegm(&parts))
    }

    /// Why a file cannot be read at all.
    private static func unreadable(_ file: String) -> String? {
        access(file, R_OK) == 0 ? nil : String(cString: strerror(errno))
    }

    /// What OpenSSL says of what went wrong last.
    private static func reason() -> String {
        defer { ERR_clear_error() }
        guard let text = ERR_reason_error_string(ERR_peek_last_error()) else { return "no reason is given" }
        return String(cString: text)
    }
}
