import Locking
import Reactor
import ReactorClient
import Testing

@testable import Host

/// Asking for help on a question as a browser does: through a server, over a socket.
@Suite(.timeLimit(.minutes(5))) struct PracticeSocketTests {
    @Test func `a session is opened about a question over a socket, once, and never about a foreign one`() async throws
    {
        let host = try await TestHost()
        _ = try await host.host.store.importQuestions(.sums, into: "algebra-1", replacing: true)
        let question = try await host.host.store.questions(of: "algebra-1")[0]
        try await withSocket(to: host, as: "learner") { socket in
            let key = JSON.key()
            func open(_ question: String, _ key: JSON) async -> JSON {
                await socket.say(
                    "session.open",
                    ["key": key, "course": "algebra-1", "module": "lines", "question": .string(question)]
                )
            }
            let opened = await open("\(question.id)", key)
            let session = try #require(opened["d"]?["session"])
            #expect(opened["t"] == "ack", "\(opened.text)")
            #expect(await open("\(question.id)", key)["d"]?["dup"] == true)
            for stranger in ["\(QuestionID.fresh())", "nonsense"] {
                let refused = await open(stranger, .key())
                #expect(refused["t"] == "err" && refused["d"]?["code"] == "not_found", "\(refused.text)")
                #expect(refused["d"]?["field"] == "question")
            }
            await socket.say("session.resume", ["session": session, "epoch": "", "after": 0])
            let told = await socket.notebook.first { $0["t"] == "practice.question" }
            #expect(told["d"]?["question"]?.string == "\(question.id)")
            #expect(told["d"]?["text"]?.string == "What is 0 + 0?")
            let kinds = socket.notebook.log.compactMap { $0["t"]?.string }
            #expect(kinds.count { $0 == "practice.question" } == 1, "\(kinds)")
        }
    }

    @Test func `whoever helps is told what the learner has tried of that course, and never a key`() async throws {
        let host = try await TestHost()
        let store = host.host.store
        _ = try await store.importQuestions(.sums, into: "algebra-1", replacing: true)
        try await store.enrol(host.id("learner"), in: "other", to: .learn)
        var foreign = [PracticeQuestion].sums[0]
        (foreign.name, foreign.category.subject) = ("Elsewhere", "Other things")
        _ = try await store.importQuestions([foreign], into: "other", replacing: true)
        let questions = try await store.questions(of: "algebra-1") + store.questions(of: "other")
        for question in [questions[0], questions[12], questions[1]] {
            let attempt = NewAttempt(question: question.id, key: .fresh(), answer: .text("-1"), time: .seconds(1))
            _ = try await store.record([attempt], of: host.id("learner"))
        }
        let session = try await store.open(
            Opening(learner: host.id("learner"), key: .fresh(), course: "algebra-1", module: "lines")
        ).session.id
        _ = try await store.attach(questions[1].id, to: session, by: host.id("learner"))
        let path = "/api/v1/tutoring/sessions/\(session)/practice"
        let told = await host.send("GET", path, as: "learner").json
        #expect(told["course"] == "algebra-1")
        #expect(told["attempts"]?.array?.map { $0["name"]?.string } == ["Sum 1", "Sum 0"])
        #expect(told["attempts"]?.array?.map { $0["answer"]?.string } == ["-1", "-1"])
        #expect(told["question"]?["name"]?.string == "Sum 1")
        #expect(told["skills"]?.array?.map { $0["attempts"] } == [2])
        #expect(await host.send("GET", "\(path)?limit=1", as: "learner").json["attempts"]?.array?.count == 1)
        #expect(await host.send("GET", "\(path)?limit=0", as: "learner").status == 400)
        // Nobody was called for help in it yet, so it is no tutor's business.
        #expect(await host.send("GET", path, as: "tutor").status == 404)
        let question = Question(session: session, author: host.id("learner"), key: .fresh(), text: "Anybody?")
        _ = try await store.accept(question.message, ending: .parked(TicketDraft(queue: "maths")))
        #expect(await host.send("GET", path, as: "tutor").json == told)
        for person in ["other tutor", "parent", "team", "operator", "other learner"] {
            #expect(await host.send("GET", path, as: person).status == 404, "\(person)")
        }
        // The learner goes on to another course, in which that tutor has no business.
        _ = try await store.changeContext(
            of: session,
            course: "other",
            module: "lines",
            by: host.id("learner"),
            command: nil
        )
        #expect(await host.send("GET", path, as: "tutor").status == 404)
        #expect(await host.send("GET", path, as: "learner").json["attempts"]?.array?.count == 1)
    }
}

/// A WebSocket of somebody who has said hello.
private struct SpokenSocket: Sendable {
    let notebook = Notebook()
    fileprivate let loop: EventLoop
    fileprivate let client = Lock<WebSocketClient?>(nil)
    private let count = Lock(0)

    @discardableResult
    func say(_ type: String, _ fields: JSON) async -> JSON {
        let id = count.withLock { count in
            count += 1
            return "\(count)"
        }
        guard case .object(var members) = fields else { return .null }
        members.set("t", .string(type))
        members.set("id", .string(id))
        let text = JSON.object(members).text
        loop.submit { client.withLock { $0?.send(text) } }
        return await notebook.reply(to: id)
    }
}

private func withSocket(
    to host: TestHost,
    as person: String,
    _ body: (SpokenSocket) async throws -> Void
) async throws {
    let server = Server(
        ServerConfiguration(listening: [.address(SocketAddress(.loopback, port: 0))]),
        unixTime: { 1_800_000_000 },
        answer: { await host.router.answer($0, on: nil) }
    )
    let address = try server.start()[0]
    let loop = EventLoop()
    loop.start()
    let socket = SpokenSocket(loop: loop)
    await withCheckedContinuation { continuation in
        loop.submit {
            let client = WebSocketClient(
                address,
                target: "/api/v1/tutoring/ws",
                headers: ["Sec-WebSocket-Protocol": "tutor.v1"],
                on: loop
            ) { _, event in
                switch event {
                case .opened: continuation.resume()
                case .message(.text(let text)): socket.notebook.take(Array(text.utf8))
                case .message, .refused, .closed: break
                }
            }
            socket.client.withLock { $0 = client }
        }
    }
    let welcome = await socket.say("hello", ["v": 1, "token": .string(host.token(person)), "caps": []])
    #expect(welcome["t"] == "welcome", "\(welcome.text)")
    let outcome = await Result { try await body(socket) }
    loop.submit { socket.client.withLock { $0?.cut() } }
    await server.drain(grace: .zero)
    await server.stop()
    await loop.stop()
    try outcome.get()
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
