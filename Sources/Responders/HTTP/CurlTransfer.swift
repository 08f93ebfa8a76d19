import CCurl
import Glibc

/// One request on its way through libcurl, touched on the loop only.
final class CurlTransfer {
    static let headLimit = 64 * 1024

    let exchange: HTTPExchange
    let handle: UnsafeMutableRawPointer
    // What each word needs stands together, and is not checked for overlapping access: one thread touches it.
    private let bytes: ByteStream
    private let byteLimit: Int
    @exclusivity(unchecked) private var received = 0
    @exclusivity(unchecked) var deadlines: AnswerDeadlines
    var timer: LoopTimer?
    private let whenHead: () -> Void
    /// Why a callback broke the transfer off; libcurl only knows that one did.
    private(set) var objection: HTTPFailure.Reason?
    private var head = ResponseHead()
    private var hasHead = false
    private var headerList: UnsafeMutablePointer<curl_slist>?

    /// `nil` when memory is short.
    init?(_ exchange: HTTPExchange, _ configuration: HTTPClient.Configuration, whenHead: @escaping () -> Void) {
        guard let handle = curl_easy_init() else { return nil }
        self.exchange = exchange
        self.handle = handle
        (bytes, byteLimit) = (exchange.bytes, exchange.request.byteLimit)
        self.whenHead = whenHead
        let limits = exchange.request.deadlines
        deadlines = AnswerDeadlines(
            beginning: limits.firstByte,
            continuing: limits.betweenBytes,
            whole: limits.total,
            from: .now
        )
        guard prepare(configuration) else { return nil }
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(headerList)
    }

    /// `false` when memory is short.
    private func prepare(_ configuration: HTTPClient.Configuration) -> Bool {
        let request = exchange.request
        let connect = Int(request.deadlines.connect / .milliseconds(1))
        for (option, value) in [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_SSL_VERIFYPEER, 1),
            (CURLOPT_SSL_VERIFYHOST, 2), (CURLOPT_CONNECTTIMEOUT_MS, max(1, connect)),
            (CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS)), (CURLOPT_HTTP09_ALLOWED, 0),
            // Or a request given up while its host's name is looked up would block the loop until that is over.
            (CURLOPT_QUICK_EXIT, 1),
            // Kept for as long as the answer lasts; a model's words are short.
            (CURLOPT_BUFFERSIZE, 4096),
        ] {
            _ = door_set_number(handle, option, value)
        }
        for (option, value) in [
            (CURLOPT_URL, request.url.text), (CURLOPT_PROTOCOLS_STR, "http,https"),
            // Empty, not absent: absent means that the environment decides.
            (CURLOPT_PROXY, configuration.proxy?.text ?? ""), (CURLOPT_NOPROXY, ""),
        ] {
            _ = door_set_text(handle, option, value)
        }
        if let file = configuration.certificates { _ = door_set_text(handle, CURLOPT_CAINFO, file) }
        // No waiting for "100 Continue".
        for (name, value) in request.headers + [("expect", "")] {
            // Without memory the list stays as it was, and is not what was asked for.
            guard let longer = curl_slist_append(headerList, value.isEmpty ? "\(name):" : "\(name): \(value)")
            else { return false }
            headerList = longer
        }
        _ = door_set_headers(handle, headerList)
        if request.method != .get {
            _ = door_set_body(handle, request.body, curl_off_t(request.body.count))
            if request.method != .post { _ = door_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method.rawValue) }
        }
        if !configuration.reachesPrivateAddresses {
            _ = door_open_sockets(handle, Self.openSocket, Unmanaged.passUnretained(self).toOpaque())
        }
        // The multi handle's owner keeps this object for as long as libcurl may call.
        _ = door_hear(handle, Self.hearHeader, Self.hearBody, Unmanaged.passUnretained(self).toOpaque())
        return true
    }

    /// Whether libcurl was kept from connecting to a private address.
    private(set) var metPrivateAddress = false

    /// Makes the socket for an address that was found, unless it is one where nobody outside could be.
    ///
    /// Here and not by the name, because a name can lead anywhere, and elsewhere the next time.
    private static let openSocket: door_open = { context, _, found in
        guard let context, let found else { return CURL_SOCKET_BAD }
        let size = min(Int(found.pointee.addrlen), PublicAddress.longest)
        let bytes = withUnsafePointer(to: &found.pointee.addr) {
            // libcurl keeps `addrlen` bytes here, of which C declares the first sixteen.
            [UInt8](UnsafeRawBufferPointer(start: UnsafeRawPointer($0), count: size))
        }
        guard PublicAddress.holds(bytes) else {
            Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue().metPrivateAddress = true
            return CURL_SOCKET_BAD
        }
        return socket(found.pointee.family, found.pointee.socktype | O_CLOEXEC, found.pointee.protocol)
    }

    private static let hearHeader: door_write = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
        return transfer.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
    }

    private static let hearBody: door_write = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
        return transfer.takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }

    private func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        // Trailers come after the body, and nobody asks for them.
        if hasHead { return true }
        let endsHead = head.take(line)
        guard head.byteCount <= Self.headLimit else {
            objection = .headTooLong
            return false
        }
        var status = 0
        guard endsHead, door_status(handle, &status) == CURLE_OK, status >= 200 else { return true }
        hasHead = true
        deadlines.signCame(at: .now)
        exchange.begin(status, head.headers)
        whenHead()
        return true
    }

    private func takeBody(_ piece: UnsafeRawBufferPointer) -> Int {
        guard received + piece.count <= byteLimit else {
            objection = .tooLong(bytes: byteLimit)
            return 0
        }
        guard bytes.offer(piece) else {
            // libcurl keeps these bytes and hands them out again.
            return Int(CURL_WRITEFUNC_PAUSE)
        }
        received += piece.count
        deadlines.signCame(at: .now)
        return piece.count
    }

    func resume() {
        guard hasHead else { return }
        deadlines.signCame(at: .now)
        curl_easy_pause(handle, CURLPAUSE_CONT)
    }
}
