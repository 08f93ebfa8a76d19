#if canImport(Reactor)
@testable import Reactor
#endif

/// What holds for every stream of bytes that claims to be WebSocket frames.
enum MessageProperties {
    private static let limit = 256

    /// However the stream is cut, the same messages and the same violation come of it, within the limit.
    static func hold(for stream: [UInt8]) -> Bool {
        [Role.server, .client].allSatisfy { role in
            let whole = read(stream, as: role, pieceLength: { _ in stream.count })
            let single = read(stream, as: role, pieceLength: { _ in 1 })
            let uneven = read(stream, as: role, pieceLength: { Int(stream[$0] & 15) + 1 })
            return whole == single && whole == uneven && whole.allSatisfy(isWithinLimit)
        }
    }

    private static func isWithinLimit(_ step: MessageReader.Step) -> Bool {
        switch step {
        case .message(.text(let text)): text.utf8.count <= limit
        case .message(.binary(let bytes)): bytes.count <= limit
        case .ping(let payload): payload.count <= 125
        case .close(let code, let reason): (code == .none || code.mayTravel) && reason.utf8.count <= 123
        case .violation(let code): code.mayTravel
        case .pong, .incomplete: true
        }
    }

    private static func read(_ stream: [UInt8], as role: Role, pieceLength: (Int) -> Int) -> [MessageReader.Step] {
        var reader = MessageReader(role: role, limit: limit)
        var steps: [MessageReader.Step] = []
        var pending: [UInt8] = []
        var start = 0
        while start < stream.count {
            let end = min(start + max(1, pieceLength(start)), stream.count)
            pending.append(contentsOf: stream[start..<end])
            start = end
            while true {
                var position = 0
                var span = pending.mutableSpan
                let step = reader.read(&span, from: &position)
                pending.removeSubrange(..<position)
                if step == .incomplete { break }
                steps.append(step)
                if case .violation = step { return steps }
            }
        }
        return steps
    }
}
