import Reactor
import ReactorClient

/// Callers on one loop, who each send another HTTP request as soon as the last was answered.
///
/// They look at the status and the length of an answer and at nothing else, so that the host is what is measured.
/// Unchecked, because it lives on its loop's thread.
final class RequestCrowd: @unchecked Sendable {
    private let loop = EventLoop()
    private let address: SocketAddress
    private let count: Int
    private let make: @Sendable () -> [UInt8]
    private var callers: [Caller] = []
    private var latencies: [Duration] = []
    private var end = ContinuousClock.now
    private var waiting = 0
    private var continuation: UnsafeContinuation<[Duration], any Error>?

    init(_ address: SocketAddress, callers count: Int, _ make: @escaping @Sendable () -> [UInt8]) {
        (self.address, self.count, self.make) = (address, count, make)
        loop.start()
    }

    /// Asks for so long; returns how long each answer took.
    func ask(for time: Duration) async throws -> [Duration] {
        try await withUnsafeThrowingContinuation { continuation in
            loop.submit {
                self.continuation = continuation
                self.latencies = []
                self.end = .now + time
                while self.callers.count < self.count {
                    self.callers.append(Caller(self.address, on: self.loop) { self.take($0, $1) })
                }
                for caller in self.callers { self.ask(caller) }
            }
        }
    }

    func leave() async {
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            loop.submit {
                for caller in self.callers { caller.leave() }
                self.callers = []
                continuation.resume()
            }
        }
    }

    private func ask(_ caller: Caller) {
        waiting += 1
        caller.ask(make())
    }

    private func take(_ caller: Caller, _ answer: Caller.Answer) {
        waiting -= 1
        switch answer {
        case .took(let time):
            latencies.append(time)
            if .now < end { return ask(caller) }
            guard waiting == 0 else { return }
            continuation?.resume(returning: latencies)
        case .failed(let why):
            continuation?.resume(throwing: HostProcess.Failure(description: why))
        }
        continuation = nil
    }
}

/// One connection.
///
/// Unchecked, because it lives on its loop's thread.
private final class Caller: @unchecked Sendable {
    enum Answer {
        case took(Duration)
        case failed(String)
    }

    private var socket: ClientSocket?
    private var onAnswer: ((Caller, Answer) -> Void)?
    private var begin = ContinuousClock.now
    private var answer: [UInt8] = []

    init(_ address: SocketAddress, on loop: EventLoop, onAnswer: @escaping (Caller, Answer) -> Void) {
        self.onAnswer = onAnswer
        socket = ClientSocket(address, on: loop) { [weak self] event in
            switch event {
            case .connected: break
            case .received(let bytes): self?.receive(bytes)
            case .closed: self?.fail("the host closed the connection")
            }
        }
    }

    func ask(_ request: [UInt8]) {
        begin = .now
        socket?.write { $0 += request }
    }

    func leave() {
        socket?.close()
        onAnswer = nil
    }

    private func receive(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
        answer += bytes
        let text = String(decoding: answer, as: UTF8.self)
        guard let head = text.firstRange(of: "\r\n\r\n"),
            let field = text[..<head.lowerBound].firstRange(of: "Content-Length: ")
        else { return }
        let length = Int(text[field.upperBound...].prefix { $0.isNumber }) ?? 0
        guard text[head.upperBound...].utf8.count >= length else { return }
        guard text.hasPrefix("HTTP/1.1 20") else { return fail(text) }
        answer = []
        onAnswer?(self, .took(begin.duration(to: .now)))
    }

    private func fail(_ why: String) {
        onAnswer?(self, .failed(why))
        leave()
    }
}
