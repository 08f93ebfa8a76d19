import Pipeline
import Testing

@testable import Host

@Suite struct HoursTests {
    private static let zones = ZoneFiles(readFile: Rim.readFile)

    /// Monday 2026-11-16, 00:00 UTC.
    private static let monday = Moment(rfc3339: "2026-11-16T00:00:00Z") ?? Moment(milliseconds: 0)

    @Test(arguments: [
        // Winter and summer, the hours around both changes, south of the equator, far ahead, and before all tables.
        ("Europe/Paris", "2026-11-16T07:00:00Z", 8 * 60),
        ("Europe/Paris", "2026-07-06T06:00:00Z", 8 * 60),
        ("Europe/Paris", "2026-03-29T00:59:59Z", 6 * 1440 + 1 * 60 + 59),
        ("Europe/Paris", "2026-03-29T01:00:00Z", 6 * 1440 + 3 * 60),
        ("Europe/Paris", "2026-10-25T00:59:59Z", 6 * 1440 + 2 * 60 + 59),
        ("Europe/Paris", "2026-10-25T01:00:00Z", 6 * 1440 + 2 * 60),
        ("Europe/Paris", "2061-07-04T06:00:00Z", 8 * 60),
        ("Europe/Paris", "2061-01-03T07:00:00Z", 8 * 60),
        ("Australia/Sydney", "2026-01-05T00:00:00Z", 11 * 60),
        ("Australia/Sydney", "2060-01-05T00:00:00Z", 11 * 60),
        ("Asia/Kolkata", "2026-11-16T00:00:00Z", 5 * 60 + 30),
        ("America/New_York", "2026-11-16T05:00:00Z", 0),
        ("UTC", "1969-12-29T00:00:00Z", 0),
    ])
    func `a clock in a zone shows what it shows there`(zone: String, at: String, minute: Int) throws {
        let moment = try #require(Moment(rfc3339: at))
        #expect(Self.zones.minuteOfWeek(in: zone, at: moment.seconds) == minute)
    }

