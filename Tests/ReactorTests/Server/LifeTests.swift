import Glibc
import Synchronization
import Testing

@testable import Reactor

/// How a server begins and ends.
@Suite(.timeLimit(.minutes(5))) struct LifeTests {
    @Test func `a drain tells sockets when to come back and lets running answers end`() async throws {
        let asked = Signal<Void>()
        let go = Signal<Void>()
        var configuration = ServerConfiguration(listening: [.address(SocketAddress(.loopback, port: 0))])
        configuration.loops = .exactly(2)
        let server = Server(configuration, unixTime: { 0 }) { request in
            guard request.path == "/slow" else { return await echo(request) }
            asked.tell(())
            _ = await go.next()
            return Response(text: "finished")
        }
        let address = try server.start()[0]
        var sockets: [Peer] = []
        for _ in 0..<20 {
            let peer = Peer(address)
            _ = try await peer.upgrade()
            sockets.append(peer)
        }
        let idle = Peer(address)
        idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        _ = try await idle.response()
        let busy = Peer(address)
        busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
        _ = await asked.next()

        async let drained: Void = server.drain(grace: .seconds(10))
        var waits: Set<Int> = []
        for peer in sockets {
            let closing = try await peer.closing()
            #expect(closing.code == 1012)
            let number = closing.reason.split(separator: ":").last?.dropLast()
            #expect(closing.reason.hasPrefix(#"{"again":true,"after_ms":"#))
            let wait = try #require(number.flatMap { Int($0) })
            #expect((500...3000).contains(wait))
            waits.insert(wait)
            peer.send(frame(.close, [0x03, 0xf4]))
        }
        #expect(waits.count > 3)
        #expect(try await idle.rest().isEmpty)
        #expect(clientIsRefused(address))
        go.tell(())
        let last = try await busy.rest()
        #expect(last.contains("Connection: close\r\n"))
        #expect(last.hasSuffix("finished"))
        await drained
        #expect(server.counters.connections == 0)
        await server.stop()
    }

    /// Whether nobody listens there any more.
    private func clientIsRefused(_ address: SocketAddress) -> Bool {
        (try? Binding(.address(address), loops: 1, limits: Limits()))
            .map { binding in
                binding.close()
                return true
            } ?? false
    }

    @Test func `who had connected before the drain is answered, accepted or not`() async throws {
        try await withServer { server, address async throws in
            let (peer, drained) = await withCheckedContinuation { continuation in
                server.loops[0].submit {
                    // On the loop's thread, so that nothing is accepted before the drain.
                    let peer = Peer(address)
                    while !peer.isConnected.load(ordering: .acquiring) { sched_yield() }
                    let drained = Signal<Void>()
                    server.workers[0].drain(grace: .seconds(10)) { drained.tell(()) }
                    continuation.resume(returning: (peer, drained))
                }
            }
            peer.send("GET /last HTTP/1.1\r\nHost: x\r\n\r\n")
            let rest = try await peer.rest()
            #expect(rest.contains("Connection: close\r\n"))
            #expect(rest.hasSuffix("GET /last "))
            _ = await drained.next()
        }
    }

    @Test func `a connection whose stream ends during the drain ends with it, though it was to be kept`() async throws {
        let asked = Signal<Void>()
        let go = Signal<Void>()
        try await withServer(answer: { request in
            Response(
                body: .stream { writer in
                    try await writer.write("first")
                    asked.tell(())
                    _ = await go.next()
                }
            )
        }) { server, address async throws in
            let peer = Peer(address)
            peer.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            _ = await asked.next()
            let drained = Signal<Void>()
            await withCheckedContinuation { continuation in
                server.loops[0].submit {
                    server.workers[0].drain(grace: .seconds(600)) { drained.tell(()) }
                    continuation.resume()
                }
            }
            go.tell(())
            #expect(try await peer.rest().hasSuffix("0\r\n\r\n"))
            _ = await drained.next()
        }
    }

    @Test func `what does not end within the grace is cut and cancelled`() async throws {
        let asked = Signal<Void>()
        let cancelled = Signal<Bool>()
        try await withServer(answer: { request in
            asked.tell(())
            _ = await Signal<Void>().next()
            cancelled.tell(Task.isCancelled)
            return Response(text: "too late")
        }) { server, address async throws in
            let peer = Peer(address)
            peer.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            _ = await asked.next()
            await server.drain(grace: .milliseconds(20))
            #expect(try await peer.rest().isEmpty)
            #expect(await cancelled.next() == true)
        }
    }

    @Test func `a server runs until it is told to end`() async throws {
        let end = Signal<Void>()
        let server = Server(
            ServerConfiguration(listening: [.address(SocketAddress(.loopback6, port: 0))]),
            unixTime: { 0 },
            answer: echo
        )
        end.tell(())
        try await server.run(until: { _ = await end.next() }, grace: .seconds(1))
    }

    @Test func `it listens on IPv4 and IPv6 at once, and on ports that are free`() async throws {
        let server = Server(
            ServerConfiguration(listening: [.loopback, .loopback6].map { .address(SocketAddress($0, port: 0)) }),
            unixTime: { 0 },
            answer: echo
        )
        let addresses = try server.start()
        #expect(addresses.map(\.address) == [.loopback, .loopback6])
        for address in addresses {
            #expect(address.port != 0)
            let peer = Peer(address)
            peer.send("GET /who HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(try await peer.rest().hasSuffix("\r\n\(address.address) false"))
        }
        await server.drain(grace: .seconds(1))
        await server.stop()
    }

    @Test(arguments: [1, 2]) func `two servers do not share a port by accident`(loops: Int) async throws {
        try await withServer({ $0.loops = .exactly(loops) }) { _, address async throws in
            var configuration = ServerConfiguration(listening: [.address(address)])
            configuration.loops = .exactly(loops)
            let second = Server(configuration, unixTime: { 0 }, answer: echo)
            let error = #expect(throws: ListenError.self) { try second.start() }
            #expect(error?.description == "Cannot listen on \(address): another program listens there already.")
        }
    }

    @Test(arguments: [1, 2]) func `a listening socket can be inherited`(loops: Int) async throws {
        let binding = try Binding(.address(SocketAddress(.loopback, port: 0)), loops: 1, limits: Limits())
        var configuration = ServerConfiguration(listening: [.inherited(descriptor: binding.descriptors[0])])
        configuration.loops = .exactly(loops)
        let server = Server(configuration, unixTime: { 0 }, answer: echo)
        let addresses = try server.start()
        #expect(addresses == [binding.address])
        for _ in 0..<10 {
            let peer = Peer(binding.address)
            peer.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(try await peer.rest().hasSuffix("GET / "))
        }
        await server.drain(grace: .seconds(1))
        await server.stop()
    }

    @Test func `what is no listening socket is not inherited`() throws {
        let server = Server(
            ServerConfiguration(listening: [.inherited(descriptor: 0)]),
            unixTime: { 0 },
            answer: echo
        )
        #expect(throws: ListenError.self) { try server.start() }
    }

    @Test func `several loops share the connections`() async throws {
        try await withServer({ $0.loops = .exactly(3) }) { server, address async throws in
            for _ in 0..<30 {
                let peer = Peer(address)
                peer.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                #expect(try await peer.rest().hasSuffix("GET / "))
            }
            #expect(server.counters.requests == 30)
            #expect(server.loops.count { $0.load.turns > 3 } > 1)
        }
    }
}
