import Synchronization

/// WebSocket over one connection.
///
/// Unchecked, because every stored variable is touched by the loop's thread only; what others read is atomic.
final class WebSocketSession: ConnectionHandler, @unchecked Sendable {
    let connection: Connection
    let remoteAddress: IPAddress
    /// Bytes posted from other threads that have not reached the loop.
    let underway = Atomic<Int>(0)
    private let ending = AtomicLazyReference<Ending>()

    @exclusivity(unchecked) private var reader: MessageReader
    @exclusivity(unchecked) private var inbox = Inbox()
    private var waiting: (ticket: UInt64, continuation: UnsafeContinuation<Message?, Never>)?
    private var task: Task<Void, Never>?
    private var listener: (any WebSocketListener)?
    /// Whether the listener takes a message, or has said that the next one has to wait.
    @exclusivity(unchecked) private var isListenerBusy = false
    private var closeSentAt: Int64?
    private var inputIsOver = false
    private var violation: (code: CloseCode, at: Int64)?
    private var pinged = false
    private let pingAfter: Int64

    private var limits: Limits { connection.limits }
    private var tally: Tally { connection.worker.tally }

    init(_ connection: Connection, remoteAddress: IPAddress) {
        self.connection = connection
        self.remoteAddress = remoteAddress
        reader = MessageReader(role: .server, limit: connection.limits.message)
        let ping = connection.limits.ping
        pingAfter = .random(in: ping.lowerBound.nanoseconds...ping.upperBound.nanoseconds)
        connection.worker.tally.webSockets.add(1)
    }

    /// How it ended, when it has.
    ///
    /// For any thread.
    var closing: Closing? { ending.load()?.closing }

    /// The conversation is a task of its own, so that the request which opened it need not live as long.
    func begin(_ converse: @escaping @Sendable (WebSocket) async -> Void) {
        task = Task(executorPreference: connection.loop) {
            await converse(WebSocket(session: self))
            self.connection.loop.perform {
                self.close(self.violation?.code ?? .normal, "")
                self.task = nil
            }
        }
    }

    /// The conversation is a listener's.
    func begin(listener make: (WebSocket) -> any WebSocketListener) { listener = make(WebSocket(session: self)) }

    // MARK: Reading

    override var isBlocked: Bool {
        inbox.count >= limits.inboundMessages || inbox.bytes >= limits.inboundBytes
            || connection.output.count > limits.outboundBytes
    }

    override func received(_ bytes: inout MutableSpan<UInt8>) -> Int {
        if violation != nil { return bytes.count }
        pinged = false
        var position = 0
        switch reader.read(&bytes, from: &position) {
        case .incomplete: break
        case .message(let message): receive(message)
        case .ping(let payload):
            if closeSentAt == nil { connection.write { FrameWriter.append(.pong, payload, to: &$0) } }
        case .pong: break
        case .close(let code, let reason): receiveClose(code, reason)
        case .violation(let code):
            violation = (code, connection.loop.nanoseconds)
            inputIsOver = true
            if waiting != nil || listener != nil && !isListenerBusy { failForViolation() }
            return bytes.count
        }
        return position
    }

    /// What was right before the violation is answered first: the close comes when the conversation asks for more.
    private func failForViolation() {
        guard let violation else { return }
        close(violation.code, "")
        connection.finish()
    }

    private func receive(_ message: Message) {
        guard closeSentAt == nil else { return }
        tally.messagesReceived.add(1)
        if let waiting {
            self.waiting = nil
            waiting.continuation.resume(returning: message)
        } else if let listener, !isListenerBusy, inbox.isEmpty {
            tell(listener, message)
        } else {
            inbox.append(message)
        }
    }

    private func tell(_ listener: any WebSocketListener, _ message: Message) {
        isListenerBusy = true
        isListenerBusy = !listener.take(message)
        if !isListenerBusy { tellNext() }
    }

    /// Tells an idle listener what has come meanwhile, or that nothing more will.
    private func tellNext() {
        while let listener, !isListenerBusy, let next = takeNext() {
            guard let message = next else {
                self.listener = nil
                listener.ended()
                return close(violation?.code ?? .normal, "")
            }
            isListenerBusy = true
            isListenerBusy = !listener.take(message)
        }
    }

    func goOn() {
        isListenerBusy = false
        tellNext()
    }

