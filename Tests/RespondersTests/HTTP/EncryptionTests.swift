import FoundationEssentials
import Testing

@testable import Responders

/// OpenSSL's own server at the other end, with a certificate that nobody has signed but itself.
private struct EncryptedServer {
    let address: String
    let certificate: String
    /// Ends the server when it goes.
    private let script: Script

    /// What the server has printed so far, what it was sent included.
    var heard: String {
        let path = certificate.dropLast("certificate".count) + "heard"
        return FileManager.default.contents(atPath: String(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// - Parameter manner: how it answers; by itself it shows a page about the connection.
    init(_ manner: String = "-www") async throws {
        script = Script(
            """
            read -r line
            folder=$(mktemp -d) && chmod 755 "$folder"
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=tutor \\
                -addext subjectAltName=IP:127.0.0.1 -keyout "$folder/key" -out "$folder/certificate" 2>/dev/null
            openssl s_server -accept 127.0.0.1:0 -cert "$folder/certificate" -key "$folder/key" \(manner) 2>&1 \\
                | tee "$folder/heard" | {
                while read -r word address; do
                    if [ "$word" = ACCEPT ]; then break; fi
                done
                echo '{"text":"'$address $folder/certificate'"}'
                echo '{"done":{}}'
                cat >/dev/null
            }
            """
        )
        let words = try await script.answer().split(separator: " ").map(String.init)
        (address, certificate) = (words[0], words[1])
    }

    func removeFiles() {
        try? FileManager.default.removeItem(atPath: String(certificate.dropLast("/certificate".count)))
    }
}

@Suite(.timeLimit(.minutes(5))) struct `An encrypted connection` {
    @Test func `stands only when the certificate is trusted and names the host`() async throws {
        let server = try await EncryptedServer()
        defer { server.removeFiles() }
        func fetch(_ host: String, trusting certificates: String?) async throws -> Fetched {
            let port = server.address.split(separator: ":").last ?? ""
            let client = HTTPClient(loop: PollLoop(), .init(certificates: certificates))
            return try await client.fetch(HTTPRequest(.get, HTTPURL("https://\(host):\(port)/")))
        }
        guard case .failed(.untrusted) = try await fetch("127.0.0.1", trusting: nil) else {
            Issue.record("a certificate that nobody vouches for was trusted")
            return
        }
        guard case .failed(.untrusted) = try await fetch("localhost", trusting: server.certificate) else {
            Issue.record("a certificate for another host was trusted")
            return
        }
        guard case .body(200, let page) = try await fetch("127.0.0.1", trusting: server.certificate) else {
            Issue.record("a trusted certificate was refused")
            return
        }
        #expect(page.contains("TLS"))
    }

    @Test func `speaks HTTP/2 where it is offered`() async throws {
        let server = try await EncryptedServer("-alpn h2")
        defer { server.removeFiles() }
        let client = HTTPClient(loop: PollLoop(), .init(certificates: server.certificate))
        let port = server.address.split(separator: ":").last ?? ""
        // The other end never answers; what it is told is what counts.
        let asking = Task { try await client.fetch(HTTPRequest(.get, HTTPURL("https://127.0.0.1:\(port)/"))) }
        defer { asking.cancel() }
        while !server.heard.contains("PRI * HTTP/2.0") { try await Task.sleep(for: .milliseconds(5)) }
    }
}
