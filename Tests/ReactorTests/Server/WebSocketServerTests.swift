import Synchronization
import Testing

@testable import Reactor

@Suite(.timeLimit(.minutes(5))) struct WebSocketServerTests {
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
}
