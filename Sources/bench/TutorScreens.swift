import Glibc
import Host
import Reactor
import ReactorClient

extension Benchmark {
    /// How long it takes from a learner's message to the screens of fifty tutors, while a thousand questions wait and
    /// others are asking at half of what the host can do.
    static let tutorScreens = Benchmark(
        name: "desk.screen",
        operation: "a question asked, on disk, and shown to each of 50 tutors, with 1000 waiting"
    ) { bounds in
        let folder = try Workspace()
        let load = try await StoreLoad(callers: 1000, in: folder)
        for caller in 0..<1000 { try await load.ask(caller) }
        load.store.close()
        let host = try HostProcess(in: folder, chain: TutorScreens.chain)
        defer { host.stop(SIGKILL) }
        let (lina, tara) = try await (host.token(), host.token(of: "tara@example.org"))
        var figures: [Figures] = []
        for others in [0, 25] {
            let crowd = LearnerCrowd(host.address, token: lina)
            if others > 0 { try await crowd.gather(others) }
            let screens = TutorScreens(host.address, learner: lina, tutor: tara)
            try await screens.open(50)
            let before = host.usage
            let start = ContinuousClock.now
            async let background = others > 0 ? crowd.ask(for: .seconds(4)) : []
            let latencies = try await screens.ask(100)
            let time = start.duration(to: .now)
            let turns = try await background.count
            var figure = Figures(
                label: others == 0 ? "nobody else" : "others ask as well",
                operations: 100,
                time: time,
                used: host.usage - before,
                latencies: latencies
            )
            if others > 0 { figure.notes.append("\(turns / 4) other turns/s") }
            figures.append(figure)
            await crowd.vanish()
            await screens.close()
        }
        return figures
    }
}

/// Tutors who watch, and learners who each ask for a person once.
///
/// Unchecked, because it lives on its loop's thread.
private final class TutorScreens: @unchecked Sendable {
    /// What is asked for is handed on; everything else is answered at once.
    static let chain = """
        {
          "version": 1,
          "enrich": ["course"],
          "respond": [
            { "use": "relay", "queue": "tutors", "when": { "message.asks_for_person": true } },
            { "use": "faq", "file": "\(HostProcess.faq)" },
            { "use": "say", "text": "I do not know that yet." }
          ]
        }
        """

    private let loop = EventLoop()
    private let address: SocketAddress
    private let learner: String
    private let tutor: String
    private var watchers: [WebSocketClient] = []
    private var learners: [LearnerSocket] = []
    private var asked: [String: (at: ContinuousClock.Instant, seen: Int)] = [:]
    private var latencies: [Duration] = []
    private var watching = 0
    private var waiter: UnsafeContinuation<Void, any Error>?
    private var left = 0

    init(_ address: SocketAddress, learner: String, tutor: String) {
        (self.address, self.learner, self.tutor) = (address, learner, tutor)
        loop.start()
    }

    func open(_ count: Int) async throws {
        try await wait {
            for _ in 0..<count { self.watchers.append(self.watcher(of: count)) }
        }
    }

    private func watcher(of count: Int) -> WebSocketClient {
        WebSocketClient(
            address,
            target: "/api/v1/tutoring/ws",
            headers: ["Sec-WebSocket-Protocol": "tutor.v1"],
            on: loop
        ) { client, event in
            switch event {
            case .opened: client.send(#"{"t":"hello","id":"h","v":1,"token":"\#(self.tutor)"}"#)
            case .message(.text(let text)):
                if text.utf8.starts(with: #"{"t":"welcome""#.utf8) {
                    client.send(#"{"t":"queue.watch","id":"w","after":0}"#)
                } else if text.utf8.starts(with: #"{"t":"queue.watching""#.utf8) {
                    self.watching += 1
                    if self.watching == count { self.wake() }
                } else if text.utf8.starts(with: #"{"t":"ticket.opened""#.utf8) {
                    self.see(text, count)
                }
            default: break
            }
        }
    }

    private func see(_ text: String, _ count: Int) {
        guard let start = text.firstRange(of: #""session":""#)?.upperBound else { return }
        let session = String(text[start...].prefix { $0 != "\"" })
        guard let known = asked[session] else { return }
        latencies.append(known.at.duration(to: .now))
        asked[session] = (known.at, known.seen + 1)
        if known.seen + 1 == count { askNext() }
    }

    /// Lets learners ask one after the other; returns how long it took to each screen.
    func ask(_ count: Int) async throws -> [Duration] {
        try await wait {
            self.left = count
            self.askNext()
        }
        return latencies
    }

    private func askNext() {
        guard left > 0 else { return wake() }
        left -= 1
        learners.append(
            LearnerSocket(address, token: learner, on: loop) { socket, event in
                guard case .ready = event else { return }
                self.asked[socket.session] = (.now, 0)
                socket.ask("I want to talk to a tutor about slopes.")
            }
        )
    }

    func close() async {
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            loop.submit {
                for watcher in self.watchers { watcher.cut() }
                for learner in self.learners { learner.cut() }
                continuation.resume()
            }
        }
    }

    private func wait(_ body: @escaping @Sendable () -> Void) async throws {
        try await withUnsafeThrowingContinuation { continuation in
            loop.submit {
                self.waiter = continuation
                body()
            }
        }
    }

    private func wake() {
        waiter?.resume()
        waiter = nil
    }
}
