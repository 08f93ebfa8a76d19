/// HTTP over one connection: reads a request, has it answered, reads the next.
///
/// Unchecked, because all of it runs on the loop's thread, the answering task included.
final class HTTPExchange: ConnectionHandler, @unchecked Sendable {
    enum State {
        case reading
        case answering
        /// The answer's body is being produced: losing the client ends that, while an answer is always finished.
        case streaming
    }

    unowned let connection: Connection
    private var reader: RequestReader
    var state = State.reading
    var task: Task<Void, Never>?
    /// When what is awaited now began to be awaited: a request, the rest of its head, or its body.
    var since: Int64
    private var phase = RequestReader.Phase.idle
    var served = 0
    private let refusal: RequestRefusal?

    var worker: Worker { connection.worker }

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

    // MARK: Refusing

    private func refuse(_ refusal: RequestRefusal) {
        if refusal.status != 503 { worker.tally.badRequests.add(1) }
        let response = Response(refusing: refusal)
        guard case .bytes(let bytes) = response.body else { return }
        writeHead(response, .bytes(bytes.count), ResponseTerms(keepAlive: false))
        connection.write { $0.append(contentsOf: bytes) }
        connection.finish()
    }
}
