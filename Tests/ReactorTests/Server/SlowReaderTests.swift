import Locking
import Synchronization
import Testing

@testable import Reactor

/// Readers that read slowly, never, or no more: nobody pays for them but they.
@Suite(.timeLimit(.minutes(5))) struct SlowReaderTests {
    @Test func `a reader that does not read is closed with 4429 and costs bounded memory`() async throws {
        let results = Signal<(posted: Int, buffered: Int, closing: Closing?)>()
        let text = [UInt8](repeating: UInt8(ascii: "x"), count: 10_000)
        try await withServer(
            { $0.limits.closing = .seconds(10) },
            answer: { _ in
                .webSocket { socket in
                    var posted = 0
                    var buffered = 0
                    while socket.post(utf8: text) {
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
