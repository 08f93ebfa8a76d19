import CCurl

/// libcurl's transfers on an event loop: no thread, no polling.
///
/// Every method but `init` runs on the loop, and so do libcurl's callbacks, which come only from within those methods.
final class CurlMulti: @unchecked Sendable {
    // Safe to share: `init` publishes it to the loop's closures, and from then on only the loop's thread touches it.
    private let loop: any EventLoopPort
    private let configuration: HTTPClient.Configuration
    private var multi: UnsafeMutableRawPointer?
    private var transfers: [Int: CurlTransfer] = [:]
    private var numbers: [UnsafeMutableRawPointer: Int] = [:]
    private var timer: LoopTimer?

    init(loop: any EventLoopPort, configuration: HTTPClient.Configuration) {
        self.loop = loop
        self.configuration = configuration
    }

    func start(_ exchange: HTTPExchange) {
        // From within a callback libcurl must not be called, and the deadline that now counts may have passed.
        let whenHead = { [loop, number = exchange.number] in
            loop.run { [weak self] in self?.keepTime(of: number) }
        }
        guard let multi = multi ?? open(), let transfer = CurlTransfer(exchange, configuration, whenHead: whenHead)
        else { return exchange.end(.other("memory is short")) }
        transfers[exchange.number] = transfer
        numbers[transfer.handle] = exchange.number
        let code = curl_multi_add_handle(multi, transfer.handle)
        guard code == CURLM_OK else {
            return finish(transfer, .other("it could not begin: \(String(cString: curl_multi_strerror(code)))"))
        }
        keepTime(of: exchange.number)
    }

    /// Ends the transfer and its connection, unless it has ended already.
    func stop(_ number: Int) {
        if let transfer = transfers[number] { finish(transfer, .abandoned) }
    }

    /// Lets a transfer that nobody reads end by itself at once, which leaves its connection for the next request.
    func letGo(_ number: Int) {
        guard let transfer = transfers[number] else { return }
        transfer.exchange.bytes.end(.success(()))
        transfer.resume()
        transfer.timer?.cancel()
        transfer.timer = loop.schedule(after: .milliseconds(50)) { [weak self] in self?.stop(number) }
        takeEnded()
    }

    /// The reader has caught up.
    func resume(_ number: Int) {
        guard let transfer = transfers[number] else { return }
        transfer.resume()
        takeEnded()
    }

    func close() {
        for transfer in transfers.values { finish(transfer, .abandoned) }
        if let multi { curl_multi_cleanup(multi) }
        multi = nil
        timer?.cancel()
    }

    private func finish(_ transfer: CurlTransfer, _ reason: HTTPFailure.Reason?) {
        transfer.timer?.cancel()
        curl_multi_remove_handle(multi, transfer.handle)
        transfers[transfer.exchange.number] = nil
        numbers[transfer.handle] = nil
        transfer.exchange.end(reason)
    }

    private func open() -> UnsafeMutableRawPointer? {
        _ = Self.prepareLibrary
        guard let opened = curl_multi_init() else { return nil }
        // libcurl calls only between this and `close`, and `HTTPClient` keeps this object until then.
        _ = door_watch(
            opened,
            { _, descriptor, interest, context, _ in
                guard let context else { return 0 }
                Unmanaged<CurlMulti>.fromOpaque(context).takeUnretainedValue().watch(descriptor, interest)
                return 0
            },
            { _, milliseconds, context in
                guard let context else { return 0 }
                Unmanaged<CurlMulti>.fromOpaque(context).takeUnretainedValue().setTimer(milliseconds)
                return 0
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
        multi = opened
        return opened
    }

    private static let prepareLibrary = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

    private func watch(_ descriptor: Int32, _ interest: Int32) {
        if interest == CURL_POLL_REMOVE { return loop.unwatch(descriptor) }
        var readiness: Directions = []
        if interest & CURL_POLL_IN != 0 { readiness.insert(.reading) }
        if interest & CURL_POLL_OUT != 0 { readiness.insert(.writing) }
        // Not weak, which would cost something at every word: libcurl unwatches at the latest when `close` is called.
        loop.watch(descriptor, for: readiness) { [self] ready in
            let events =
                (ready.contains(.reading) ? CURL_CSELECT_IN : 0) | (ready.contains(.writing) ? CURL_CSELECT_OUT : 0)
            act(on: descriptor, events)
        }
    }

    private func setTimer(_ milliseconds: Int) {
        timer?.cancel()
        timer = nil
        guard milliseconds >= 0 else { return }
        timer = loop.schedule(after: .milliseconds(milliseconds)) { [weak self] in self?.act(on: CURL_SOCKET_BAD, 0) }
    }

    private func act(on descriptor: Int32, _ events: Int32) {
        guard let multi else { return }
        var running: Int32 = 0
        curl_multi_socket_action(multi, descriptor, events, &running)
        takeEnded()
    }

    private func takeEnded() {
        guard let multi else { return }
        var code = CURLE_OK
        while let handle = door_next_ended(multi, &code) {
            guard let transfer = numbers[handle].flatMap({ transfers[$0] }) else { continue }
            let objection = code != CURLE_OK && transfer.metPrivateAddress ? .privateAddress : transfer.objection
            finish(transfer, objection ?? HTTPFailure.Reason(code, transfer.exchange.request.deadlines))
        }
    }

    private func keepTime(of number: Int) {
        guard let transfer = transfers[number] else { return }
        transfer.timer?.cancel()
        let now = ContinuousClock.now
        switch transfer.deadlines.verdict(at: now, isAwaited: transfer.exchange.bytes.isAwaited) {
        case .expired(let stage): finish(transfer, HTTPFailure.Reason(stage, transfer.exchange.request.deadlines))
        case .lookAgain(let instant):
            transfer.timer = loop.schedule(after: now.duration(to: instant)) { [weak self] in
                self?.keepTime(of: number)
            }
        }
    }
}

extension HTTPFailure.Reason {
    /// What libcurl's code means here; `nil` for success.
    fileprivate init?(_ code: CURLcode, _ deadlines: HTTPDeadlines) {
        switch code {
        case CURLE_OK: return nil
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: self = .hostUnknown
        case CURLE_COULDNT_CONNECT: self = .refused
        // The only deadline that libcurl is told of.
        case CURLE_OPERATION_TIMEDOUT: self = .notConnected(within: deadlines.connect)
        case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2,
            CURLE_HTTP2_STREAM:
            self = .cutShort
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL: self = .notHTTP
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CIPHER:
            self = .untrusted(String(cString: curl_easy_strerror(code)))
        default: self = .other(String(cString: curl_easy_strerror(code)))
        }
    }
}

extension HTTPFailure.Reason {
    fileprivate init(_ stage: AnswerDeadlines.Stage, _ deadlines: HTTPDeadlines) {
        self =
            switch stage {
            case .beginning: .noAnswer(within: deadlines.firstByte)
            case .continuing: .silence(for: deadlines.betweenBytes)
            case .whole: .tooSlow(limit: deadlines.total)
            }
    }
}
