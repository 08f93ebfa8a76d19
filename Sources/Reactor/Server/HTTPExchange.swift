/// HTTP over one connection: reads a request, has it answered, reads the next.
///
/// Unchecked, because all of it runs on the loop's thread, the answering task included.
final class HTTPExchange: ConnectionHandler, @unchecked Sendable {
    private enum State {
        case reading
        case answering
        /// The answer's body is being produced: losing the client ends that, while an answer is always finished.
        case streaming
    }

    private unowned let connection: Connection
    private var reader: RequestReader
    private var state = State.reading
    private var task: Task<Void, Never>?
    /// When what is awaited now began to be awaited: a request, the rest of its head, or its body.
    private var since: Int64
    private var phase = RequestReader.Phase.idle
    private var served = 0
    private let refusal: RequestRefusal?

    private var worker: Worker { connection.worker }

    /// With a refusal, whatever is asked is answered with it.
    init(_ connection: Connection, refusing refusal: RequestRefusal? = nil) {
        self.connection = connection
        self.refusal = refusal
        reader = RequestReader(limits: connection.worker.core.readerLimits)
        since = connection.loop.nanoseconds
    }

    // MARK: Reading

    override var isBlocked: Bool {
        if case .reading = state { connection.output.count > connection.limits.outboundBytes } else { true }
    }

    override var waitingLimit: Int { connection.limits.head }

    override var deadline: Int64? {
        guard case .reading = state else { return nil }
        let limits = connection.limits
        switch reader.phase {
        case .idle: return since &+ (served == 0 ? limits.headDeadline : limits.keepAlive).nanoseconds
        case .head: return since &+ limits.headDeadline.nanoseconds
        case .body: return since &+ limits.bodyDeadline.nanoseconds
        }
    }

    override func received(_ bytes: inout MutableSpan<UInt8>) -> Int {
        var position = 0
        do throws(RequestRefusal) {
            let step = try reader.read(bytes.span, from: &position)
            switch step {
            case .incomplete: notePhase()
            case .wantsContinue:
                notePhase()
                connection.write { $0.append("HTTP/1.1 100 Continue\r\n\r\n") }
            case .request(let head, let body):
                phase = .idle
                if let refusal { throw refusal }
                begin(head, body)
            }
        } catch {
            refuse(error)
            return bytes.count
        }
        return position
    }

    /// The first request's head is timed from the connection, so that silence is no way to stay longer.
    private func notePhase() {
        guard reader.phase != phase else { return }
        if reader.phase == .body || served > 0 { since = connection.loop.nanoseconds }
        phase = reader.phase
    }

    override func inputEnded() {
        if case .reading = state { connection.finish() }
    }

    override func deadlinePassed() {
        if reader.phase == .idle { connection.finish() } else { refuse(.timedOut) }
    }

    override func drain() {
        // One that has just come in may have its one answer; one that idles has had its own.
        if case .reading = state, reader.phase == .idle, served > 0 { connection.finish() }
    }

    override func closed() {
        if case .streaming = state { task?.cancel() }
        if case .reading = state { task = nil }
    }

    override func cancel() { task?.cancel() }

    // MARK: Answering

    private func begin(_ head: RequestHead, _ body: [UInt8]) {
        state = .answering
        worker.tally.requests.add(1)
        let origin = worker.core.forwarding.origin(
            of: head.headers,
            peer: connection.peer,
            isSecure: connection.tls != nil
        )
        let request = Request(head, body: body, remoteAddress: origin.address, isSecure: origin.isSecure)
        let terms = ResponseTerms(head)
        task = Task(executorPreference: connection.loop) { [connection] in
            // The connection is kept, because this task may outlive its socket.
            await self.answer(request, on: terms, over: connection)
        }
    }

    private func answer(_ request: Request, on terms: ResponseTerms, over connection: Connection) async {
        let response = await worker.core.answer(request)
        guard connection.life == .open else { return }
        var terms = terms
        if worker.isDraining || connection.hasInputEnded && connection.pending.isEmpty { terms.keepAlive = false }
        switch response.body {
        case .bytes(let bytes): await send(response, bytes, terms)
        case .stream(let produce): await stream(response, terms, produce)
        case .webSocket(let subprotocol, let converse):
            if let refusal = Handshake.refusal(of: request) {
                let response = Self.response(for: refusal)
                if case .bytes(let bytes) = response.body { await send(response, bytes, terms) }
            } else {
                upgrade(request, response.headers, subprotocol, converse)
            }
        }
    }

