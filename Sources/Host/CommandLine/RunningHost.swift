import Pipeline
import Responders

/// A host that runs somewhere, as a command speaks to it: over its HTTP API, with somebody's token.
struct RunningHost: Sendable {
    private let base: HTTPURL
    private let token: String

    /// What the environment may say about it.
    static let variables = ["TUTORLINE_HOST", "TUTORLINE_TOKEN"]

    /// The host that `--host` names; `nil` when the command works on the database itself.
    init?(_ invocation: Invocation, _ shell: Shell) throws(Complaint) {
        guard let text = invocation.all("host").last ?? shell.environment["TUTORLINE_HOST"], !text.isEmpty else {
            return nil
        }
        do { base = try HTTPURL(text.hasSuffix("/") ? String(text.dropLast()) : text) } catch {
            throw Complaint("--host \(error).", .misuse)
        }
        guard !base.text.contains("?") else {
            throw Complaint(
                "--host must not contain a \"?\"; write the address that people use for the host, without a query.",
                .misuse
            )
        }
        guard let token = shell.environment["TUTORLINE_TOKEN"], !token.isEmpty else {
            throw Complaint(
                "the host at \(base.authority) needs to know who you are; put a token into TUTORLINE_TOKEN "
                    + "(tutorline token EMAIL prints one).",
                .misuse
            )
        }
        self.token = token
    }

    /// Asks for something; what comes back is JSON, or nothing.
    func ask(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: JSON? = nil,
        within deadlines: HTTPDeadlines = HTTPDeadlines()
    ) async throws -> JSON? {
        try await send(method, path, body?.bytes, within: deadlines)
    }

    /// The same with a body that is JSON already, such as a file; what is wrong in it is told under its own name.
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: [UInt8]?,
        of file: String? = nil,
        ifMatch revision: String? = nil,
        within deadlines: HTTPDeadlines = HTTPDeadlines()
    ) async throws -> JSON? {
        var request = try request(method, path, body, accepting: "application/json")
        request.deadlines = deadlines
        if let revision { request.headers.append((name: "if-match", value: "\"\(revision)\"")) }
        let bytes = try await reading(request, file) { response in
            var bytes: [UInt8] = []
            for try await piece in response.body { bytes += piece }
            return bytes
        }
        guard !bytes.isEmpty else { return nil }
        do { return try JSON(parsing: bytes) } catch {
            throw Complaint("what answers at \(base.authority) is not a tutorline host: its answer is not JSON.")
        }
    }

    /// Follows a stream of events after a place, for as long as it lasts; each is given as the JSON it carries.
    func follow(_ path: String, after place: Int64, _ take: (JSON) async throws -> Void) async throws {
        var request = try request(.get, path, nil, accepting: "text/event-stream")
        request.headers.append((name: "last-event-id", value: "\(place)"))
        request.deadlines = Self.patient
        try await reading(request) { response in
            var rest: [UInt8] = []
            for try await piece in response.body {
                rest += piece
                while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                    let line = rest[..<end]
                    rest.removeSubrange(...end)
                    guard line.starts(with: Array("data: ".utf8)) else { continue }
                    if let event = try? JSON(parsing: Array(line.dropFirst(6))) { try await take(event) }
                }
            }
        }
    }

    /// What runs a whole chain says nothing until all of it has run.
    static let thoughtful = HTTPDeadlines(firstByte: .seconds(300), total: .seconds(300))

    /// What is followed may be silent for a while, and last for a day.
    private static let patient = HTTPDeadlines(betweenBytes: .seconds(60), total: .seconds(86_400))

    /// Asks for something that takes long; every line of what comes back is JSON, and the last one says what came of it.
    func follow(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: JSON,
        _ hear: (JSON) -> Void
    ) async throws -> JSON? {
        var request = try request(method, path, body.bytes, accepting: "application/x-ndjson")
        request.deadlines = Self.patient
        let last = try await reading(request) { response in
            var (rest, last): ([UInt8], JSON?) = ([], nil)
            for try await piece in response.body {
                rest += piece
                let lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                rest = lines.last.map(Array.init) ?? []
                for line in lines.dropLast() where !line.isEmpty {
                    guard let value = try? JSON(parsing: Array(line)) else { continue }
                    hear(value)
                    last = value
                }
            }
            return last
        }
        if let why = last?["error"]?.string { throw Complaint("the host at \(base.authority) says: \(why)") }
        return last
    }

    /// Why a host said no, in its own words, if it has any; of a file, everything that is wrong is told, and not only the first.
    ///
    /// The host calls a draft by the name of its own file; whoever sent it knows it as `file`.
    static func refusal(_ answer: JSON, of file: String?) -> String? {
        guard let why = answer["detail"]?.string ?? answer["title"]?.string else { return nil }
        let faults = (answer["faults"]?.array ?? []).compactMap(Fault.init)
        let told = faults.map { fault in
            var told = fault
            if let file, fault.file == answer["file"]?.string { told.file = file }
            return "\n\(told)"
        }
        // The detail of a file that is wrong is the first of its faults.
        let isTold = faults.contains { $0.description == why }
        return (isTold ? "this cannot be brought into force." : why) + told.joined()
    }

    private func request(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: [UInt8]?,
        accepting type: String
    ) throws -> HTTPRequest {
        var headers: [(name: String, value: String)] = [
            (name: "authorization", value: "Bearer \(token)"), (name: "accept", value: type),
        ]
        if body != nil { headers.append((name: "content-type", value: "application/json")) }
        return HTTPRequest(method, try HTTPURL(base.text + path), headers: headers, body: body ?? [])
    }

    /// Sends a request and reads a good answer; another becomes a complaint.
    private func reading<Value: Sendable>(
        _ request: HTTPRequest,
        _ file: String? = nil,
        _ read: (HTTPResponse) async throws -> Value
    ) async throws -> Value {
        do {
            return try await HTTPClient(loop: PollLoop()).withResponse(to: request) { response in
                guard !(200..<300).contains(response.status) else { return try await read(response) }
                var bytes: [UInt8] = []
                for try await piece in response.body { bytes += piece }
                guard response.status != 401 else {
                    throw Complaint(
                        "the host at \(base.authority) refuses you: the token in TUTORLINE_TOKEN is not valid there, or no longer; "
                            + "sign in for another (tutorline token EMAIL prints one).",
                        .no
                    )
                }
                let why = Self.refusal((try? JSON(parsing: bytes)) ?? .null, of: file)
                // Who asked knows whom; only of a fault it matters where it is.
                guard response.status >= 500 || why == nil else { throw Complaint(why ?? "", .no) }
                throw Complaint(
                    "the host at \(base.authority) \(why.map { "says: \($0)" } ?? "answered with \(response.status).")",
                    response.status >= 500 ? .failure : .no
                )
            }
        } catch let failure as HTTPFailure {
            throw Complaint("\(failure).")
        }
    }
}

extension ShellCommand.Option {
    static let host = host(otherwise: "the database itself")

    /// For what only a running host can do.
    static let neededHost = host(fallback: "TUTORLINE_HOST")

    static func host(otherwise: String) -> Self { host(fallback: "TUTORLINE_HOST; without either, \(otherwise)") }

    private static func host(fallback: String) -> Self {
        .value("host", "URL", "the running host to use, with the token in TUTORLINE_TOKEN", fallback: fallback)
    }
}
