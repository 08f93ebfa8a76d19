import Synchronization
import Testing

@testable import Reactor

@Suite(.timeLimit(.minutes(1))) struct WebSocketServerTests {
    @Test func `a socket says back what it hears, frames right behind the request included`() async throws {
        try await withServer { server, address async throws in
            let peer = Peer(address)
            let opened = try await peer.upgrade("/ws", "Sec-WebSocket-Protocol: tutor.v1, other\r\n")
            #expect(opened.hasPrefix("HTTP/1.1 101 Switching Protocols\r\n"))
            #expect(opened.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"))
            #expect(opened.contains("Sec-WebSocket-Protocol: tutor.v1\r\n"))
            peer.send(frame(.text, "one".utf8) + frame(.ping, "p".utf8) + frame(.binary, [2]))
            var seen: [[UInt8]] = []
            for _ in 0..<3 { seen.append(try await peer.frame().payload) }
            #expect(Set(seen) == [Array("one".utf8), Array("p".utf8), [2]])
            peer.send(frame(.close, [0x0f, 0xa0] + "bye".utf8))
            let closing = try await peer.closing()
            #expect(closing.code == 4000)
            #expect(server.counters.messagesReceived == 2)
            #expect(server.counters.messagesSent == 2)
        }
    }

    @Test func `a burst of five thousand frames is answered in order`() async throws {
        try await withServer { _, address async throws in
            let peer = Peer(address)
            _ = try await peer.upgrade()
            peer.send((0..<5000).flatMap { frame(.text, String($0).utf8) })
            for index in 0..<5000 {
                let payload = try await peer.frame().payload
                try #require(payload == Array(String(index).utf8))
            }
        }
    }

    @Test func `frames split at every byte are the same messages`() async throws {
        try await withServer { _, address async throws in
            let peer = Peer(address)
            _ = try await peer.upgrade()
            let stream =
                frame(.text, "frag".utf8, isFinal: false) + frame(.ping, []) + frame(.continuation, "ment".utf8)
            for byte in stream { peer.send([byte]) }
            #expect(try await peer.frame().opcode == .pong)
            #expect(try await peer.frame().payload == Array("fragment".utf8))
        }
    }

    @Test(
        arguments: [
            ([0x82, 0xff] + Array(repeating: 0xff, count: 8), 1002), ([0x82, 0xff, 0, 0, 0, 0, 0, 1, 0, 1], 1009),
            ([0x81, 0x01, 0x61], 1002), (frame(.text, [0xff]), 1007), (frame(.text, [0xff], isFinal: false), 1007),
            (frame(.continuation, []), 1002),
        ] as [([UInt8], UInt16)]
    )
    func `what breaks a rule is closed with its code, after what came before is answered`(
        bytes: [UInt8],
        code: UInt16
    ) async throws {
        try await withServer { _, address async throws in
            let peer = Peer(address)
            _ = try await peer.upgrade()
            peer.send(frame(.text, "before".utf8) + bytes)
            let first = try await peer.frame()
            #expect(first.payload == Array("before".utf8))
            let closing = try await peer.closing()
            #expect(closing.code == code)
            let rest = try await peer.rest()
            #expect(rest.isEmpty)
        }
    }

    @Test func `a conversation learns how it ended`() async throws {
        let closings = Signal<Closing?>()
        try await withServer(answer: { _ in
            .webSocket { socket in
                for await message in socket {
                    if message == .text("close") { socket.close(.goingAway, reason: "tired") }
                }
                closings.tell(socket.closing)
            }
        }) { _, address async throws in
            let polite = Peer(address)
            _ = try await polite.upgrade()
            polite.send(frame(.close, [0x0f, 0xa1] + "why".utf8))
            #expect(await closings.next() == Closing(code: CloseCode(rawValue: 4001), reason: "why", byPeer: true))
            let lost = Peer(address)
            _ = try await lost.upgrade()
            lost.send(frame(.close, []))
            #expect(await closings.next() == Closing(code: .none, reason: "", byPeer: true))
            let tired = Peer(address)
            _ = try await tired.upgrade()
            tired.send(frame(.text, "close".utf8))
            #expect(await closings.next() == Closing(code: .goingAway, reason: "tired", byPeer: false))
            let closing = try await tired.closing()
            #expect(closing == (1001, "tired"))
        }
    }

    @Test func `a client that has half-closed still hears the answers`() async throws {
        try await withServer { _, address async throws in
            let peer = Peer(address)
            _ = try await peer.upgrade()
            peer.send(frame(.text, "last words".utf8))
            peer.halfClose()
            #expect(try await peer.frame().payload == Array("last words".utf8))
            #expect(try await peer.closing().code == 1000)
            #expect(try await peer.rest().isEmpty)
        }
    }

    @Test func `a reader that does not read is closed with 4429 and costs bounded memory`() async throws {
        let results = Signal<(posted: Int, buffered: Int, closing: Closing?)>()
        let text = EncodedText(String(repeating: "x", count: 10_000))
        try await withServer(
            { $0.limits.closing = .seconds(10) },
            answer: { _ in
                .webSocket { socket in
                    var posted = 0
                    var buffered = 0
                    while socket.post(text) {
                        posted += 1
                        buffered = max(buffered, socket.bufferedBytes)
                    }
                    results.tell((posted, buffered, socket.closing))
                }
            }
        ) { server, address async throws in
            let peer = Peer(address)
            _ = try await peer.upgrade()
            let result = try #require(await results.next())
            #expect(result.posted > 25)
            #expect(result.buffered <= 256 * 1024 + 10_010)
            #expect(result.closing?.code == .tooSlow)
            #expect(server.counters.slowReaders == 1)
            let closing = try await peer.closing()
            #expect(closing.code == 4429)
            #expect(closing.reason.hasPrefix(#"{"again":true,"after_ms":"#))
        }
    }

    @Test func `posts from another thread to a reader that does not read end the same way`() async throws {
        let sockets = Signal<WebSocket>()
        try await withServer(
            { $0.limits.closing = .seconds(10) },
            answer: { _ in
                .webSocket { socket in
                    sockets.tell(socket)
                    for await _ in socket {}
                }
            }
        ) { server, address async throws in
            let peer = Peer(address, reads: false)
            peer.send(
                """
                GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
                Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n
                """
            )
            let socket = try #require(await sockets.next())
            let text = String(repeating: "x", count: 10_000)
            var highest = 0
            while socket.post(text) { highest = max(highest, socket.bufferedBytes) }
            #expect(highest <= 256 * 1024 + 20_020)
            peer.read()
            _ = try await peer.response(hasBody: false)
            #expect(try await peer.closing().code == 4429)
            #expect(server.counters.slowReaders == 1)
            #expect(!socket.post("more"))
        }
    }

    @Test func `send waits for a reader that is slow, and nothing is lost`() async throws {
        let text = String(repeating: "y", count: 50_000)
        let sent = Lock(0)
        try await withServer(answer: { _ in
            .webSocket { socket in
                for _ in 0..<200 {
                    try? await socket.send(.text(text))
                    sent.withLock { $0 += 1 }
                }
            }
        }) { _, address async throws in
            let peer = Peer(address)
            _ = try await peer.upgrade()
            for _ in 0..<200 { try #require(try await peer.frame().payload.count == 50_000) }
            #expect(try await peer.closing().code == 1000)
            #expect(sent.withLock { $0 } == 200)
        }
    }

    @Test func `send throws when the peer is gone`() async throws {
        let errors = Signal<any Error>()
        try await withServer(answer: { _ in
            .webSocket { socket in
                do {
                    while true { try await socket.send(.text(String(repeating: "z", count: 10_000))) }
                } catch {
                    errors.tell(error)
                }
            }
        }) { _, address async throws in
            let peer = Peer(address)
            _ = try await peer.upgrade()
            peer.cut()
            #expect(await errors.next() is ConnectionClosed)
        }
    }

    @Test func `a conversation can live on other executors`() async throws {
        try await withServer(answer: { _ in
            .webSocket { socket in
                await Task.detached { for await message in socket { try? await socket.send(message) } }.value
            }
        }) { _, address async throws in
            let peer = Peer(address)
            _ = try await peer.upgrade()
            for index in 0..<200 {
                peer.send(frame(.text, "\(index)".utf8))
                try #require(try await peer.frame().payload == Array("\(index)".utf8))
            }
        }
    }

    @Test func `a cancelled reader is told that there is no more, and the socket lives on`() async throws {
        try await withServer(answer: { _ in
            .webSocket { socket in
                for isDetached in [false, true] {
                    let reader =
                        isDetached
                        ? Task.detached { () -> Message? in
                            for await message in socket { return message }; return nil
                        }
                        : Task { () -> Message? in
                            for await message in socket { return message }; return nil
                        }
                    reader.cancel()
                    let heard = await reader.value
                    socket.post(heard == nil ? "nothing" : "something")
                }
                for await message in socket { try? await socket.send(message) }
            }
        }) { _, address async throws in
            let peer = Peer(address)
            _ = try await peer.upgrade()
            #expect(try await peer.frame().payload == Array("nothing".utf8))
            #expect(try await peer.frame().payload == Array("nothing".utf8))
            peer.send(frame(.text, "still here".utf8))
            #expect(try await peer.frame().payload == Array("still here".utf8))
        }
    }

    @Test func `a conversation that does not read stops the socket from being read`() async throws {
        let gate = Signal<Void>()
        try await withServer(
            { $0.limits.inboundMessages = 4 },
            answer: { _ in
                .webSocket { socket in
                    _ = await gate.next()
                    for await message in socket { try? await socket.send(message) }
                }
            }
        ) { server, address async throws in
            let peer = Peer(address)
            _ = try await peer.upgrade()
            peer.send((0..<100).flatMap { frame(.binary, [UInt8($0)]) })
            // A second connection is served after the first one's bytes were seen.
            let other = Peer(address)
            _ = try await other.upgrade()
            #expect(server.counters.messagesReceived <= 4)
            gate.tell(())
            for index in 0..<100 { #expect(try await peer.frame().payload == [UInt8(index)]) }
        }
    }
}
