/// A parsed head: what was asked for, and how its body will come.
struct RequestHead: Sendable {
    var method: String
    var target: String
    var headers: HeaderFields
    var framing: BodyFraming = .none
    var isVersion11: Bool
    var keepAlive: Bool
    var expectsContinue = false
}

/// How the end of a request's body is known (RFC 9112, 6).
enum BodyFraming: Equatable, Sendable {
    case none
    case length(Int)
    case chunked
}
