/// Reads messages off a connection, whatever frames and pieces they come in.
///
/// Pure: bytes in, messages out. A frame that is there as a whole becomes a message without a copy in between; one
/// that trickles in is unmasked and checked as it comes, so no byte is looked at twice and nonsense is refused early.
package struct MessageReader {
    package enum Step: Equatable {
        /// More bytes must come; those consumed are not needed again.
        case incomplete
        case message(Message)
        case ping([UInt8])
        case pong
        case close(CloseCode, reason: String)
        case violation(CloseCode)
    }

    private let role: Role
    private let limit: Int
    private var frame: PartialFrame?
    private var fragments: Fragments?

    package init(role: Role, limit: Int) {
        self.role = role
        self.limit = limit
    }

    /// Reads from `position` on and moves it; what it leaves must be there, in front of more, the next time.
    ///
    /// Payloads are unmasked in place.
    package mutating func read(_ bytes: inout MutableSpan<UInt8>, from position: inout Int) -> Step {
        while true {
            if frame == nil {
                switch FrameHeader.parse(bytes.span, at: position, as: role, limit: limit) {
                case .incomplete: return .incomplete
                case .violation(let code): return .violation(code)
                case .header(let header):
                    if let violation = sequenceViolation(of: header) { return .violation(violation) }
                    position += header.length
                    frame = PartialFrame(header)
                }
            }
            if let step = readPayload(&bytes, &position) { return step }
        }
    }

    /// Only a continuation may follow an unfinished message, and nothing else may a continuation follow.
    private func sequenceViolation(of header: FrameHeader) -> CloseCode? {
        if header.opcode.isControl { return nil }
        guard (header.opcode == .continuation) == (fragments != nil) else { return .protocolError }
        return header.payloadLength > limit - (fragments?.bytes.count ?? 0) ? .messageTooLarge : nil
    }

    private mutating func readPayload(_ bytes: inout MutableSpan<UInt8>, _ position: inout Int) -> Step? {
        guard var current = frame else { return .incomplete }
        let run = position..<position + min(current.left, bytes.count - position)
        let isWhole = run.count == current.header.payloadLength
        current.mask.apply(to: &bytes, run)
        position = run.upperBound
        current.left -= run.count
        frame = current.left == 0 ? nil : current
        let piece = bytes.span.extracting(run)
        if current.header.opcode.isControl { return control(piece, current) }
        if isWhole, current.header.isFinal, fragments == nil { return Self.message(piece, current.header.opcode) }
        return fragment(piece, current)
    }

    private mutating func control(_ piece: Span<UInt8>, _ current: PartialFrame) -> Step? {
        var payload = current.control
        piece.withUnsafeBufferPointer { payload.append(contentsOf: $0) }
        guard current.left == 0 else {
            frame?.control = payload
            return .incomplete
        }
        switch current.header.opcode {
        case .ping: return .ping(payload)
        case .close: return Self.close(payload)
        default: return .pong
        }
    }

    private mutating func fragment(_ piece: Span<UInt8>, _ current: PartialFrame) -> Step? {
        var message = fragments ?? Fragments(isText: current.header.opcode == .text)
        fragments = nil
        guard message.append(piece) else { return .violation(.invalidText) }
        guard current.left == 0, current.header.isFinal else {
            fragments = message
            return current.left == 0 ? nil : .incomplete
        }
        return Self.message(message.bytes.span, message.isText ? .text : .binary)
    }

    private static func message(_ payload: Span<UInt8>, _ opcode: Opcode) -> Step {
        guard opcode == .text else {
            return .message(.binary(payload.withUnsafeBufferPointer { Array($0) }))
        }
        guard let text = try? UTF8Span(validating: payload) else { return .violation(.invalidText) }
        return .message(.text(String(copying: text)))
    }

    private static func close(_ payload: [UInt8]) -> Step {
        if payload.isEmpty { return .close(.none, reason: "") }
        guard payload.count >= 2 else { return .violation(.protocolError) }
        let code = CloseCode(rawValue: UInt16(payload[0]) << 8 | UInt16(payload[1]))
        guard code.mayTravel else { return .violation(.protocolError) }
        guard let reason = try? UTF8Span(validating: payload.span.extracting(2...)) else {
            return .violation(.invalidText)
        }
        return .close(code, reason: String(copying: reason))
    }
}

/// A frame of which the header is read and the payload not yet all.
private struct PartialFrame {
    let header: FrameHeader
    var mask: Mask
    var left: Int
    /// A control frame's payload so far; it may come in the middle of a message, which must not see it.
    var control: [UInt8] = []

    init(_ header: FrameHeader) {
        self.header = header
        mask = Mask(header.mask)
        left = header.payloadLength
    }
}

/// A message of which the end has not come.
private struct Fragments {
    let isText: Bool
    private(set) var bytes: [UInt8] = []
    private var validator = UTF8Validator()

    init(isText: Bool) { self.isText = isText }

    mutating func append(_ piece: Span<UInt8>) -> Bool {
        piece.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        return !isText || validator.accepts(piece)
    }
}
