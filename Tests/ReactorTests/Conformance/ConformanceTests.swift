import Testing

@testable import Reactor

/// What RFC 6455 wants of a server, tried over sockets on the server itself, with a report of each chapter.
///
/// `make conformance` prints it.
@Suite(.timeLimit(.minutes(5))) struct ConformanceTests {
    private static let chapters: [(name: String, cases: [ConformanceCase])] = [
        ("lengths of messages", ConformanceCase.framing), ("heads of frames", ConformanceCase.headers),
        ("pings and pongs", ConformanceCase.pings), ("reserved bits and opcodes", ConformanceCase.reserved),
        ("fragments and what comes between", ConformanceCase.fragments), ("text", ConformanceCase.goodText),
        ("what is no text", ConformanceCase.badText), ("closing", ConformanceCase.closing),
        ("volume", ConformanceCase.volume),
    ]

    @Test(arguments: chapters.indices) func `a server does what the standard wants`(index: Int) async throws {
        let (name, cases) = Self.chapters[index]
        var failed = 0
        try await withServer { configuration in
            configuration.limits.message = 2 << 20
            configuration.limits.inboundBytes = 4 << 20
            configuration.limits.outboundBytes = 4 << 20
        } _: { _, address async throws in
            for each in cases {
                do { try await run(each, address) } catch let deviation as Deviation {
                    failed += 1
                    Issue.record("\(name): \(each.name): \(deviation.description)")
                }
            }
        }
        print("websocket conformance: \(name): \(cases.count - failed) of \(cases.count)")
    }

    private struct Deviation: Error { let description: String }

    private func run(_ each: ConformanceCase, _ address: SocketAddress) async throws {
        let peer = Peer(address)
        _ = try await peer.upgrade()
        for piece in each.pieces { await peer.sendApart(piece) }
        for answer in each.answers {
            let (opcode, payload) = try await peer.frame()
            guard opcode.rawValue == answer.opcode, payload == answer.payload else {
                throw Deviation(description: "\(opcode) \(payload.prefix(20)) came instead of \(answer)")
            }
        }
        var codes: [UInt16?]
        switch each.ending {
        case .open:
            peer.send(closeFrame(1000))
            codes = [1000]
        case .violation(let code): codes = [code]
        case .closed(let any): codes = any
        }
        let (opcode, payload) = try await peer.frame()
        let code = payload.count >= 2 ? UInt16(payload[0]) << 8 | UInt16(payload[1]) : nil
        guard opcode == .close, codes.contains(code) else {
            throw Deviation(description: "\(opcode) \(payload.prefix(20)) came instead of a close with \(codes)")
        }
        let rest = try await peer.rest()
        guard rest.isEmpty else { throw Deviation(description: "\(rest.utf8.count) bytes came after the close") }
    }
}
