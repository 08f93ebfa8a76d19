import Responders
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `A host that is asked to read its files again` {
    @Test func `serves a new certificate, and keeps the old one while the new one is unfit`() async throws {
        let folder = try TemporaryFolder()
        let certificate = Certificate(in: folder)
        let first = try certificate.make("first")
        let it = try ServingHost(
            folder,
            ["--tls-certificate": certificate.file, "--tls-key": certificate.key]
        )
        let address = try #require(await it.address(), "\(it.lines.value)") + "/healthz"
        #expect(try await it.fetch(address, trusting: first).text == "ok\n")

        let second = try certificate.make("second")
        it.ask(.reload)
        #expect(await it.hears("certificate reloaded")?.contains(certificate.file) == true)
        #expect(try await it.fetch(address, trusting: second).text == "ok\n")
        await #expect(throws: HTTPFailure.self) { try await it.fetch(address, trusting: first) }

        try folder.write("key.pem", "no key")
        it.ask(.reload)
        let why = await it.hears("certificate not reloaded; the old one stays")
        #expect(why?.contains("The key in \(certificate.key) cannot be used") == true, "\(it.lines.value)")
        #expect(try await it.fetch(address, trusting: second).text == "ok\n")
        it.ask(.terminate)
        #expect(await it.ended() == .success)
    }

    @Test func `takes the word of sites that are new in the file, and keeps the old ones while it is faulty`()
        async throws
    {
        let folder = try TemporaryFolder()
        let file = folder.path("issuers.json")
        let site = #"[{"issuer": "https://school.example", "audience": "tutorline", "keys": \#(SiteTokens.keySet)}]"#
        try folder.write("issuers.json", "[]")
        let it = try ServingHost(folder, ["--token-issuers": file])
        _ = try #require(await it.address(), "\(it.lines.value)")
        try folder.write("issuers.json", site)
        it.ask(.reload)
        #expect(await it.hears("token issuers") != nil)
        try folder.write("issuers.json", "{}")
        it.ask(.reload)
        let why = await it.hears("token issuers not reloaded; the old ones stay")
        #expect(why?.contains("\(file): a list of sites was expected.") == true, "\(it.lines.value)")
        it.ask(.terminate)
        #expect(await it.ended() == .success)
    }
}
