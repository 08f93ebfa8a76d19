/// A request to somebody else's server.
public struct HTTPRequest: Sendable {
    public enum Method: String, Sendable { case get = "GET", post = "POST", put = "PUT", delete = "DELETE" }

    public var method: Method
    public var url: HTTPURL
    /// Names and values; a line break in either is an error, not a second header.
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]
    public var deadlines: HTTPDeadlines
    /// How many bytes of an answer's body are read before it counts as a failure.
    public var byteLimit: Int

    public init(
        _ method: Method,
        _ url: HTTPURL,
        headers: [(name: String, value: String)] = [],
        body: [UInt8] = [],
        deadlines: HTTPDeadlines = HTTPDeadlines(),
        byteLimit: Int = 4 * 1024 * 1024
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.deadlines = deadlines
        self.byteLimit = byteLimit
    }
}

/// How long each stage of a request may take.
public struct HTTPDeadlines: Sendable, Equatable {
    /// Until the connection stands: name, TCP, TLS.
    public var connect: Duration
    /// From the start until the head of the answer is there.
    public var firstByte: Duration
    /// Between one piece of the answer and the next, while the reader keeps up.
    public var betweenBytes: Duration
    /// From the start to the end.
    public var total: Duration

    public init(
        connect: Duration = .seconds(5),
        firstByte: Duration = .seconds(15),
        betweenBytes: Duration = .seconds(15),
        total: Duration = .seconds(120)
    ) {
        self.connect = connect
        self.firstByte = firstByte
        self.betweenBytes = betweenBytes
        self.total = total
    }
}

/// The answer to a request: its head, and a body that streams.
public struct HTTPResponse: Sendable {
    public let status: Int
    /// Names in lower case, in the order they came.
    public let headers: [(name: String, value: String)]
    public let body: HTTPBody

    /// The first header of this name, which is given in lower case.
    public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// The body of an answer, for one reader; it throws ``HTTPFailure`` when the transfer breaks.
public struct HTTPBody: AsyncSequence, Sendable {
    let bytes: ByteStream

    public func makeAsyncIterator() -> Iterator { Iterator(bytes: bytes) }

    /// Lets `take` have all that comes, when and where it comes, until it wants no more or the body ends; returns whether
    /// there will be more.
    ///
    /// For the task that asked: cancelling that one ends the body. Until it does, `take` may be called; it must not wait.
    func read(_ take: @escaping ByteStream.Taker) async throws -> Bool { try await bytes.read(take) }

    /// Lets `take` have what comes until it wants no more, the body ends or breaks, or the time is up; returns whether it
    /// wants no more.
    func read(
        within limit: Duration,
        on clock: any Clock<Duration>,
        _ take: @escaping ByteStream.Taker
    ) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                try? await clock.sleep(for: limit)
                return false
            }
            group.addTask { [bytes] in
                while let more = try? await bytes.next() {
                    if !take(more.span) { return true }
                }
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
    }

    public struct Iterator: AsyncIteratorProtocol {
        let bytes: ByteStream

        /// All that has come since the last time, or `nil` at the end.
        ///
        /// For the task that asked: cancelling that one ends the body.
        public func next() async throws -> [UInt8]? { try await bytes.next(endsWhenCancelled: true) }
    }
}