    private func receiveClose(_ code: CloseCode, _ reason: String) {
        if closeSentAt == nil {
            closeSentAt = connection.loop.nanoseconds
            let payload = FrameWriter.closePayload(code, "")
            connection.write { FrameWriter.append(.close, payload, to: &$0) }
        }
        end(Closing(code: code, reason: reason, byPeer: true))
        connection.finish()
    }

    /// The peer may still listen, so what the conversation has to say is said; it learns that no more will come.
    override func inputEnded() {
        inputIsOver = true
        resumeReader()
    }

    // MARK: The conversation's side

    /// The next message if it is there, the end if there will be none, or nothing yet.
    func takeNext() -> Message?? {
        guard closeSentAt == nil || closing?.byPeer == true else { return .some(nil) }
        if let message = inbox.take() {
            if inbox.isEmpty || connection.isInputPaused { connection.resumeInput() }
            return message
        }
        if violation != nil { failForViolation() }
        return inputIsOver || closing != nil ? .some(nil) : nil
    }

    func wait(_ ticket: UInt64, _ continuation: UnsafeContinuation<Message?, Never>) {
        if let next = takeNext() { return continuation.resume(returning: next) }
        // One reader at a time: a second one ends the first.
        waiting?.continuation.resume(returning: nil)
        waiting = (ticket, continuation)
    }

    func callAway(_ ticket: UInt64) {
        guard waiting?.ticket == ticket else { return }
        resumeReader()
    }

    private func resumeReader() {
        wakeReader()
        tellNext()
    }

    private func wakeReader() {
        let reader = waiting
        waiting = nil
        reader?.continuation.resume(returning: nil)
    }

    func write(_ body: (inout [UInt8]) -> Void) {
        guard closeSentAt == nil, connection.life == .open else { return }
        tally.messagesSent.add(1)
        connection.write(body)
    }

    /// Writes without waiting; a peer for which too much waits already is hopeless, and closed.
    func post(_ body: (inout [UInt8]) -> Void) -> Bool {
        guard closeSentAt == nil, connection.life == .open else { return false }
        if connection.output.count > limits.outboundBytes { connection.flush() }
        guard connection.output.count <= limits.outboundBytes else {
            closeAsTooSlow()
            return false
        }
        write(body)
        return connection.life == .open
    }

    func closeAsTooSlow() {
        guard closeSentAt == nil else { return }
        tally.slowReaders.add(1)
        close(.tooSlow, #"{"again":true,"after_ms":\#(Int.random(in: 500...2000))}"#)
    }

    // MARK: The end

    func close(_ code: CloseCode, _ reason: String) {
        guard closeSentAt == nil, connection.life == .open else { return }
        closeSentAt = connection.loop.nanoseconds
        let payload = FrameWriter.closePayload(code, reason)
        connection.write { FrameWriter.append(.close, payload, to: &$0) }
        end(Closing(code: code, reason: reason, byPeer: false))
        // A peer that has half-closed cannot answer.
        if inputIsOver { connection.finish() } else { connection.resumeInput() }
        connection.schedule()
    }

    override func drain() { close(.restart, connection.worker.core.restartHint()) }

    override func closed() {
        tally.webSockets.add(-1)
        end(Closing(code: .lost, reason: "", byPeer: false))
    }

    override func cancel() { task?.cancel() }

    private func end(_ closing: Closing) {
        _ = ending.storeIfNil(Ending(closing))
        if !closing.byPeer { inbox = Inbox() }
        wakeReader()
        // Whoever posted what a slow peer could not take may hold a lock that the listener needs on its way out.
        if listener != nil { connection.loop.whenTurnEnds { [self] in tellNext() } }
    }

    // MARK: Liveness

    override var deadline: Int64? {
        if let end = closeSentAt ?? violation?.at { return end &+ limits.closing.nanoseconds }
        // A peer that is not read cannot show that it lives; the kernel watches it meanwhile.
        if connection.isInputPaused || inputIsOver { return nil }
        return connection.lastReceived &+ (pinged ? limits.dead.nanoseconds : pingAfter)
    }

    override func deadlinePassed() {
        if violation != nil, closeSentAt == nil { return failForViolation() }
        guard closeSentAt == nil, !pinged else { return connection.abort() }
        pinged = true
        connection.write { FrameWriter.append(.ping, EmptyCollection(), to: &$0) }
    }
}
