import Reactor
import Responders
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `A limit that operators set` {
    @Test func `is what the server has by itself when nobody sets it`() throws {
        #expect("\(Limits(try Settings(flags: [:], environment: [:])))" == "\(Limits())")
    }

    @Test func `holds, each for what it is called`() throws {
        let flags = [
            "max-connections": "10", "max-connections-per-address": "3", "max-head": "2KB", "max-headers": "9",
            "max-body": "2MB", "max-message": "128KB", "max-waiting-messages": "7", "max-waiting": "512KB",
            "max-unread": "1MB", "head-within": "2s", "body-within": "3s", "keep-alive": "4s", "dead-after": "2m",
        ]
        #expect(Set(flags.keys) == Set(Setting.limits.map(\.name)))
        let limits = Limits(try Settings(flags: flags, environment: [:]))
        #expect(limits.connections == 10 && limits.connectionsPerAddress == 3)
        #expect(limits.head == 2048 && limits.headerFields == 9 && limits.body == 2 << 20)
        #expect(limits.message == 128 << 10 && limits.inboundMessages == 7)
        #expect(limits.inboundBytes == 512 << 10 && limits.outboundBytes == 1 << 20)
        #expect(limits.headDeadline == .seconds(2) && limits.bodyDeadline == .seconds(3))
        #expect(limits.keepAlive == .seconds(4) && limits.dead == .seconds(120))
    }

    @Test(arguments: Setting.limits.map(\.name)) func `is refused with a sentence when it makes no sense`(
        name: String
    ) async {
        for value in ["0", "-1", "many", "1.5MB", "99999999999999999999", "99999999999999999999MB", "7 KB", "0s", ""] {
            let shell = DeskShell()
            #expect(await shell.run("serve", "--\(name)=\(value)") == .misuse, "\(name) \(value)")
            #expect(shell.err.hasPrefix("tutorline: ") && shell.err.contains("--\(name)"), "\(shell.err)")
        }
    }

    @Test func `is kept by the host that serves`() async throws {
        let folder = try TemporaryFolder()
        let flags = ["--max-connections-per-address": "1", "--max-body": "16KB"]
        let it = try ServingHost(folder, flags)
        let address = try #require(await it.address(), "\(it.lines.value)")
        let large = [UInt8](repeating: UInt8(ascii: " "), count: 17 << 10)
        let login = HTTPRequest(.post, try HTTPURL(address + "/auth/login"), body: large)
        let client = HTTPClient(loop: PollLoop())
        #expect(try await client.withResponse(to: login) { $0.status } == 413)
        try await HTTPClient(loop: PollLoop()).withResponse(to: HTTPRequest(.get, HTTPURL(address + "/healthz"))) {
            #expect($0.status == 200)
            // This connection is still there, and the address has no second one.
            let second = try await it.fetch(address + "/healthz").status
            #expect(second == 503)
        }
        it.ask(.terminate)
        #expect(await it.ended() == .success)
    }
}
