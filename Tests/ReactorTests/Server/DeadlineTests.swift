import Testing

@testable import Reactor

/// Those who are slow, silent, or too many.
///
/// Deadlines are short here, and what they cause is waited for; where a peer has to speak before one, it has time to, also
/// on a machine that stands still for a second.
@Suite(.timeLimit(.minutes(5))) struct DeadlineTests {
    @Test func `a head that does not end in time is answered with 408`() async throws {
        try await withServer({ $0.limits.headDeadline = .seconds(2) }) { _, address async throws in
            let peer = Peer(address)
            peer.send("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
            let rest = try await peer.rest()
            #expect(rest.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
        }
    }

    @Test func `a head that trickles has no more time than one that stands still`() async throws {
        try await withServer({ $0.limits.headDeadline = .seconds(2) }) { _, address async throws in
            let peer = Peer(address)
            peer.send("GET / HTTP/1.1\r\nHost: x\r\nX: ")
            let trickle = Task {
                while !Task.isCancelled {
                    peer.send("x")
                    await Task.yield()
                }
            }
            let rest = try await peer.rest()
            trickle.cancel()
            #expect(rest.hasPrefix("HTTP/1.1 4"))
        }
    }

    @Test func `a body that does not end in time is answered with 408`() async throws {
        try await withServer({ $0.limits.bodyDeadline = .milliseconds(30) }) { _, address async throws in
            let peer = Peer(address)
            peer.send("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhell")
            let rest = try await peer.rest()
            #expect(rest.hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test func `a connection that says nothing is closed without a word`() async throws {
        try await withServer({
            $0.limits.headDeadline = .seconds(2)
            $0.limits.keepAlive = .milliseconds(30)
        }) { _, address async throws in
            let silent = Peer(address)
            #expect(try await silent.rest().isEmpty)
            let idle = Peer(address)
            idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            _ = try await idle.response()
            #expect(try await idle.rest().isEmpty)
        }
    }

    @Test func `an answer may take longer than any deadline of reading`() async throws {
        let loops = Signal<EventLoop>()
        try await withServer(
            {
                $0.limits.headDeadline = .seconds(2)
                $0.limits.keepAlive = .seconds(2)
            },
            answer: { _ in
                try? await loops.next()?.sleep(for: .milliseconds(2400))
                return Response(text: "at last")
            }
        ) { server, address async throws in
            loops.tell(server.loops[0])
            let peer = Peer(address)
            peer.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await peer.response().hasSuffix("at last"))
        }
    }

    @Test func `a silent socket is pinged, again and again`() async throws {
        try await withServer({ $0.limits.ping = .milliseconds(20) ... .milliseconds(30) }) { _, address async throws in
            let peer = Peer(address)
            _ = try await peer.upgrade()
            for _ in 0..<3 {
                #expect(try await peer.frame().opcode == .ping)
                peer.send(frame(.pong, []))
            }
        }
    }

    @Test func `a socket that was not read for a while is pinged again`() async throws {
        let read = Signal<Void>()
        let loops = Signal<EventLoop>()
        try await withServer(
            {
                $0.limits.ping = .milliseconds(20) ... .milliseconds(30)
                $0.limits.inboundMessages = 1
            },
            answer: { _ in
                .webSocket { socket in
                    // Longer than a ping takes, with the socket's input stopped.
                    try? await loops.next()?.sleep(for: .milliseconds(80))
                    for await _ in socket { read.tell(()) }
                }
            }
        ) { server, address async throws in
            loops.tell(server.loops[0])
            let peer = Peer(address)
            _ = try await peer.upgrade()
            peer.send(frame(.text, "one".utf8) + frame(.text, "two".utf8))
            _ = await read.next()
            _ = await read.next()
            #expect(try await peer.frame().opcode == .ping)
        }
    }

    @Test func `a socket that stays silent when it is pinged is given up`() async throws {
        try await withServer({
            $0.limits.ping = .milliseconds(20) ... .milliseconds(30)
            $0.limits.dead = .milliseconds(60)
        }) { server, address async throws in
            let peer = Peer(address)
            _ = try await peer.upgrade()
            _ = try await peer.rest()
            await server.finishTurns()
            #expect(server.counters.webSockets == 0)
        }
    }

    @Test func `a peer that does not answer a close is cut`() async throws {
        try await withServer(answer: { _ in .webSocket { socket in socket.close(.normal, reason: "enough") } }) {
            _,
            address async throws in
            let peer = Peer(address)
            _ = try await peer.upgrade()
            #expect(try await peer.closing() == (1000, "enough"))
            #expect(try await peer.rest().isEmpty)
        }
    }

    @Test func `a client that takes nothing of a large answer is given up`() async throws {
        let large = [UInt8](repeating: 0, count: 16 << 20)
        let ended = Signal<Void>()
        try await withServer(
            { $0.limits.writeStall = .milliseconds(50) },
            answer: { _ in
                Response(
                    body: .stream { writer in
                        defer { ended.tell(()) }
                        try await writer.write(large)
                    }
                )
            }
        ) { server, address async throws in
            let peer = Peer(address, reads: false)
            peer.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            _ = await ended.next()
            #expect(server.counters.connections == 0)
        }
    }

    @Test func `above the limit a connection is told so`() async throws {
        try await withServer({ $0.limits.connections = 2 }) { server, address async throws in
            let first = Peer(address)
            let second = Peer(address)
            _ = try await first.upgrade()
            _ = try await second.upgrade()
            let third = Peer(address)
            third.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            let rest = try await third.rest()
            #expect(rest.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
            #expect(rest.contains("Retry-After: 1\r\n"))
            #expect(server.counters.refused == 1)
            first.send(frame(.close, []))
            _ = try await first.rest()
            let fourth = Peer(address)
            fourth.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            let welcome = try await fourth.rest()
            #expect(welcome.hasPrefix("HTTP/1.1 "))
        }
    }

    @Test func `one address has its share, and a trusted proxy has no limit`() async throws {
        try await withServer({ $0.limits.connectionsPerAddress = 1 }) { _, address async throws in
            let first = Peer(address)
            _ = try await first.upgrade()
            let second = Peer(address)
            second.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await second.rest().hasPrefix("HTTP/1.1 503 "))
        }
        let loopback = try #require(AddressRange("127.0.0.1"))
        try await withServer({
            $0.limits.connectionsPerAddress = 1
            $0.trustedProxies = [loopback]
        }) { _, address async throws in
            let first = Peer(address)
            _ = try await first.upgrade()
            let second = Peer(address)
            second.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await second.response().hasPrefix("HTTP/1.1 200 "))
        }
    }
}
