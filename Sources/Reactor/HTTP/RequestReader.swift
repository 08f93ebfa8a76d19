/// Reads requests off a connection, whatever pieces they come in.
///
/// Pure: bytes in, requests out. Limits come before allocations; a refusal ends the connection, because after it
/// nobody knows where the next request starts.
struct RequestReader {
    struct Limits: Sendable {
        var head: Int
        var fields: Int
        var body: Int
    }
    enum Phase: Equatable {
        case idle
        case head
        case body
    }
    enum Step {
        /// More bytes must come; those consumed are not needed again.
        case incomplete
        /// The client waits for a “100 Continue” before it sends the body.
        case wantsContinue
        case request(RequestHead, body: [UInt8])
    }

    private let limits: Limits
    private var scanner: HeadScanner
    private var head: RequestHead?
    private var chunks: ChunkedDecoder?
    private var body: [UInt8] = []
    private var owesContinue = false
    private var hasSkippedLine = false
    private(set) var phase = Phase.idle

    init(limits: Limits) {
        self.limits = limits
        scanner = HeadScanner(limit: limits.head)
    }

    /// Reads from `position` on and moves it; what it leaves must be there, in front of more, the next time.
    mutating func read(_ bytes: Span<UInt8>, from position: inout Int) throws(RequestRefusal) -> Step {
        if head == nil { try readHead(bytes, &position) }
        guard let head else { return .incomplete }
        guard try readBody(of: head, bytes, &position) else {
            guard owesContinue, body.isEmpty else { return .incomplete }
            owesContinue = false
            return .wantsContinue
        }
        let request = Step.request(head, body: body)
        self = RequestReader(limits: limits)
        return request
    }

    private mutating func readHead(_ bytes: Span<UInt8>, _ position: inout Int) throws(RequestRefusal) {
        if phase == .idle, !hasSkippedLine { skipEmptyLine(bytes, &position) }
        guard position < bytes.count else { return }
        let rest = bytes.extracting(position...)
        // Half of an empty line, perhaps.
        if !hasSkippedLine, rest.count == 1, rest[0] == UInt8(ascii: "\r") { return }
        phase = .head
        guard let length = try scanner.end(in: rest) else { return }
        var parser = HeadParser(rest.extracting(..<length), fieldLimit: limits.fields)
        let parsed = try parser.parse()
        position += length
        if case .length(let stated) = parsed.framing, stated > limits.body { throw .bodyTooLarge }
        if parsed.framing == .chunked { chunks = ChunkedDecoder(limit: limits.body) }
        owesContinue = parsed.expectsContinue
        phase = .body
        head = parsed
    }

    /// One empty line in front of a request is forgiven (RFC 9112, 2.2).
    private mutating func skipEmptyLine(_ bytes: Span<UInt8>, _ position: inout Int) {
        guard bytes.count - position >= 2, bytes[position] == UInt8(ascii: "\r"),
            bytes[position + 1] == UInt8(ascii: "\n")
        else { return }
        position += 2
        hasSkippedLine = true
    }

    private mutating func readBody(
        of head: RequestHead,
        _ bytes: Span<UInt8>,
        _ position: inout Int
    ) throws(RequestRefusal) -> Bool {
        switch head.framing {
        case .none:
            return true
        case .length(let length):
            let run = min(length - body.count, bytes.count - position)
            bytes.extracting(position..<position + run).withUnsafeBufferPointer { body.append(contentsOf: $0) }
            position += run
            return body.count == length
        case .chunked:
            try chunks?.decode(bytes, from: &position, into: &body)
            return chunks?.isFinished ?? true
        }
    }
}
