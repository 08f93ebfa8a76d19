#if canImport(Reactor)
@testable import Reactor
#endif

/// What holds for every stream of bytes that claims to be HTTP; the fuzzer looks for one for which it does not.
enum RequestProperties {
    private struct Reading: Equatable {
        var requests: [String] = []
        var bodies: [[UInt8]] = []
        var refusal: RequestRefusal?
    }

    /// However the stream is cut, the same requests and the same refusal come of it, within the limits.
    static func hold(for stream: [UInt8]) -> Bool {
        let whole = read(stream, pieceLength: { _ in stream.count })
        let single = read(stream, pieceLength: { _ in 1 })
        let uneven = read(stream, pieceLength: { Int(stream[$0] & 15) + 1 })
        return whole == single && whole == uneven && whole.bodies.allSatisfy { $0.count <= limits.body }
    }

    private static let limits = RequestReader.Limits(head: 512, fields: 8, body: 64)

    private static func read(_ stream: [UInt8], pieceLength: (Int) -> Int) -> Reading {
        var reader = RequestReader(limits: limits)
        var reading = Reading()
        var pending: [UInt8] = []
        var start = 0
        while start < stream.count {
            let end = min(start + max(1, pieceLength(start)), stream.count)
            pending.append(contentsOf: stream[start..<end])
            start = end
            do throws(RequestRefusal) {
                try take(&pending, with: &reader, into: &reading)
            } catch {
                reading.refusal = error
                return reading
            }
        }
        return reading
    }

    private static func take(
        _ pending: inout [UInt8],
        with reader: inout RequestReader,
        into reading: inout Reading
    ) throws(RequestRefusal) {
        while true {
            var position = 0
            let step = try reader.read(pending.span, from: &position)
            pending.removeSubrange(..<position)
            switch step {
            case .incomplete: return
            case .wantsContinue: continue
            case .request(let head, let body):
                reading.requests.append("\(head.method) \(head.target) \(head.keepAlive) \(Array(head.headers))")
                reading.bodies.append(body)
            }
        }
    }
}
