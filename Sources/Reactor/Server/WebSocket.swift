import Synchronization

/// A conversation over a WebSocket: read it with `for await message in socket`.
///
/// A value that any task or actor may hold. All of it works from any executor, and is cheapest on its loop, where
/// the conversation runs. Losing the peer does not cancel the conversation: its messages end, `send` throws, and
/// what it has to clean up it can.
public struct WebSocket: Sendable, AsyncSequence {
    public struct Iterator: AsyncIteratorProtocol, Sendable {
        fileprivate let session: WebSocketSession

        /// The next message; `nil` when the connection has ended, was closed by this side, or the task is cancelled
        /// while it waits: a message that is there already is given to a cancelled task as well.
        public func next() async -> Message? {
            if session.connection.loop.isCurrent, let next = session.takeNext() { return next }
            let ticket = Ticket.take()
            return await withTaskCancellationHandler {
                await withUnsafeContinuation { continuation in
                    session.connection.loop.perform { session.wait(ticket, continuation) }
                    // A cancellation may have overtaken the line above on its way to the loop.
                    if Task.isCancelled { callAway(ticket) }
                }
            } onCancel: {
                callAway(ticket)
            }
        }

        private func callAway(_ ticket: UInt64) {
            session.connection.loop.submit { [session] in session.callAway(ticket) }
        }
    }

    let session: WebSocketSession

    public func makeAsyncIterator() -> Iterator { Iterator(session: session) }

    /// Who is at the other end: the peer, or whom a trusted proxy speaks for.
    public var remoteAddress: IPAddress { session.remoteAddress }

    /// How it ended; `nil` while it has not.
    public var closing: Closing? { session.closing }

    /// Bytes that wait for the peer to read, those on their way from other threads included.
    public var bufferedBytes: Int {
        session.connection.unsent.load(ordering: .relaxed) + session.underway.load(ordering: .relaxed)
    }

    /// Sends a message, and suspends while the peer is too slow.
    ///
    /// Throws `ConnectionClosed` when the socket has ended, and `CancellationError` when the task is cancelled while
    /// it waits (the message is on its way then).
    public func send(_ message: Message) async throws { try await send { append(message) } }

    /// The same for text that was encoded once; it must be UTF-8, which is not checked again.
    public func send(utf8 text: [UInt8]) async throws {
        try await send { session.write { FrameWriter.append(.text, text, to: &$0) } }
    }

    private func send(_ append: @escaping @Sendable () -> Void) async throws {
        let connection = session.connection
        let isOnLoop = connection.loop.isCurrent
        if isOnLoop {
            if closing == nil { append() }
            if closing == nil, connection.output.count <= connection.limits.outboundBytes { return }
        }
        if closing != nil { throw ConnectionClosed() }
        let goesOn = await connection.waitForRoom {
            if !isOnLoop { append() }
        }
        if !goesOn || closing != nil {
            try Task.checkCancellation()
            throw ConnectionClosed()
        }
    }

    /// Sends text without ever waiting, for fan-out.
    ///
    /// False when the socket has ended, or when too much waits for the peer already: it is being closed then, with
    /// 4429 and the advice to come back.
    @discardableResult
    public func post(_ text: String) -> Bool {
        post(count: text.utf8.count) { FrameWriter.append(.text, text, to: &$0) }
    }

    /// Sends text that was encoded once for many sockets, without ever waiting.
    ///
    /// It must be UTF-8, which is not checked again: clients end a connection on text that is not.
    @discardableResult
    public func post(utf8 text: [UInt8]) -> Bool {
        // Each word of a model comes this way, mostly on the socket's own loop.
        if session.connection.loop.isCurrent { return session.post { FrameWriter.append(.text, text, to: &$0) } }
        return post(count: text.count) { FrameWriter.append(.text, text, to: &$0) }
    }

    /// Closes: what was sent before arrives, messages end, and `reason` (up to 123 bytes) tells the peer why.
    public func close(_ code: CloseCode = .normal, reason: String = "") {
        session.connection.loop.perform { session.close(code, reason) }
    }

    private func append(_ message: Message) {
        switch message {
        case .text(let text): session.write { FrameWriter.append(.text, text, to: &$0) }
        case .binary(let bytes): session.write { FrameWriter.append(.binary, bytes, to: &$0) }
        }
    }

    private func post(count: Int, _ body: @escaping @Sendable (inout [UInt8]) -> Void) -> Bool {
        let connection = session.connection
        if connection.loop.isCurrent { return session.post(body) }
        guard closing == nil else { return false }
        guard bufferedBytes <= connection.limits.outboundBytes else {
            connection.loop.submit { session.closeAsTooSlow() }
            return false
        }
        session.underway.wrappingAdd(count, ordering: .relaxed)
        connection.loop.submit {
            session.underway.wrappingSubtract(count, ordering: .relaxed)
            _ = session.post(body)
        }
        return true
    }
}

extension FrameWriter {
    /// Text that is contiguous, as nearly all is, goes from its own storage into the frame.
    static func append(_ opcode: Opcode, _ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { append(opcode, UnsafeRawBufferPointer($0), to: &output) }
    }
}
