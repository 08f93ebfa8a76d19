import Responders
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `An operator over HTTP` {
    @Test func `stops the host as a signal does, and is answered first`() async throws {
        let folder = try TemporaryFolder()
        let made = DeskShell(input: ["a good password"])
        let (database, key) = (folder.path("host.db"), folder.path("host.key"))
        let account = ["olga@example.org", "--role", "operator", "--database", database]
        #expect(await made.runAll(["user", "add"] + account) == .success)
        let token = DeskShell()
        let printed = await token.runAll(["token", "olga@example.org", "--database", database, "--key-file", key])
        #expect(printed == .success)

        let it = try ServingHost(folder)
        let address = try #require(await it.address(), "\(it.lines.value)")
        #expect(try await it.fetch(address + "/admin/drain", .post).status == 401)
        let answer = try await it.fetch(address + "/admin/drain", .post, token: token.out)
        #expect(answer.status == 202 && answer.text == #"{"draining":true,"grace_ms":1000}"#, "\(answer.text)")
        #expect(await it.hears("stopped") != nil)
        #expect(await it.ended() == .success)
    }
}
