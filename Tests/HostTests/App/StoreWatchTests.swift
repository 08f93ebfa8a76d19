import FoundationEssentials
import Testing

@testable import Host

@Suite struct `The operator's log` {
    @Test func `says once that nothing can be saved, and once that it can be again`() {
        let lines = Atom<[String]>([])
        let log = Log(isJSON: false, now: { Moment(seconds: 0) }, write: { line in lines.change { $0.append(line) } })
        var watch = StoreWatch()
        watch.note(failures: 0, nil, log)
        // It fails, something small finds room, it fails again, and then there is room for all.
        for failures in [1, 2, 2, 2, 3] { watch.note(failures: failures, failures == 2 ? nil : "full", log) }
        for _ in 1..<StoreWatch.calm { watch.note(failures: 3, nil, log) }
        let begin = "1970-01-01T00:00:00.000Z error: something could not be saved why=full"
        #expect(lines.value == [begin] && watch.isTroubled)
        for _ in 0..<3 { watch.note(failures: 3, nil, log) }
        #expect(lines.value == [begin, "1970-01-01T00:00:00.000Z everything can be saved again"] && !watch.isTroubled)
    }

    @Test func `says that the key of the tokens was gone, but not at the first start`() async throws {
        let folder = try TemporaryFolder()
        for (isGone, said) in [(false, 0), (false, 0), (true, 1)] {
            if isGone { try FileManager.default.removeItem(atPath: folder.path("host.key")) }
            let host = try ServingHost(folder)
            _ = try #require(await host.address(), "\(host.lines.value)")
            host.ask(.terminate)
            #expect(await host.ended() == .success)
            #expect(host.lines.value.count { $0.contains("the token key was not there") } == said)
        }
    }
}
