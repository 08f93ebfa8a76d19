/// The connection was lost, or the server is going down: what was to be written will not be read.
public struct ConnectionClosed: Error {
    public init() {}
}

/// Where a streamed response is written.
///
/// Usable from any executor, cheapest on its loop.
public struct ResponseWriter: Sendable {
    let connection: Connection
    let isChunked: Bool

    /// Writes text, and suspends while the client is too slow.
    ///
    /// Throws when the client is gone.
    public func write(_ text: String) async throws { try await write(Array(text.utf8)) }

    /// Writes bytes, and suspends while the client is too slow.
    ///
    /// Throws when the client is gone.
    public func write(_ bytes: [UInt8]) async throws {
        guard !bytes.isEmpty else { return }
        if connection.loop.isCurrent {
            append(bytes)
            if connection.life == .open, connection.output.count <= connection.limits.outboundBytes { return }
        }
        let wasOnLoop = connection.loop.isCurrent
        let goesOn = await connection.waitForRoom {
            if !wasOnLoop { append(bytes) }
        }
        if !goesOn {
            try Task.checkCancellation()
            throw ConnectionClosed()
        }
    }

    private func append(_ bytes: [UInt8]) {
        connection.write { output in
            guard isChunked else { return output.append(contentsOf: bytes) }
            output.append(contentsOf: String(bytes.count, radix: 16).utf8)
            output.append("\r\n")
            output.append(contentsOf: bytes)
            output.append("\r\n")
        }
    }
}

extension Connection {
    /// Does something on the loop, then suspends until the peer has read enough.
    ///
    /// False when that will never be.
    func waitForRoom(after first: @escaping @Sendable () -> Void) async -> Bool {
        let ticket = Ticket.take()
        return await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                loop.perform {
                    first()
                    self.room(ticket, continuation)
                }
                // A cancellation may have overtaken the lines above on its way to the loop.
                if Task.isCancelled { callAway(ticket) }
            }
        } onCancel: {
            callAway(ticket)
        }
    }

    private func callAway(_ ticket: UInt64) { loop.submit { self.writers.resume(ticket, returning: false) } }
}
