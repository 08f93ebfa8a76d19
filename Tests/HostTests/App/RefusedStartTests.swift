import FoundationEssentials
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `A start that is refused` {
    private static let demo = (flags: ["--listen": "0.0.0.0:0"], says: "--demo listens on a loopback address only")
    private static let faults: [(flags: [String: String], says: String)] = [
        demo, (["--listen": "school.example:80"], "\"school.example\" is not an address"),
        (["--tls-certificate": "cert.pem", "--tls-key": "key.pem"], "The certificate in cert.pem cannot be used"),
        (["--tls-certificate": "cert.pem"], "one of them is missing"),
        (["--trusted-proxies": "everybody"], "\"everybody\" is neither an address"),
        (["--token-issuers": "nowhere.json"], "nowhere.json: No such file"),
        (["--webhooks": "nowhere.json"], "nowhere.json: No such file"),
        (["--words": "nowhere"], "--words: "), (["--courses": "nowhere"], "nowhere: No such file"),
        (["--config": "nowhere.json"], "nowhere.json:1:1: error: cannot be read"),
    ]

    @Test(arguments: faults.map(\.flags).indices) func `leaves nothing behind`(number: Int) async throws {
        let fault = Self.faults[number]
        let folder = try TemporaryFolder()
        let it = try ServingHost(folder, fault.flags, "--demo")
        #expect(await it.ended() == .misuse, "\(fault.flags) \(it.lines.value)")
        #expect(it.lines.value.contains { $0.contains(fault.says) }, "\(fault.flags) \(it.lines.value)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.root) == ["responders.json"])
    }

    @Test(arguments: [
        #"{ "version": 1, "respond": [ { "use": "sya" } ] }"#,
        #"{ "version": 1, "respond": [ { "use": "model", "model": "m", "key": "env:NOT_THERE" } ] }"#,
    ])
    func `leaves nothing behind when its chain is wrong, or lacks a secret`(chain: String) async throws {
        let folder = try TemporaryFolder()
        let it = try ServingHost(folder, chain: chain)
        #expect(await it.ended() == .misuse, "\(it.lines.value)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.root) == ["responders.json"])
    }

    @Test func `leaves nothing behind when another host listens there`() async throws {
        let (folder, other) = (try TemporaryFolder(), try ServingHost(try TemporaryFolder()))
        let address = String(try #require(await other.address()).dropFirst("http://".count))
        let it = try ServingHost(folder, ["--listen": address])
        #expect(await it.ended() == .failure)
        #expect(it.lines.value.contains { $0.contains("Cannot listen on \(address): another program listens there") })
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.root) == ["responders.json"])
        other.ask(.terminate)
        #expect(await other.ended() == .success)
    }

    @Test func `leaves nothing behind when others could read its key`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("host.key", String(repeating: "k", count: 32))
        let it = try ServingHost(folder)
        #expect(await it.ended() == .misuse, "\(it.lines.value)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.root)
        #expect(names.sorted() == ["host.key", "responders.json"])
    }
}
