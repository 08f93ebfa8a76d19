import Cryptography
import Pipeline
import Reactor
import Responders
import Testing

@testable import Host

/// A whole host without a socket: a real store, the real table of routes, and people of every kind.
///
/// Requests go through the router as they would from the server.
struct TestHost: Sendable {
    let host: TutorHost
    let router: Router
    /// What the host tells programs of its routes.
    let description: AnswerCheck
    let lines: Atom<[String]>
    private let folder: TemporaryFolder
    private let people: [String: AccountID]

    /// Everybody there is, and where they have to do with the course “algebra-1”.
    static let cast: [(name: String, roles: Set<AccountRole>, enrolment: (String, Enrolment)?)] = [
        ("learner", [.learner], ("algebra-1", .learn)),
        ("other learner", [.learner], ("other", .learn)),
        ("parent", [.parent], nil),
        ("other parent", [.parent], nil),
        ("tutor", [.tutor], ("algebra-1", .teach)),
        ("other tutor", [.tutor], ("other", .teach)),
        ("team", [.team], ("algebra-1", .manage)),
        ("other team", [.team], ("other", .manage)),
        ("operator", [.operator], nil),
    ]

    /// The files a host is given when a test says nothing else.
    static let files = [
        "responders.json": #"{ "version": 1, "respond": [ { "use": "say", "text": "Think again." } ] }"#
    ]

    init(origins: [String] = [], chain: String) async throws {
        try await self.init(origins: origins, files: Atom(["responders.json": chain]))
    }

    /// - Parameters:
    ///   - files: what stands in which file; a test may change it while the host runs.
    ///   - folder: where the database is, for a host that starts again.
    init(
        origins: [String] = [],
        files: Atom<[String: String]> = Atom(Self.files),
        folder: TemporaryFolder? = nil,
        words: [String: String] = [:]
    ) async throws {
        let folder = try folder ?? TemporaryFolder()
        let lines = Atom<[String]>([])
        var shell = Shell(
            environment: [:],
            modules: .standard,
            isTerminal: false,
            showsProgress: false,
            print: { _ in },
            complain: { line in lines.change { $0.append(line) } },
            readLine: { nil },
            readFile: { path in
                guard let text = files.value[path] ?? words[path] else { throw FileFault(path: path, code: 2) }
                return Array(text.utf8)
            },
            listDirectory: { path in words.keys.map { String($0.dropFirst(path.count + 1)) } }
        )
        shell.fileStamp = { path in
            files.value[path].map { text in
                let digest = SHA256.hash(text).prefix(7).reduce(0) { $0 << 8 | Int64($1) }
                return FileStamp(seconds: digest, nanoseconds: 0, size: Int64(text.utf8.count), number: 1)
            }
        }
        let flags = [
            "database": folder.path("host.db"), "key-file": folder.path("host.key"),
            "origins": origins.joined(separator: ","), "words": words.isEmpty ? "" : "words",
        ]
        let settings = try Settings(flags: flags, environment: [:])
        let log = Log(isJSON: true, now: Rim.now, write: { line in lines.change { $0.append(line) } })
        host = try await TutorHost.open(settings, shell, log: log)
        router = Router(
            routes: host.routes,
            authenticator: host.identity.authenticator,
            log: log,
            origins: Set(origins.compactMap(Origin.init)),
            languages: host.languages,
            store: host.store
        )
        description = AnswerCheck(OpenAPI.document(host.routes))
        (self.folder, self.lines) = (folder, lines)
        people = try await Self.populate(host)
    }

    private static func populate(_ host: TutorHost) async throws -> [String: AccountID] {
        var other = CatalogueCourse.sample
        (other.id, other.title) = ("other", "Another course")
        for course in [CatalogueCourse.sample, other] { _ = try await host.store.importCourse(course) }
        try await host.catalogue.refresh()
        var people: [String: AccountID] = [:]
        for person in cast {
            let email = "\(person.name.replacing(" ", with: "-"))@example.org"
            let account = NewAccount(name: person.name, email: email, roles: person.roles)
            if let known = try await host.store.account(email: email) {
                people[person.name] = known.id
                continue
            }
            let id = try await host.store.create(account).id
            if let (course, manner) = person.enrolment { try await host.store.enrol(id, in: course, to: manner) }
            people[person.name] = id
        }
        if let parent = people["parent"], let child = people["learner"] {
            try await host.store.setGuardian(parent, of: child)
        }
        if let parent = people["other parent"], let child = people["other learner"] {
            try await host.store.setGuardian(parent, of: child)
        }
        return people
    }

    func id(_ name: String) -> AccountID { people[name] ?? account(name) }

    /// A token as a login would have given it.
    func token(_ name: String, for use: TokenUse = .requests) -> String {
        let now = Rim.now()
        let token = AccessToken(
            account: id(name),
            id: "t",
            login: UniqueID.random(.system).description,
            issued: now,
            expires: now + AccessToken.life
        )
        return host.identity.key.sign(token, for: use)
    }

    /// Sends one request and gives what came back.
    func send(
        _ method: String,
        _ target: String,
        as name: String? = nil,
        _ body: JSON? = nil,
        headers: HeaderFields = [:],
        text: String? = nil,
        from address: String = "127.0.0.1",
        through other: Router? = nil
    ) async -> Answer {
        var request = Request(method: method, target: target, headers: headers, body: body?.bytes ?? [])
        request.remoteAddress = IPAddress(address) ?? .loopback
        if let text { request.body = Array(text.utf8) }
        if body != nil || text != nil { request.headers["Content-Type"] = "application/json" }
        if let name { request.headers["Authorization"] = "Bearer \(token(name))" }
        if request.headers["Host"] == nil { request.headers["Host"] = "localhost:8080" }
        let answer = Answer(await (other ?? router).answer(request, on: nil))
        if other == nil { check(answer, to: method, target) }
        return answer
    }

    /// Holds an answer against what the document for machines says of its route.
    private func check(_ answer: Answer, to method: String, _ target: String) {
        let path = target.prefix { $0 != "?" }.split(separator: "/")
        let route = router.routes.first { $0.method == method && RoutePattern($0.path).match(path) != nil }
        guard let route else { return }
        for fault in description.faults(of: answer, to: route) { Issue.record("\(method) \(route.path): \(fault)") }
    }

    /// Sends a body that is no JSON.
    func sendText(_ method: String, _ target: String, as name: String, _ body: [UInt8]) async -> Answer {
        var request = Request(method: method, target: target, headers: ["Host": "localhost:8080"], body: body)
        request.headers["Authorization"] = "Bearer \(token(name))"
        request.headers["Content-Type"] = "text/plain"
        let answer = Answer(await router.answer(request, on: nil))
        check(answer, to: method, target)
        return answer
    }
}

/// What came back, read as far as it can be.
struct Answer: Sendable {
    let status: Int
    let headers: HeaderFields
    let bytes: [UInt8]
    /// Whether it comes in pieces, none of which are here.
    let isStreamed: Bool

    init(_ response: Response) {
        (status, headers) = (response.status, response.headers)
        if case .stream = response.body { isStreamed = true } else { isStreamed = false }
        if case .bytes(let bytes) = response.body { self.bytes = bytes } else { bytes = [] }
    }

    var json: JSON { (try? JSON(parsing: bytes)) ?? .null }
    var code: String? { json["code"]?.string }
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