    private func send(_ response: Response, _ bytes: [UInt8], _ terms: ResponseTerms) async {
        let connection = connection
        writeHead(response, ResponseHead.hasBody(response.status) ? .bytes(bytes.count) : .none, terms)
        if !terms.isHeadRequest, ResponseHead.hasBody(response.status) {
            // A large body is lent to the socket in pieces: a slow reader never costs a second copy of it.
            for start in stride(from: 0, to: bytes.count, by: 64 * 1024) {
                connection.write { $0.append(contentsOf: bytes[start..<min(start + 64 * 1024, bytes.count)]) }
                guard connection.output.count > connection.limits.outboundBytes else { continue }
                let goesOn = await withUnsafeContinuation { connection.room(0, $0) }
                if !goesOn { return }
            }
        }
        finish(keepAlive: terms.keepAlive)
    }

    private func stream(
        _ response: Response,
        _ terms: ResponseTerms,
        _ produce: @Sendable (ResponseWriter) async throws -> Void
    ) async {
        let connection = connection
        var terms = terms
        if !terms.isVersion11 { terms.keepAlive = false }
        let isEmpty = terms.isHeadRequest || !ResponseHead.hasBody(response.status)
        let length: ResponseHead.Length =
            ResponseHead.hasBody(response.status) ? terms.isVersion11 ? .chunked : .untilClose : .none
        writeHead(response, length, terms)
        if !isEmpty {
            state = .streaming
            do {
                try await produce(ResponseWriter(connection: connection, isChunked: terms.isVersion11))
            } catch {
                // Half a body must not look like a whole one.
                connection.abort()
            }
            if terms.isVersion11 { connection.write { $0.append("0\r\n\r\n") } }
        }
        if connection.life == .open { finish(keepAlive: terms.keepAlive) }
    }

    private func finish(keepAlive: Bool) {
        state = .reading
        task = nil
        served += 1
        since = connection.loop.nanoseconds
        guard keepAlive else { return connection.finish() }
        connection.resumeInput()
        // All that came before the client's half-close is answered; then it is over.
        if connection.hasInputEnded, case .reading = state, !isBlocked { connection.finish() }
        connection.schedule()
    }

    private func upgrade(
        _ request: Request,
        _ headers: HeaderFields,
        _ subprotocol: String?,
        _ converse: @escaping @Sendable (WebSocket) async -> Void
    ) {
        var headers = headers
        headers.append("Upgrade", "websocket")
        headers.append("Connection", "Upgrade")
        headers.append("Sec-WebSocket-Accept", Handshake.accept(for: request.headers["sec-websocket-key"] ?? ""))
        if let subprotocol { headers.append("Sec-WebSocket-Protocol", subprotocol) }
        connection.write { output in
            output.append("HTTP/1.1 101 Switching Protocols\r\n")
            output.append(contentsOf: headers.bytes)
            output.append("\r\n")
        }
        let session = WebSocketSession(connection, remoteAddress: request.remoteAddress)
        connection.handler = session
        session.begin(converse)
        connection.resumeInput()
        if connection.hasInputEnded { session.inputEnded() }
        connection.schedule()
        if worker.isDraining { session.drain() }
    }

    // MARK: Refusing

    private func refuse(_ refusal: RequestRefusal) {
        if refusal.status != 503 { worker.tally.badRequests.add(1) }
        let response = Self.response(for: refusal)
        guard case .bytes(let bytes) = response.body else { return }
        writeHead(response, .bytes(bytes.count), ResponseTerms(keepAlive: false))
        connection.write { $0.append(contentsOf: bytes) }
        connection.finish()
    }

    static func response(for refusal: RequestRefusal) -> Response {
        let phrase = String(describing: ResponseHead.phrase(refusal.status))
        var response = Response(
            status: refusal.status,
            type: "application/problem+json",
            text: #"{"status":\#(refusal.status),"title":"\#(phrase)","detail":"\#(refusal.reason)"}"#
        )
        switch refusal.status {
        case 426:
            response.headers.append("Upgrade", "websocket")
            response.headers.append("Connection", "Upgrade")
            response.headers.append("Sec-WebSocket-Version", Handshake.version)
        case 503: response.headers.append("Retry-After", "1")
        default: break
        }
        return response
    }

    private func writeHead(_ response: Response, _ length: ResponseHead.Length, _ terms: ResponseTerms) {
        let head = ResponseHead(
            status: response.status,
            headers: response.headers,
            length: length,
            keepAlive: terms.keepAlive,
            mustSayKeepAlive: !terms.isVersion11
        )
        connection.write { head.append(to: &$0, date: worker.dateField) }
    }
}

/// What a response must heed of its request.
struct ResponseTerms {
    var isHeadRequest = false
    var isVersion11 = true
    var keepAlive: Bool

    init(keepAlive: Bool) { self.keepAlive = keepAlive }

    init(_ head: RequestHead) {
        isHeadRequest = head.method == "HEAD"
        isVersion11 = head.isVersion11
        keepAlive = head.keepAlive
    }
}
