import Cryptography
import Locking
import Pipeline

@testable import Host

/// A host without sockets: real store, real identity, a chain that a test brings.
struct Classroom: Sendable {
    let school: LoginSchool
    let host: ConversationHost
    let teaching: FixedTeaching
    let desk: Desk

    init(
        _ responders: [(String, any Responder)],
        store: SQLiteStore? = nil,
        queues: [String: Queue] = [:],
        timer: any Clock<Duration> = ContinuousClock(),
        turns: any Clock<Duration> = ContinuousClock()
    ) async throws {
        school = try await LoginSchool()
        let store = store ?? school.store
        let hub = SessionHub(store: store)
        let clock = school.clock
        teaching = FixedTeaching(Chain(responders: responders.map { Step($1, name: $0) }))
        let now: @Sendable () -> Moment = { clock.now }
        let desk = Desk(
            store: store,
            hub: hub,
            queues: { queues },
            zones: ZoneFiles { _ in [] },
            html: { "<p>\($0)</p>" },
            now: now
        )
        self.desk = desk
        host = ConversationHost(
            store: store,
            hub: hub,
            desk: desk,
            runner: TurnRunner(
                store: store,
                hub: hub,
                teaching: teaching,
                html: { "<p>\($0)</p>" },
                clock: turns,
                people: desk,
                report: { _ in }
            ),
            lobby: Lobby(),
            authenticator: school.authenticator(),
            life: SessionLife(
                settings: SessionLife.Settings(grace: .seconds(30), expiry: TestStore.patience),
                store: store,
                hub: hub,
                clock: timer,
                now: now
            ),
            now: now,
            version: "test"
        )
    }

    /// A device of the learner that has said hello.
    func device(_ resume: [(session: String, after: Int64)] = [], caps: JSON = ["delta"]) async throws -> Device {
        let device = Device(host)
        let token = try await school.login().access.reveal()
        let positions = resume.map { position in
            [
                "session": .string(position.session), "epoch": .string(host.store.epoch.description),
                "after": .integer(position.after),
            ] as JSON
        }
        await device.say("hello", ["v": 1, "token": .string(token), "caps": caps, "resume": .array(positions)])
        return device
    }

    /// A device in a session that has just been opened.
    func session() async throws -> (device: Device, session: String) {
        let device = try await device()
        let opened = await device.say("session.open", ["key": .key(), "course": "algebra-1", "module": "lines"])
        let session = opened["d"]?["session"]?.string ?? ""
        await device.say("session.resume", ["session": .string(session), "epoch": "", "after": 0])
        return (device, session)
    }
}

/// One connection of a client.
struct Device: Sendable {
    let notebook = Notebook()
    private let frames: AsyncStream<[UInt8]>.Continuation
    private let task: Task<Void, Never>
    private let count = Lock(0)

    init(_ host: ConversationHost) {
        let (stream, continuation) = AsyncStream<[UInt8]>.makeStream()
        frames = continuation
        task = Task { [notebook] in
            var conversation = Conversation(host: host, line: notebook, loop: nil)
            for await frame in stream {
                guard await conversation.take(frame) else { break }
            }
            conversation.leave()
        }
    }

    /// Gives a command and waits for its reply.
    @discardableResult
    func say(_ type: String, _ fields: JSON) async -> JSON {
        let id = count.withLock { count in
            count += 1
            return "\(count)"
        }
        give(type, fields, id: id)
        return await notebook.reply(to: id)
    }

    func give(_ type: String, _ fields: JSON, id: String) {
        guard case .object(var members) = fields else { return }
        members.set("t", .string(type))
        members.set("id", .string(id))
        frames.yield(JSON.object(members).bytes)
    }

    func raw(_ text: String) { frames.yield(Array(text.utf8)) }

    /// The connection is lost; returns when the host has noticed.
    func vanish() async {
        frames.finish()
        await task.value
    }
}

extension JSON {
    static func key() -> JSON { .string(CommandKey.fresh().description) }
}

/// The same chain everywhere.
final class FixedTeaching: Teaching {
    private let state: Lock<(chain: Chain, lock: LockGrade)>

    init(_ chain: Chain) { state = Lock((chain, .off)) }

    func lesson(course: String, module: String?) -> Lesson {
        state.withLock { Lesson(chain: $0.chain, revision: "r1", lock: $0.lock) }
    }

    func lock(course: String, module: String?) -> LockGrade { state.withLock { $0.lock } }
    func liveLock(course: String, module: String?) -> LockGrade { .off }
    func set(_ lock: LockGrade) { state.withLock { $0.lock = lock } }
    func add(_ responder: Step<any Responder>) { state.withLock { $0.chain.responders.append(responder) } }
    func add(_ guarding: Step<any Guard>) { state.withLock { $0.chain.guards.append(guarding) } }
}

/// Says the question back, at once.
struct Echo: InstantResponder {
    func answer(_ turn: Turn) -> InstantAnswer? { InstantAnswer("You said: \(turn.text)") }
}

/// Answers as a test tells it to, piece by piece.
final class Paced: Responder {
    private let pieces: AsyncStream<String>
    private let continuation: AsyncStream<String>.Continuation

    init() { (pieces, continuation) = AsyncStream<String>.makeStream() }

    func say(_ piece: String) { continuation.yield(piece) }
    func finish() { continuation.finish() }

    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        for await piece in pieces { try await reply.write(piece) }
        try Task.checkCancellation()
        return .answered()
    }
}
