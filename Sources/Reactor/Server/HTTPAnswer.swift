/// From a request to the last byte of its answer.
extension HTTPExchange {
    func answer(_ request: Request, on terms: ResponseTerms, over connection: Connection) async {
        let response = await worker.core.answer(request)
        guard connection.life == .open else { return }
        var terms = terms
        if worker.isDraining || connection.hasInputEnded && connection.pending.isEmpty { terms.keepAlive = false }
        switch response.body {
        case .bytes(let bytes): await send(response, bytes, terms)
        case .stream(let produce): await stream(response, terms, produce)
        case .webSocket(let subprotocol, let converse):
            await upgrade(request, response.headers, subprotocol, terms) { $0.begin(converse) }
        case .heardWebSocket(let subprotocol, let listener):
            await upgrade(request, response.headers, subprotocol, terms) { $0.begin(listener: listener) }
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
        // An answer that began before the drain may have promised to stay.
        guard keepAlive, !worker.isDraining else { return connection.finish() }
        connection.resumeInput()
        // All that came before the client's half-close is answered; then it is over.
        if connection.hasInputEnded, case .reading = state, !isBlocked { connection.finish() }
        connection.schedule()
    }

    private func upgrade(
        _ request: Request,
        _ headers: HeaderFields,
        _ subprotocol: String?,
        _ terms: ResponseTerms,
        _ begin: (WebSocketSession) -> Void
    ) async {
        if let refusal = Handshake.refusal(of: request) {
            let response = Response(refusing: refusal)
            if case .bytes(let bytes) = response.body { await send(response, bytes, terms) }
            return
        }
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
        begin(session)
        connection.resumeInput()
        if connection.hasInputEnded { session.inputEnded() }
        connection.schedule()
        if worker.isDraining { session.drain() }
    }

    func writeHead(_ response: Response, _ length: ResponseHead.Length, _ terms: ResponseTerms) {
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
