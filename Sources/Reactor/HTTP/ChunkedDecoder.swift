/// Takes the chunks of a body apart (RFC 9112, 7.1), byte by byte where framing is, in runs where data is.
struct ChunkedDecoder {
    private enum State {
        case size(digits: Int)
        case extension_
        case sizeLineFeed
        case data
        case dataReturn
        case dataLineFeed
        case trailerStart
        case trailer
        case trailerLineFeed
        case lastLineFeed
        case finished
    }

    private static let lineLimit = 256
    private static let trailerLimit = 4096

    private let limit: Int
    private var state = State.size(digits: 0)
    private var left = 0
    private var framing = 0

    init(limit: Int) { self.limit = limit }

    var isFinished: Bool { if case .finished = state { true } else { false } }

    /// Consumes bytes from `position` on, appending data to `body`; stops after the last chunk.
    mutating func decode(
        _ bytes: Span<UInt8>,
        from position: inout Int,
        into body: inout [UInt8]
    ) throws(RequestRefusal) {
        while position < bytes.count, !isFinished {
            if case .data = state {
                let run = min(left, bytes.count - position)
                bytes.extracting(position..<position + run).withUnsafeBufferPointer { body.append(contentsOf: $0) }
                position += run
                left -= run
                if left == 0 { state = .dataReturn }
            } else {
                try step(bytes[position], bodyLength: body.count)
                position += 1
            }
        }
    }

    private mutating func step(_ byte: UInt8, bodyLength: Int) throws(RequestRefusal) {
        framing += 1
        switch state {
        case .size(let digits): try size(byte, digits: digits, bodyLength: bodyLength)
        case .extension_:
            if byte == UInt8(ascii: "\r") {
                state = .sizeLineFeed
            } else {
                guard byte.isFieldValue, framing <= Self.lineLimit else { throw Self.bad }
            }
        case .sizeLineFeed:
            try expect("\n", byte)
            framing = 0
            state = left == 0 ? .trailerStart : .data
        case .dataReturn:
            try expect("\r", byte)
            state = .dataLineFeed
        case .dataLineFeed:
            try expect("\n", byte)
            framing = 0
            state = .size(digits: 0)
        case .trailerStart:
            if byte == UInt8(ascii: "\r") {
                state = .lastLineFeed
            } else {
                guard byte.isToken else { throw Self.bad }
                state = .trailer
            }
        case .trailer:
            if byte == UInt8(ascii: "\r") {
                state = .trailerLineFeed
            } else {
                guard byte.isFieldValue, framing <= Self.trailerLimit else { throw Self.bad }
            }
        case .trailerLineFeed:
            try expect("\n", byte)
            state = .trailerStart
        case .lastLineFeed:
            try expect("\n", byte)
            state = .finished
        case .data, .finished: break
        }
    }

    private mutating func size(_ byte: UInt8, digits: Int, bodyLength: Int) throws(RequestRefusal) {
        if let digit = byte.hexadecimalDigit {
            guard digits < 15 else { throw Self.bad }
            left = left << 4 | digit
            state = .size(digits: digits + 1)
            return
        }
        guard digits > 0 else { throw Self.bad }
        guard left <= limit - bodyLength else { throw .bodyTooLarge }
        switch byte {
        case UInt8(ascii: "\r"): state = .sizeLineFeed
        case UInt8(ascii: ";"): state = .extension_
        default: throw Self.bad
        }
    }

    private func expect(_ character: Unicode.Scalar, _ byte: UInt8) throws(RequestRefusal) {
        guard byte == UInt8(ascii: character) else { throw Self.bad }
    }

    private static let bad = RequestRefusal.malformed("The chunks of the body are not well formed.")
}