    @Test(arguments: [
        "CET-1CEST,M3.5.0,M10.5.0/3", "<+0330>-3:30", "AEST-10AEDT,M10.1.0,M4.1.0/3", "EST5EDT,M3.2.0,M11.1.0",
    ])
    func `rules are read`(text: String) { #expect(ZoneRule(text) != nil) }

    @Test(arguments: [
        "", "C", "CET", "CET-1CEST", "CET-1CEST,M13.1.0,M1.1.0", "CET-1CEST,M3.6.0,M1.1.0", "CET-1CEST,M3.5.0",
        "CET-1X,M3.5.0,M10.5.0",
    ])
    func `what is no rule is none`(text: String) { #expect(ZoneRule(text) == nil) }

    @Test func `a zone that nobody knows, or a file that is none, has no clock`() {
        #expect(Self.zones.minuteOfWeek(in: "Europe/Nowhere", at: 0) == nil)
        #expect(Self.zones.minuteOfWeek(in: "../../etc/passwd", at: 0) == nil)
        let rubbish = ZoneFiles { _ in Array("TZif2 and then nothing of the kind".utf8) }
        #expect(rubbish.minuteOfWeek(in: "Europe/Paris", at: 0) == nil)
        var random = Seeded(seed: 3)
        let real = (try? Rim.readFile("/usr/share/zoneinfo/Europe/Paris")) ?? []
        for _ in 0..<2000 {
            var bytes = real
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let cut = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
            _ = ZoneRules(cut)?.offset(at: Int64.random(in: -5_000_000_000...5_000_000_000, using: &random))
        }
    }

    @Test(arguments: [
        // Back in autumn, forward in spring, and the other way round south of the equator.
        ("Mon-Fri 08:00-18:00 Europe/Paris", "2026-10-24T20:00:00Z", "2026-10-26T07:00:00Z"),
        ("Mon-Fri 08:00-18:00 Europe/Paris", "2026-03-28T20:00:30Z", "2026-03-30T06:00:00Z"),
        ("Mon-Fri 08:00-18:00 Australia/Sydney", "2026-04-04T00:00:00Z", "2026-04-05T22:00:00Z"),
        ("Mon-Fri 08:00-18:00 Australia/Sydney", "2026-10-03T00:00:00Z", "2026-10-04T21:00:00Z"),
        // At 02:30 on the day when it is 03:00 after 02:00: people are there from 03:00.
        ("Sun 02:30-05:00 Europe/Paris", "2026-03-28T20:00:00Z", "2026-03-29T01:00:00Z"),
        // Hours that are all left out that day are those of the week after.
        ("Sun 02:00-03:00 Europe/Paris", "2026-03-28T20:00:00Z", "2026-04-05T00:00:00Z"),
        // It is 02:30 twice: people are there from the first.
        ("Sun 02:30-05:00 Europe/Paris", "2026-10-24T20:00:00Z", "2026-10-25T00:30:00Z"),
        ("Sun 00:30-05:00 Europe/Paris", "2026-10-24T22:29:59Z", "2026-10-24T22:30:00Z"),
    ])
    func `people are back when the clocks of their zone say so, on both sides of a change`(
        hours: String,
        now: String,
        opening: String
    ) throws {
        var queue = Queue()
        queue.hours = OpeningHours(hours)
        let now = try #require(Moment(rfc3339: now))
        #expect(QueueHours(queue: queue, zones: Self.zones).opening(at: now) == Moment(rfc3339: opening))
    }

    private static func chain(zone: String) -> String {
        """
        { "version": 1, "respond": [ { "use": "relay", "queue": "maths" } ],
          "queues": { "maths": { "hours": "Mon-Fri 08:00-18:00 \(zone)" } } }
        """
    }

    @Test(arguments: [
        ("Europe/Pari", "; did you mean \"Europe/Paris\"?"), ("europe/paris", "; did you mean \"Europe/Paris\"?"),
        ("Amerika/Argentina/Buenos_Aries", "; did you mean \"America/Argentina/Buenos_Aires\"?"),
        ("Moon/Tranquillitatis", ""),
    ])
    func `a zone that is misspelt is an error where it is written, with the one that was meant`(
        zone: String,
        hint: String
    ) async throws {
        let folder = try TemporaryFolder()
        try folder.write("responders.json", Self.chain(zone: zone))
        let shell = DeskShell()
        #expect(await shell.run("check", folder.path("responders.json")) == .misuse)
        let place = folder.path("responders.json") + ":2:35: error: queues.maths.hours: "
        #expect(shell.err == place + "there is no time zone \"\(zone)\"" + hint)
        try folder.write("responders.json", Self.chain(zone: "Europe/Paris"))
        #expect(await DeskShell().run("check", folder.path("responders.json")) == .success)
    }

    @Test func `a host on a machine without time zones does not start as if it were always open`() async throws {
        let faults = await #expect(throws: Faults.self) {
            _ = try await TestHost(chain: Self.chain(zone: "Europe/Paris"))
        }
        #expect(faults?.description.hasSuffix("is empty; install tzdata") == true, "\(String(describing: faults))")
        _ = try await TestHost(chain: Self.chain(zone: "UTC"))
    }

    private func queue(_ patience: Int) -> Queue {
        var queue = Queue()
        queue.patience = .seconds(patience)
        queue.hours = OpeningHours("Mon-Fri 08:00-18:00 Europe/Paris")
        queue.away = "Tutors are back at 8."
        return queue
    }

    @Test func `patience runs while people are there, and who asks at night is told when they are back`() {
        let hours = QueueHours(queue: queue(600), zones: Self.zones)
        let night = Self.monday + .seconds(2 * 3600)
        let asked = hours.draft("maths", place: 1, tutors: 0, at: night)
        #expect(asked.opensAt == Self.monday + .seconds(7 * 3600))
        #expect(asked.overdueAt == Self.monday + .seconds(7 * 3600 + 600))
        #expect(asked.away == "Tutors are back at 8.")
        let noon = Self.monday + .seconds(11 * 3600)
        let open = hours.draft("maths", place: 1, tutors: 2, at: noon)
        #expect(open.overdueAt == noon + .seconds(600) && open.away == nil && open.opensAt == nil)
    }
}
