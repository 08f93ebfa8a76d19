/// A request, and what comes of it: the meeting point of the loop and the task that asked.
final class HTTPExchange: Sendable {
    let number: Int
    let request: HTTPRequest
    let bytes: ByteStream
    let response = Promise<HTTPResponse>()

    init(number: Int, _ request: HTTPRequest, whenRoom: @escaping @Sendable () -> Void) {
        self.number = number
        self.request = request
        bytes = ByteStream(whenRoom: whenRoom)
    }

    func begin(_ status: Int, _ headers: [(name: String, value: String)]) {
        response.settle(.success(HTTPResponse(status: status, headers: headers, body: HTTPBody(bytes: bytes))))
    }

    func end(_ reason: HTTPFailure.Reason?) {
        let failure = reason.map { HTTPFailure(host: request.url.authority, reason: $0) }
        // Does nothing when the head has come: then the body breaks instead.
        response.settle(.failure(failure ?? HTTPFailure(host: request.url.authority, reason: .cutShort)))
        bytes.end(failure.map { .failure($0) } ?? .success(()))
    }
}
