import Glibc
import Reactor
import Responders

/// A model's server that does what the question says, for a process of its own: its work is not the host's.
///
/// A question such as `stream 200 words, one every 50 ms` is answered so; one that says `stall` gets three words and
/// then nothing. Every word is the instant at which it was sent. Unchecked, because it lives on its loop's thread.
final class ModelServer: @unchecked Sendable {
    private let loop = EventLoop()
    private let listener: Int32

    /// Serves until the process is ended; says on standard output where it listens.
    static func serve() async throws -> Never {
        let server = try ModelServer()
        server.loop.start()
        server.loop.submit { server.accept() }
        while true { try await Task.sleep(for: .seconds(3600)) }
    }

    private init() throws {
        _ = Server.raiseDescriptorLimit()
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) | listen(listener, 4096) | getsockname(listener, $0, &size)
            }
        }
        guard listener >= 0, code == 0 else { throw HostProcess.Failure(description: "no port for a model") }
        print("http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/")
        fflush(nil)
    }

    private func accept() {
        loop.watch(listener, for: .readable) { [self] _ in
            while true {
                let descriptor = Glibc.accept(listener, nil, nil)
                guard descriptor >= 0 else { return }
                _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
                var yes: Int32 = 1
                setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
                Caller(descriptor, on: loop).listen()
            }
        }
    }
}

/// One connection, with one question after the other.
private final class Caller: @unchecked Sendable {
    // Lives on its loop's thread.
    private let descriptor: Int32
    private let loop: EventLoop
    private var input: [UInt8] = []
    private var left = 0
    private var pause = Duration.zero
    private var isGone = false

    init(_ descriptor: Int32, on loop: EventLoop) { (self.descriptor, self.loop) = (descriptor, loop) }

    func listen() { loop.watch(descriptor, for: .readable) { [self] _ in receive() } }

    private func receive() {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count < 0, errno == EAGAIN { return }
        guard count > 0 else { return leave() }
        input += buffer[..<count]
        let text = String(decoding: input, as: UTF8.self)
        guard let head = text.firstRange(of: "\r\n\r\n"),
            let length = text[..<head.lowerBound].lowercased().split(separator: "\r\n")
                .first(where: { $0.hasPrefix("content-length:") })?.split(separator: " ").last.flatMap({ Int($0) }),
            text[head.upperBound...].utf8.count >= length
        else { return }
        input = []
        answer(String(text[head.upperBound...]))
    }

    private func leave() {
        guard !isGone else { return }
        isGone = true
        loop.unwatch(descriptor)
        close(descriptor)
    }

    private func answer(_ request: String) {
        send(Array("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n".utf8))
        if request.contains("stall") {
            for _ in 0..<3 { say() }
            return
        }
        let numbers =
            request.firstRange(of: "stream ").map { request[$0.upperBound...].prefix(40) }?
            .split { !$0.isNumber }.compactMap { Int($0) } ?? []
        guard numbers.count >= 2 else { return leave() }
        (left, pause) = (numbers[0], .milliseconds(numbers[1]))
        // Learners do not read in step.
        _ = loop.after(pause * Double.random(in: 0..<1)) { [self] in goOn() }
    }

    private func goOn() {
        guard !isGone else { return }
        guard left > 0 else {
            let last = Self.chunk(
                #"data: {"id":"chatcmpl-7","object":"chat.completion.chunk","created":1700000000,"model":"bench","#
                    + #""choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}]}"#
                    + "\n\ndata: [DONE]\n\n"
            )
            return send(last + Array("0\r\n\r\n".utf8))
        }
        left -= 1
        say()
        _ = loop.after(pause) { [self] in goOn() }
    }

    /// A piece as the large providers write it, with all that nobody reads; its word is the present instant.
    private func say() {
        var piece = Self.piece
        // Instants have as many digits as the one that the piece was made with.
        var (instant, place) = (Instant.now, Self.wordEnd)
        while instant > 0 {
            place -= 1
            piece[place] = UInt8(ascii: "0") + UInt8(instant % 10)
            instant /= 10
        }
        send(piece)
    }

    private static let piece = chunk(
        #"data: {"id":"chatcmpl-7","object":"chat.completion.chunk","created":1700000000,"model":"bench","#
            + #""system_fingerprint":"fp_4f2a","choices":[{"index":0,"delta":{"content":"@\#(Instant.now) "},"#
            + #""logprobs":null,"finish_reason":null}]}"# + "\n\n"
    )
    /// Where the digits of the word end.
    private static let wordEnd =
        piece.firstIndex(of: UInt8(ascii: "@")).map { start in
            piece[start...].firstIndex(of: UInt8(ascii: " ")) ?? start
        } ?? 0

    private static func chunk(_ text: String) -> [UInt8] {
        Array((String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n").utf8)
    }

    /// The socket has room for more than a whole answer.
    private func send(_ bytes: [UInt8]) {
        if Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) != bytes.count { leave() }
    }
}

/// Nanoseconds on a clock that all processes of a machine share.
enum Instant {
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// How long ago each instant of a text such as `@17 @29 ` was.
    static func ages(in text: some Sequence<UInt8>, _ take: (Int64) -> Void) {
        let now = now
        var number: Int64?
        for byte in text {
            if byte == UInt8(ascii: "@") {
                number = 0
            } else if let begun = number {
                if (0x30...0x39).contains(byte) {
                    number = begun &* 10 &+ Int64(byte - 0x30)
                } else {
                    if begun > 0 { take(now - begun) }
                    number = nil
                }
            }
        }
    }
}
