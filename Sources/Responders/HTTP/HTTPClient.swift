import Synchronization

/// Sends requests, and lends each answer to a closure; when the closure is done, so is the transfer.
///
/// A protocol so that parts can be tested against a transport that never touches a network.
public protocol HTTPTransport: Sendable {
    func withResponse<Value: Sendable>(
        to request: HTTPRequest,
        _ body: (HTTPResponse) async throws -> Value
    ) async throws -> Value
}

/// Speaks HTTP through libcurl, on an event loop that belongs to somebody else.
///
/// Connections are kept and used again, HTTP/2 is used where it is offered, certificates are checked, redirects are
/// answers like any other, and no proxy is used unless one is configured.
public final class HTTPClient: HTTPTransport {
    public struct Configuration: Sendable {
        public var proxy: HTTPURL?
        /// A file of certificates to trust instead of the system's.
        public var certificates: String?
        /// Whether addresses of this machine and of private networks are connected to, whatever name leads there.
        public var reachesPrivateAddresses: Bool

        public init(proxy: HTTPURL? = nil, certificates: String? = nil, reachesPrivateAddresses: Bool = true) {
            self.proxy = proxy
            self.certificates = certificates
            self.reachesPrivateAddresses = reachesPrivateAddresses
        }
    }

    private let loop: any EventLoopPort
    private let multi: CurlMulti
    private let count = Atomic(0)

    public init(loop: any EventLoopPort, _ configuration: Configuration = Configuration()) {
        self.loop = loop
        multi = CurlMulti(loop: loop, configuration: configuration)
    }

    deinit { loop.run { [multi] in multi.close() } }

    public func withResponse<Value: Sendable>(
        to request: HTTPRequest,
        _ body: (HTTPResponse) async throws -> Value
    ) async throws -> Value {
        try request.checkHeaders()
        let number = count.add(1, ordering: .relaxed).newValue
        let exchange = HTTPExchange(number: number, request) { [loop, multi] in loop.run { multi.resume(number) } }
        loop.run { [multi] in multi.start(exchange) }
        do {
            let value = try await withTaskCancellationHandler {
                try await body(exchange.response.value())
            } onCancel: {
                // Also when `body` is busy with something else.
                stop(number)
            }
            loop.run { [multi] in multi.letGo(number) }
            return value
        } catch {
            stop(number)
            throw error
        }
    }

    private func stop(_ number: Int) { loop.run { [multi] in multi.stop(number) } }
}
