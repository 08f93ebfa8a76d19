public import Pipeline

/// Asks a responder that listens on the web, in whatever language it is written.
public struct Webhook: ResponderModule {
    public struct Settings: ModuleSettings {
        public var url = ""
        public var key: Secret? = nil
        public var headers: [String: String] = [:]
        public var queues: [String] = []
        public var connect: TimeSpan = .seconds(5)
        public var firstByte: TimeSpan = .seconds(10)
        public var betweenBytes: TimeSpan = .seconds(10)
        public var total: TimeSpan = .minutes(2)

        public init() {}

        public func validate() throws {
            guard !url.isEmpty else { throw InvalidSettings("\"url\" must say whom to ask, such as \"https://…\"") }
            do throws(InvalidURL) { _ = try HTTPURL(url) } catch { throw InvalidSettings("it \(error)", at: "url") }
            try HTTPRequest.checkKey(key)
            for (name, value) in headers {
                guard HTTPRequest.isFit(name, value) else {
                    throw InvalidSettings("\"\(name)\" and its value are not a valid header", at: "headers")
                }
                guard !Webhook.ownHeaders.contains(name.lowercased()) else {
                    throw InvalidSettings(
                        "\"\(name)\" cannot be set here; a secret goes into \"key\"",
                        at: "headers"
                    )
                }
            }
        }

        public var reaches: [Reach] { (try? HTTPURL(url)).map { [.host($0.origin)] } ?? [] }

        public static let meanings = [
            "url": "The address that turns are posted to.",
            "key": "Sent as \"Authorization: Bearer …\".",
            "headers": "More headers to send; none of them secret.",
            "queues": "The queues in which it may park a question.",
            "connect": "How long connecting may take.",
            "firstByte": "How long it may take until the answer begins.",
            "betweenBytes": "How long it may be silent in the middle of its answer.",
            "total": "How long the whole answer may take.",
        ]
    }

    public static let name: ModuleName = "webhook"
    public static let summary = "Asks a program of yours over HTTP, with one JSON object per line."
    public static let speaksToOthers = true
    private static let ownHeaders: Set = [
        "accept", "authorization", "content-length", "content-type", "expect", "host",
    ]

    private let settings: Settings
    private let url: HTTPURL
    private let transport: any HTTPTransport

    public init(_ settings: Settings, _ assembly: Assembly) throws {
        try self.init(settings, asking: try assembly.port((any HTTPTransport).self))
    }

    public init(_ settings: Settings, asking transport: any HTTPTransport) throws {
        self.settings = settings
        self.transport = transport
        url = try HTTPURL(settings.url)
    }

    public func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        try await transport.withResponse(to: request(for: turn)) { response in
            guard response.status == 200 else { throw WebhookFailure(host: url.authority, status: response.status) }
            var reader = AnswerReader(queues: settings.queues)
            let body = response.body.makeAsyncIterator()
            let outcome = try await reader.outcome(into: reply) { try await body.next() }
            guard !reader.hasMore else { throw ExternalFailure.wentOn }
            return outcome
        }
    }

    private func request(for turn: Turn) throws -> HTTPRequest {
        var headers = [(name: "content-type", value: "application/x-ndjson"), ("accept", "application/x-ndjson")]
        if let key = settings.key { headers.append(("authorization", "Bearer \(key.reveal())")) }
        headers += settings.headers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return HTTPRequest(
            .post,
            url,
            headers: headers,
            body: try ExternalTurn(turn).line(),
            deadlines: HTTPDeadlines(
                connect: settings.connect.duration,
                firstByte: settings.firstByte.duration,
                betweenBytes: settings.betweenBytes.duration,
                total: settings.total.duration
            )
        )
    }
}

/// A webhook that answered, but not with an answer.
struct WebhookFailure: Error, Equatable, CustomStringConvertible {
    let host: String
    let status: Int

    var description: String {
        switch status {
        case 300..<400: "\(host) answered \(status), a redirect, which is not followed; give \"url\" the final address"
        case 401, 403: "\(host) answered \(status); check \"key\""
        case 404, 405: "\(host) answered \(status); check the path in \"url\""
        default: "\(host) answered \(status) instead of 200"
        }
    }
}
