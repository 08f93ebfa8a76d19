/// Why a request is not taken: a status, and a sentence for who made it.
struct RequestRefusal: Error, Equatable {
    var status: Int
    var reason: String

    static func malformed(_ reason: String) -> RequestRefusal { RequestRefusal(status: 400, reason: reason) }

    static let timedOut = RequestRefusal(status: 408, reason: "The request did not arrive in time.")
    static let bodyTooLarge = RequestRefusal(status: 413, reason: "The body is larger than this server accepts.")
    static let badExpectation = RequestRefusal(status: 417, reason: "Only “100-continue” can be expected.")
    static let headTooLarge = RequestRefusal(status: 431, reason: "The head is larger than this server accepts.")
    static let tooManyFields = RequestRefusal(
        status: 431,
        reason: "There are more header fields than this server accepts."
    )
    static let unknownCoding = RequestRefusal(status: 501, reason: "The only transfer coding accepted is “chunked”.")
    static let full = RequestRefusal(status: 503, reason: "All connections are in use. Please try again in a moment.")
    static let unknownVersion = RequestRefusal(status: 505, reason: "Only HTTP/1.0 and HTTP/1.1 are supported.")
}
