@testable import Responders

/// What a transfer came to.
enum Fetched: Equatable {
    case body(status: Int, String)
    case failed(HTTPFailure.Reason)
}

extension HTTPTransport {
    func fetch(_ request: HTTPRequest) async throws -> Fetched {
        do {
            return try await withResponse(to: request) { response in
                var bytes: [UInt8] = []
                for try await piece in response.body { bytes += piece }
                return .body(status: response.status, String(decoding: bytes, as: UTF8.self))
            }
        } catch let failure as HTTPFailure {
            return .failed(failure.reason)
        }
    }
}

extension HTTPClient {
    /// Asks a scripted upstream, and gives what came of it.
    func fetch(_ upstream: Upstream, _ change: (inout HTTPRequest) -> Void = { _ in }) async throws -> Fetched {
        var request = HTTPRequest(.post, try HTTPURL(upstream.url), body: Array("question".utf8))
        change(&request)
        return try await fetch(request)
    }
}
