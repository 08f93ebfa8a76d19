import Pipeline
import Testing

@testable import Host

@Suite struct SubscriptionTests {
    private func read(_ webhook: String, _ environment: [String: String] = ["S": MailRoom.secret]) throws
        -> [Subscription]
    {
        let shell = DeskShell(environment: environment).shell
        return try Subscription.all(in: Array("{\"webhooks\": [\(webhook)]}".utf8), file: "webhooks.json", shell)
    }

    @Test func `a file says whom to tell of what`() throws {
        let all = try read(
            """
            { "name": "duty", "url": "https://example.org/hook", "events": ["alert", "ticket.overdue"],
              "secret": { "env": "S" }, "old-secret": { "env": "OLD" } },
            { "name": "board", "url": "http://10.0.0.7/", "events": ["turn.ended"], "secret": { "env": "S" },
              "private": true }
            """,
            ["S": MailRoom.secret, "OLD": MailRoom.otherSecret]
        )
        #expect(all.map(\.name) == ["duty", "board"])
        #expect(all[0].events == [.alert, .ticketOverdue] && all[0].keys.count == 2 && !all[0].isPrivate)
        #expect(all[1].keys.count == 1 && all[1].isPrivate)
        #expect(all[0].wish.address != all[1].wish.address)
        #expect(!"\(all)".contains("MfKQ"), "a secret prints as nothing")
    }

    @Test(arguments: [
        (#"{ "url": "https://e.org", "events": ["alert"], "secret": { "env": "S" } }"#, "\"name\" must be made of"),
        (#"{ "name": "a", "events": ["alert"], "secret": { "env": "S" } }"#, "\"url\" must say where to post"),
        (#"{ "name": "a", "url": "e.org", "events": ["alert"], "secret": { "env": "S" } }"#, "must begin with"),
        (
            #"{ "name": "a", "url": "http://e.org", "events": ["alert"], "secret": { "env": "S" } }"#,
            "\"private\": true"
        ),
        (#"{ "name": "a", "url": "https://e.org", "secret": { "env": "S" } }"#, "\"events\" must list what to report"),
        (
            #"{ "name": "a", "url": "https://e.org", "events": ["alarm"], "secret": { "env": "S" } }"#,
            "there is no event \"alarm\""
        ),
        (
            #"{ "name": "a", "url": "https://e.org", "events": ["alert"] }"#,
            "\"secret\" is missing: it signs what is sent"
        ),
        (
            #"{ "name": "a", "url": "https://e.org", "events": ["alert"], "secret": { "env": "MISSING" } }"#,
            "the environment variable \"MISSING\" is not set"
        ),
        (
            #"{ "name": "a", "url": "https://e.org", "events": ["alert"], "secret": { "env": "SHORT" } }"#,
            "24 to 64 bytes"
        ),
        (
            #"{ "name": "a", "url": "https://e.org", "events": ["alert"], "secret": "whsec_abc" }"#,
            "a secret must not be in the file"
        ),
        (
            #"{ "name": "a", "url": "https://e.org", "events": ["alert"], "secret": { "env": "S" }, "event": 1 }"#,
            "there is no setting \"event\""
        ),
        (
            #"{ "name": "a", "url": "https://e.org", "events": ["alert"], "secret": { "env": "S" } },"#
                + #"{ "name": "a", "url": "https://e.org", "events": ["alert"], "secret": { "env": "S" } }"#,
            "the name \"a\" is given twice"
        ),
    ])
    func `each mistake is told where it stands`(webhook: String, sentence: String) throws {
        let faults = #expect(throws: Faults.self) { try read(webhook, ["S": MailRoom.secret, "SHORT": "whsec_YWJj"]) }
        let text = try #require(faults).description
        #expect(text.contains(sentence) && text.hasPrefix("webhooks.json:1:"), "\(text)")
    }

    @Test func `a signature is what others compute`() throws {
        // Computed with Python's hmac and base64.
        let key = try #require(SigningKey(MailRoom.secret))
        let signature = key.sign(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            at: 1_614_265_330,
            Array(#"{"test": 2432232314}"#.utf8)
        )
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test(arguments: [
        "", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-_", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw=", "whsec_====",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS\u{301}w",
    ])
    func `what is no secret is refused`(text: String) { #expect(SigningKey(text) == nil) }

    @Test func `secrets come with padding and without`() {
        let plain = "whsec_" + String(repeating: "A", count: 43)
        #expect(SigningKey(plain) != nil && SigningKey(plain + "=") != nil && SigningKey(plain + "==") == nil)
    }
}

@Suite struct DeliveryPlanTests {
    private let start = Moment(milliseconds: 1_800_000_000_000)

    @Test func `pauses grow to eight hours, and the last attempt is at the very end`() throws {
        let plan = DeliveryPlan()
        var (now, pauses, attempts) = (start, [Duration](), 0)
        while attempts < 1000 {
            attempts += 1
            guard let next = plan.next(after: attempts, since: start, now: now, wish: nil, chance: 0) else { break }
            pauses.append(next - now)
            now = next
        }
        #expect(pauses.prefix(3) == [.seconds(5), .seconds(15), .seconds(45)])
        #expect(pauses.max() == .seconds(8 * 3600))
        #expect(now == start + .seconds(3 * 86_400))
    }

    @Test func `jitter shortens a pause by up to a quarter, and a wish only lengthens it`() {
        let plan = DeliveryPlan()
        func pause(_ wish: Duration?, _ chance: Double) -> Duration? {
            plan.next(after: 1, since: start, now: start, wish: wish, chance: chance).map { $0 - start }
        }
        #expect(pause(nil, 1) == .milliseconds(3750))
        #expect(pause(.seconds(1), 0) == .seconds(5))
        #expect(pause(.seconds(60), 0) == .seconds(60))
        #expect(pause(.seconds(31_000_000), 0) == .seconds(3 * 86_400))
    }
}
