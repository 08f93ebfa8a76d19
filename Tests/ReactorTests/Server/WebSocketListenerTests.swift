import Locking
import Testing

@testable import Reactor

/// Hears one message at a time, writes down in which order, and says each back.
private final class Ear: WebSocketListener {
    let heard = Signal<String>()
    let socket: WebSocket
    private let isFlooded = Lock(false)

    init(_ socket: WebSocket) { self.socket = socket }

    func take(_ message: Message) -> Bool {
        guard case .text(let text) = message else { return true }
        heard.tell(text)
        switch text {
        // Somebody who had nothing to wait for after all says so before they have said that they wait.
        case "at once":
            socket.goOn()
            return false
        case "wait": return false
        case "bye":
            socket.close()
            return true
        default: return true
        }
    }

    func ended() { heard.tell(isFlooded.withLock { $0 } ? "the end in the middle" : "the end") }

    /// Posts, as a room does that has heard something from somebody else, until it is too much for a peer.
    func flood() {
        let text = [UInt8](repeating: UInt8(ascii: "x"), count: 10_000)
        socket.session.connection.loop.submit { [self] in
            isFlooded.withLock { $0 = true }
            while socket.post(utf8: text) {}
            isFlooded.withLock { $0 = false }
        }
    }
}

@Suite(.timeLimit(.minutes(5))) struct `A listener of a WebSocket` {
    private func withEar(_ body: (Peer, Ear) async throws -> Void) async throws {
        let ears = Signal<Ear>()
        try await withServer(
            { $0.limits.closing = .seconds(10) },
            answer: { _ in
                .heardWebSocket { socket in
                    let ear = Ear(socket)
                    ears.tell(ear)
                    return ear
                }
            }
        ) { _, address async throws in
            let peer = Peer(address)
            _ = try await peer.upgrade()
            try await body(peer, try #require(await ears.next()))
        }
    }

    @Test func `hears messages in order, and after the last that there will be none`() async throws {
        try await withEar { peer, ear async throws in
            peer.send(["one", "two", "three"].flatMap { frame(.text, $0.utf8) } + frame(.close, [0x03, 0xe8]))
            for word in ["one", "two", "three", "the end"] { #expect(await ear.heard.next() == word) }
        }
    }

    @Test func `hears nothing until it can go on, also when that is said before it has said that it cannot`()
        async throws
    {
        try await withEar { peer, ear async throws in
            peer.send(["at once", "wait", "after"].flatMap { frame(.text, $0.utf8) })
            #expect(await ear.heard.next() == "at once")
            #expect(await ear.heard.next() == "wait")
            peer.send(frame(.ping, []))
            #expect(try await peer.frame().opcode == .pong)
            ear.heard.tell("told to go on")
            ear.socket.goOn()
            #expect(await ear.heard.next() == "told to go on")
            #expect(await ear.heard.next() == "after")
        }
    }

    @Test func `hears of the end when it can go on, not before`() async throws {
        try await withEar { peer, ear async throws in
            peer.send(frame(.text, "wait".utf8))
            #expect(await ear.heard.next() == "wait")
            peer.cut()
            ear.heard.tell("told to go on")
            ear.socket.goOn()
            #expect(await ear.heard.next() == "told to go on")
            #expect(await ear.heard.next() == "the end")
        }
    }

    @Test func `hears of an end that a post brings when the post is over, for it may be made under a lock`()
        async throws
    {
        try await withEar { peer, ear async throws in
            ear.flood()
            #expect(await ear.heard.next() == "the end")
            #expect(try await peer.closing().code == 4429)
        }
    }

    @Test func `hears that a broken rule or its own farewell was the end`() async throws {
        try await withEar { peer, ear async throws in
            peer.send(frame(.text, "one".utf8) + [0xff, 0xff])
            #expect(await ear.heard.next() == "one")
            #expect(await ear.heard.next() == "the end")
            #expect(try await peer.closing().code == 1002)
        }
        try await withEar { peer, ear async throws in
            peer.send(frame(.text, "bye".utf8) + frame(.text, "never".utf8))
            #expect(await ear.heard.next() == "bye")
            #expect(await ear.heard.next() == "the end")
            #expect(try await peer.closing().code == 1000)
        }
    }
}
