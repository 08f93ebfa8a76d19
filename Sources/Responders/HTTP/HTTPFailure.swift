/// Why a request came to nothing; a sentence that names the host and never the key, the path or the body.
public struct HTTPFailure: Error, Equatable, CustomStringConvertible {
    public enum Reason: Sendable, Equatable {
        case hostUnknown
        case refused
        /// The name leads to an address of this machine or of a private network, where this client may not go.
        case privateAddress
        case notConnected(within: Duration)
        case noAnswer(within: Duration)
        case silence(for: Duration)
        case tooSlow(limit: Duration)
        case untrusted(String)
        /// The connection ended before the answer did.
        case cutShort
        case notHTTP
        case tooLong(bytes: Int)
        case headTooLong
        case unfitHeader(name: String)
        /// The host stops, or has nobody left who reads the answer.
        case abandoned
        case other(String)
    }

    /// Host and port.
    public let host: String
    public let reason: Reason

    public var description: String {
        switch reason {
        case .hostUnknown: "\(host) has no address; check how it is written"
        case .refused: "nothing accepts connections at \(host)"
        case .privateAddress: "\(host) is an address of this machine or of a private network, which is not allowed"
        case .notConnected(let limit): "no connection to \(host) within \(limit)"
        case .noAnswer(let limit): "\(host) did not begin to answer within \(limit)"
        case .silence(let limit): "\(host) fell silent for \(limit) in the middle of its answer"
        case .tooSlow(let limit): "\(host) did not finish its answer within \(limit)"
        case .untrusted(let detail): "the connection to \(host) cannot be trusted: \(detail)"
        case .cutShort: "\(host) ended the connection before its answer was complete"
        case .notHTTP: "what \(host) answered is not HTTP"
        case .tooLong(let limit): "the answer of \(host) is longer than \(limit) bytes"
        case .headTooLong: "the headers of \(host) are longer than \(CurlTransfer.headLimit) bytes"
        case .unfitHeader(let name): "the header \"\(name)\" contains a character that is not allowed in headers"
        case .abandoned: "the request to \(host) was stopped, because nobody waits for its answer any more"
        case .other(let detail): "the request to \(host) failed: \(detail)"
        }
    }

    /// Whether the connection was lost, or never stood, so that the same request may well succeed elsewhere or later.
    public var isConnectionLoss: Bool {
        switch reason {
        case .refused, .notConnected, .cutShort: true
        default: false
        }
    }
}
