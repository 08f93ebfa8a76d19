internal import COpenSSL

/// One connection's encryption.
///
/// For the loop's thread that has the connection.
final class TLSSession {
    enum Outcome {
        case bytes(Int)
        case wantsRead
        case wantsWrite
        /// The peer said goodbye properly.
        case ended
        case failed
    }

    private let session: OpaquePointer
    private var hasFailed = false

    init?(_ context: TLSContext, descriptor: Int32) {
        guard let session = SSL_new(context.pointer) else { return nil }
        self.session = session
        SSL_set_fd(session, descriptor)
        SSL_set_accept_state(session)
    }

    deinit { SSL_free(session) }

    /// Whether bytes wait inside OpenSSL, where epoll does not see them.
    var hasPending: Bool { SSL_has_pending(session) == 1 }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Outcome {
        ERR_clear_error()
        return outcome(of: SSL_read(session, buffer.baseAddress, Int32(clamping: buffer.count)))
    }

    func write(_ buffer: UnsafeRawBufferPointer) -> Outcome {
        ERR_clear_error()
        return outcome(of: SSL_write(session, buffer.baseAddress, Int32(clamping: buffer.count)))
    }

    /// Says goodbye, so that the peer can tell the end from a cut.
    func sayGoodbye() {
        guard !hasFailed else { return }
        ERR_clear_error()
        _ = SSL_shutdown(session)
    }

    private func outcome(of result: Int32) -> Outcome {
        if result > 0 { return .bytes(Int(result)) }
        switch SSL_get_error(session, result) {
        case SSL_ERROR_WANT_READ: return .wantsRead
        case SSL_ERROR_WANT_WRITE: return .wantsWrite
        case SSL_ERROR_ZERO_RETURN: return .ended
        default:
            hasFailed = true
            ERR_clear_error()
            return .failed
        }
    }
}
