@testable import Pipeline
import Testing

@Suite struct `Values of a configuration` {
    @Test(arguments: [
        ("250ms", 250), ("20s", 20_000), ("10m", 600_000), ("2h", 7_200_000), ("0s", 0), ("8784h", 31_622_400_000),
    ])
    func `are lengths of time as people write them`(_ text: String, _ milliseconds: Int) throws {
        let span = try #require(TimeSpan(text))
        #expect(span.milliseconds == milliseconds)
        #expect(TimeSpan(span.description) == span)
    }

    @Test(arguments: [
        "", "s", "1", "-1s", "1.5s", "1 s", "1S", "1d", "8785h", "99999999999999999h", "٣s", "1ms ", "0x1s",
    ])
    func `are no lengths of time when they are not`(_ text: String) { #expect(TimeSpan(text) == nil) }

    @Test func `are at least nothing and at most a year, also where a program says them`() throws {
        let year = try #require(TimeSpan("8784h"))
        #expect(
            [TimeSpan.milliseconds(.max), .seconds(.max), .minutes(.max), .hours(8785)] == [year, year, year, year]
        )
        #expect(TimeSpan.seconds(-1) == .seconds(0))
    }

    @Test func `say a length of time in its largest unit`() {
        #expect(
            "\(TimeSpan.seconds(90)) \(TimeSpan.minutes(120)) \(TimeSpan.milliseconds(1500)) \(TimeSpan.seconds(0))"
                == "90s 2h 1500ms 0s"
        )
    }

    @Test(arguments: [
        ("Mon-Fri 08:00-18:00 Europe/Paris", 480, true), ("Mon-Fri 08:00-18:00 Europe/Paris", 479, false),
        ("Mon-Fri 08:00-18:00 Europe/Paris", 1080, false), ("Mon-Fri 08:00-18:00 Europe/Paris", 5 * 1440 + 600, false),
        ("Mon 22:00-02:00 UTC", 1440 + 60, true), ("Sun 22:00-02:00 UTC", 60, true),
        ("Sat-Mon 00:00-24:00 UTC", 0, true),
        ("Sat-Mon 00:00-24:00 UTC", 1440, false), ("Mon 08:00-12:00 13:00-18:00, Sat 09:00-10:00 UTC", 12 * 60, false),
        ("Mon 08:00-12:00 13:00-18:00, Sat 09:00-10:00 UTC", 5 * 1440 + 550, true),
        ("mon 08:00-09:00 UTC", 7 * 1440 + 480, true), ("Mon 08:00-09:00 UTC", 480 - 7 * 1440, true),
    ])
    func `are opening hours`(_ text: String, _ minute: Int, _ isOpen: Bool) throws {
        #expect(try #require(OpeningHours(text)).isOpen(atMinute: minute) == isOpen)
    }

    @Test func `say how long it takes until people are there`() throws {
        let hours = try #require(OpeningHours("Mon-Fri 08:00-18:00 Europe/Paris"))
        #expect(hours.zone == "Europe/Paris")
        #expect(hours.minutesUntilOpen(fromMinute: 500) == 0)
        #expect(hours.minutesUntilOpen(fromMinute: 0) == 480)
        #expect(hours.minutesUntilOpen(fromMinute: 4 * 1440 + 1080) == 1440 * 3 - 1080 + 480)
    }

    @Test(arguments: [
        "", "always", "Mon-Fri 08:00-18:00", "Mon-Fri 8-18 UTC", "Mon-Fri 08:00-08:00 UTC", "Foo 08:00-09:00 UTC",
        "Mon-Fri Europe/Paris", "Mon-Fri 25:00-26:00 UTC", "Mon-Tue-Wed 08:00-09:00 UTC", "Mon 08:60-09:00 UTC",
        "Mon 24:00-08:00 UTC", "Mon 08:00-09:00 Europe/Par is", "Mon 08:00-09:00,, Tue 08:00-09:00 UTC",
    ])
    func `are no opening hours when nobody could say when`(_ text: String) { #expect(OpeningHours(text) == nil) }

    @Test func `hide a secret wherever it is printed`() {
        let secret = Secret("swordfish")
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!"\(secret) \(String(reflecting: secret)) \(dumped)".contains("swordfish"))
        #expect(secret.reveal() == "swordfish")
    }

    @Test func `take a secret from the environment or a file, without its line end`() async throws {
        let json = """
            { "version": 1, "respond": [
              { "use": "distant", "name": "a", "key": { "env": "KEY" } },
              { "use": "distant", "name": "b", "key": { "file": "key" } } ] }
            """
        let blueprint = try Blueprint(
            json: json,
            file: "team/responders.json",
            reading: .texts(["team/key": "swordfish\r\n"]),
            modules: .sample,
            environment: ["KEY": "salmon\r\n\n"]
        )
        let keys = try blueprint.assemble().chain().responders.map { ($0.part as? Distant)?.key?.reveal() }
        #expect(keys == ["salmon", "swordfish"])
    }

    @Test func `warn of a secret that is missing while they are checked, and stop the start`() throws {
        let json = "{ \"version\": 1, \"respond\": [\n{ \"use\": \"distant\", \"key\": { \"env\": \"KEY\" } } ] }"
        let blueprint = try Blueprint(json: json, modules: .sample)
        let words = "respond[0].key: the environment variable \"KEY\" is not set"
        #expect(blueprint.warnings.map(\.description) == ["responders.json:2:28: warning: \(words)"])
        let faults = try #require(throws: Faults.self) { try blueprint.assemble() }
        #expect(faults.all.map(\.description) == ["responders.json:2:28: error: \(words)"])
        let blank = try Blueprint(json: json, modules: .sample, environment: ["KEY": "\r\n"])
        #expect(blank.warnings.map(\.description) == ["responders.json:2:28: warning: \(words)"])
    }

    @Test func `are hashed as FIPS 180-4 says`() {
        func hash(_ text: String) -> String {
            var hash = SHA256()
            // In odd pieces, so that blocks are put together from several.
            for byte in text.utf8 { hash.add([byte]) }
            return SHA256.hex(hash.finish())
        }
        #expect(hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        )
        var whole = SHA256()
        whole.add([UInt8](repeating: UInt8(ascii: "a"), count: 10_000))
        var pieces = SHA256()
        for _ in 0..<100 { pieces.add([UInt8](repeating: UInt8(ascii: "a"), count: 100)) }
        #expect(whole.finish() == pieces.finish())
    }

    @Test func `are another revision when anything they rest on changes, and not when it is only laid out otherwise`()
        throws
    {
        func revision(_ json: String, _ faq: String = "good") throws -> String {
            try Blueprint(json: json, reading: .texts(["faq.md": faq]), modules: .sample).revision.hex
        }
        let one = try revision(#"{"version":1,"respond":[{"use":"hint","file":"faq.md"}]}"#)
        #expect(
            try revision("{ \"respond\": [ {\"file\": \"faq\\u002emd\",\n \"use\": \"hint\"} ], \"version\": 1 }")
                == one
        )
        #expect(try revision(#"{"version":1,"respond":[{"use":"hint","file":"faq.md"}]}"#, "better") != one)
        #expect(try revision(#"{"version":1,"respond":[{"use":"hint","file":"faq.md","times":1}]}"#) != one)
        #expect(one.count == 64)
        let revision = Revision(hex: one)
        #expect(revision.description == one.prefix(12))
        #expect(revision.adding([1], as: "learned") != revision)
        #expect(revision.adding([1], as: "learned") != revision.adding([2], as: "learned"))
    }
}
