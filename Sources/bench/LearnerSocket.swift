import Reactor
import Synchronization
import ReactorClient

/// A learner's socket that does as little as can be done, so that the host is what is measured.
///
/// It writes frames from a template and looks for marks in what comes back instead of reading JSON. Unchecked, because
/// it is for its loop's thread only.
final class LearnerSocket: @unchecked Sendable {
    enum Event {
        /// It is in its session and may ask.
        case ready
        /// The last question is on the disk.
        case acknowledged
        /// The last question is answered.
        case answered
        /// A piece of an answer in the making, as the frame that brought it.
        case piece(String)
        case failed(String)
    }

    private(set) var session = ""
    private(set) var epoch = ""
    private(set) var head: Int64 = 0
    private var client: WebSocketClient?
    private let onEvent: (LearnerSocket, Event) -> Void
    private let token: String
    private let caps: String
    private let follows: (session: String, epoch: String, after: Int64)?
    private let opensSession: Bool
    private let number: Int
    private var questions = 0
    private var isReady = false

    /// Connects and opens a session of its own, if it is to; with `follows`, goes on with that one.
    init(
        _ address: SocketAddress,
        token: String,
        follows: (session: String, epoch: String, after: Int64)? = nil,
        opensSession: Bool = true,
        caps: [String] = [],
        on loop: EventLoop,
        onEvent: @escaping (LearnerSocket, Event) -> Void
    ) {
        number = Self.count.add(1, ordering: .relaxed).newValue
        self.token = token
        self.follows = follows
        self.opensSession = opensSession
        self.caps = caps.map { "\"\($0)\"" }.joined(separator: ",")
        self.onEvent = onEvent
        client = WebSocketClient(
            address,
            target: "/api/v1/tutoring/ws",
            headers: ["Sec-WebSocket-Protocol": "tutor.v1"],
            on: loop
        ) { _, event in self.handle(event) }
    }

    func ask(_ text: String) {
        questions += 1
        client?.send(
            #"{"t":"message.send","id":"q","session":"\#(session)","key":"\#(key(questions))","text":"\#(text)"}"#
        )
    }

    func cut() {
        client?.cut()
        client = nil
    }

    /// A key that no other socket of this process makes.
    private func key(_ count: Int) -> String {
        let low = String(count, radix: 16)
        let high = String(number, radix: 16)
        return "0190b5d2-\(Self.run)-7000-8000-" + String(repeating: "0", count: 12 - 6 - high.count) + high
            + String(repeating: "0", count: 6 - low.count) + low
    }

    private static let count = Atomic(0)
    private static let run = String(UInt16.random(in: 0x1000 ... .max), radix: 16)

    private func handle(_ event: WebSocketClient.Event) {
        switch event {
        case .opened:
            var resume = ""
            if let follows {
                (session, epoch) = (follows.session, follows.epoch)
                resume = #","resume":[{"session":"\#(session)","epoch":"\#(epoch)","after":\#(follows.after)}]"#
            }
            client?.send(#"{"t":"hello","id":"h","v":1,"token":"\#(token)","caps":[\#(caps)]\#(resume)}"#)
        case .message(.text(let text)): take(text)
        case .message: break
        case .refused(let status): onEvent(self, .failed("refused with \(status)"))
        case .closed(let closing): onEvent(self, .failed("closed: \(closing)"))
        }
    }

    private func take(_ text: String) {
        if text.utf8.starts(with: #"{"t":"message""#.utf8) {
            if text.contains(#""role":"tutor""#) { onEvent(self, .answered) }
        } else if text.utf8.starts(with: #"{"t":"delta""#.utf8) {
            onEvent(self, .piece(text))
        } else if text.utf8.starts(with: #"{"t":"ack""#.utf8) {
            if text.contains(#""re":"q""#) { return onEvent(self, .acknowledged) }
            guard session.isEmpty, let opened = value("session", in: text) else { return }
            (session, epoch) = (opened, value("epoch", in: text) ?? "")
            client?.send(#"{"t":"session.resume","id":"r","session":"\#(session)","epoch":"","after":0}"#)
        } else if text.utf8.starts(with: #"{"t":"welcome""#.utf8) {
            guard follows == nil else { return }
            guard opensSession else { return onEvent(self, .ready) }
            let course = #""course":"algebra-1","module":"unit-2""#
            client?.send(#"{"t":"session.open","id":"o","key":"\#(key(0))",\#(course),"fresh":true}"#)
        } else if text.utf8.starts(with: #"{"t":"resumed""#.utf8) {
            isReady = true
            onEvent(self, .ready)
        } else if text.utf8.starts(with: #"{"t":"err""#.utf8) {
            onEvent(self, .failed(text))
        }
    }

    private func value(_ name: String, in text: String) -> String? {
        guard let start = text.firstRange(of: "\"\(name)\":\"")?.upperBound else { return nil }
        return String(text[start...].prefix { $0 != "\"" })
    }
}
