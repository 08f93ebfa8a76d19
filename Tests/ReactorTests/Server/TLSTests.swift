import FoundationEssentials
import Glibc
import Testing

@testable import Reactor

/// Encryption, with certificates that the tests make for themselves and OpenSSL's own client at the other end.
@Suite(.timeLimit(.minutes(5)), .serialized) struct TLSTests {
    private final class Folder {
        let path: String

        init() throws {
            var template = Array("/tmp/tutorline-tls-XXXXXX".utf8CString)
            try #require(mkdtemp(&template) != nil)
            path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func makeCertificate(_ name: String) async throws {
            let made = try await shell(
                """
                openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=\(name) \
                -keyout \(path)/key.pem -out \(path)/certificate.pem 2>&1
                """
            )
            try #require(made.status == 0, "\(made.output)")
        }

        func tls() throws(TLS.Failure) -> TLS {
            try TLS(certificateFile: "\(path)/certificate.pem", keyFile: "\(path)/key.pem")
        }
    }

    /// Runs OpenSSL's client against a server: what it is told, and what it prints.
    private func ask(_ address: SocketAddress, _ options: String = "") async throws -> String {
        try await shell(
            """
            printf 'GET /who HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n' \
            | timeout 10 openssl s_client -connect \(address) -ign_eof \(options) 2>&1
            """
        ).output
    }

    @Test(arguments: ["-tls1_2", "-tls1_3"]) func `both versions of TLS are spoken`(version: String) async throws {
        let folder = try Folder()
        try await folder.makeCertificate("first")
        let tls = try folder.tls()
        try await withServer({ $0.tls = tls }) { _, address async throws in
            let output = try await ask(address, version + " -alpn h2,http/1.1")
            #expect(output.contains("HTTP/1.1 200 OK\r\n"))
            #expect(output.contains("127.0.0.1 true"))
            #expect(output.contains("ALPN protocol: http/1.1"))
        }
    }

    @Test func `versions before are refused`() async throws {
        let folder = try Folder()
        try await folder.makeCertificate("first")
        let tls = try folder.tls()
        try await withServer({ $0.tls = tls }) { _, address async throws in
            let output = try await ask(address, "-tls1_1 -cipher ALL:@SECLEVEL=0")
            #expect(!output.contains("200 OK"))
        }
    }

    @Test func `a new certificate is used for new connections, and an unfit one is not`() async throws {
        let folder = try Folder()
        try await folder.makeCertificate("first")
        let tls = try folder.tls()
        try await withServer({ $0.tls = tls }) { _, address async throws in
            #expect(try await ask(address).contains("CN = first"))
            try await folder.makeCertificate("second")
            #expect(try await ask(address).contains("CN = first"))
            try tls.reload()
            #expect(try await ask(address).contains("CN = second"))
            _ = try await shell("echo broken >\(folder.path)/key.pem")
            let error = #expect(throws: TLS.Failure.self) { try tls.reload() }
            #expect(error?.description.hasPrefix("The key in \(folder.path)/key.pem cannot be used") == true)
            #expect(try await ask(address).contains("CN = second"))
        }
    }

    @Test func `a file that is unfit is named, and what is wrong with it`() async throws {
        let folder = try Folder()
        try await folder.makeCertificate("first")
        let (certificate, key) = ("\(folder.path)/certificate.pem", "\(folder.path)/key.pem")
        let faults = [
            ("rm \(key)", "The key in \(key) cannot be used: No such file or directory."),
            (
                "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out \(key) 2>&1",
                "it does not belong to the first certificate in \(certificate), which has to be the host's own."
            ),
            (
                "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes128 -pass pass:secret -out \(key) 2>&1",
                "it is not a private key in PEM format, or it has a password."
            ),
            (
                "echo broken >\(certificate)",
                "The certificate in \(certificate) cannot be used: it is not in PEM format"
            ),
            ("rm \(certificate)", "The certificate in \(certificate) cannot be used: No such file or directory."),
        ]
        for (command, sentence) in faults {
            try #require(try await shell(command).status == 0)
            let error = #expect(throws: TLS.Failure.self) { try folder.tls() }
            #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
        }
    }

    @Test func `a certificate says when it is valid, and may be refused for it`() async throws {
        let folder = try Folder()
        try await folder.makeCertificate("first")
        let tls = try folder.tls()
        let first = tls.validity
        #expect(first.upperBound - first.lowerBound == 86_400)
        let error = #expect(throws: TLS.Failure.self) {
            try tls.reload { validity throws(TLS.Failure) in throw TLS.Failure("\(validity)") }
        }
        #expect(error?.description == "\(first)")
    }

    @Test func `large answers and sockets go through encryption whole`() async throws {
        let folder = try Folder()
        try await folder.makeCertificate("first")
        let tls = try folder.tls()
        let large = [UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20)
        try await withServer({ $0.tls = tls }, answer: { _ in Response(body: .bytes(large)) }) {
            _,
            address async throws in
            let output = try await ask(address, "-quiet")
            #expect(output.utf8.count { $0 == UInt8(ascii: "x") } >= large.count)
        }
    }

    @Test func `a client that does not speak TLS is closed`() async throws {
        let folder = try Folder()
        try await folder.makeCertificate("first")
        let tls = try folder.tls()
        try await withServer({
            $0.tls = tls
            $0.limits.headDeadline = .milliseconds(100)
        }) { _, address async throws in
            let plain = Peer(address)
            plain.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await !plain.rest().contains("HTTP/1.1 200"))
            let silent = Peer(address)
            #expect(try await silent.rest().isEmpty)
        }
    }

    @Test func `files that are not there are named`() {
        let error = #expect(throws: TLS.Failure.self) {
            try TLS(certificateFile: "/nowhere/certificate.pem", keyFile: "/nowhere/key.pem")
        }
        #expect(error?.description.hasPrefix("The certificate in /nowhere/certificate.pem cannot be used") == true)
    }
}

/// Runs a command and gives what it prints, on a thread where it may block.
private func shell(_ command: String) async throws -> (status: Int32, output: String) {
    let thread = EventLoop()
    thread.start()
    let result = await withCheckedContinuation { continuation in
        thread.submit { continuation.resume(returning: runBlocking(command)) }
    }
    await thread.stop()
    return try #require(result)
}

private func runBlocking(_ command: String) -> (status: Int32, output: String)? {
    guard let stream = popen(command, "r") else { return nil }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
        let count = fread(&buffer, 1, buffer.count, stream)
        if count == 0 { break }
        output.append(contentsOf: buffer[..<count])
    }
    return (pclose(stream), String(decoding: output, as: UTF8.self))
}
