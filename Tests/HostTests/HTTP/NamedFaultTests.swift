import Reactor
import Testing

@testable import Host

/// What is wrong is named as whoever asked knows it.
@Suite(.timeLimit(.minutes(5))) struct `A refusal over HTTP` {
    private static let chain = #"{ "version": 1, "respond": [ { "use": "relay", "queue": "maths" } ] }"#

    @Test func `names the position in a list that is none`() async throws {
        let it = try await TestHost()
        for path in ["/sessions?before=bad", "/api/v1/tutoring/sessions?before=bad"] {
            let answer = await it.send("GET", path, as: "learner")
            #expect(answer.status == 400 && answer.code == "bad_field" && answer.json["field"] == "before", "\(path)")
        }
    }

    @Test func `says of a queue that there is none, and of one where nobody waits that it is empty`() async throws {
        let it = try await TestHost(chain: Self.chain)
        let missing = await it.send("GET", "/api/v1/queues/nope/tickets", as: "tutor")
        #expect(missing.status == 404 && missing.code == "not_found" && missing.json["field"] == "queue")
        let queues = await it.send("GET", "/api/v1/queues", as: "tutor").json["queues"]?.array
        #expect(queues?.compactMap { $0["queue"]?.string } == ["maths"])
        for queue in ["maths", "all"] {
            let empty = await it.send("GET", "/api/v1/queues/\(queue)/tickets", as: "tutor")
            #expect(empty.status == 200 && empty.json["tickets"] == [], "\(empty.text)")
        }
    }

    @Test func `names the header that is missing, and the field that is wrong`() async throws {
        let it = try await TestHost()
        let session = try await it.host.store.open(
            Opening(learner: it.id("learner"), key: .fresh(), course: "algebra-1", module: "lines")
        ).session.id
        let path = "/api/v1/tutoring/sessions/\(session)/messages"
        func field(_ key: JSON?, header: String? = nil) async -> JSON? {
            var body: [(String, JSON)] = [("text", "Why?")]
            if let key { body.append(("key", key)) }
            var headers: HeaderFields = [:]
            headers["Idempotency-Key"] = header
            let answer = await it.send("POST", path, as: "learner", JSON(members: body), headers: headers)
            return answer.json["field"]
        }
        #expect(await field(nil) == "Idempotency-Key")
        #expect(await field(nil, header: "one") == "Idempotency-Key")
        #expect(await field("one") == "key")
        #expect(await field(nil, header: "0190b5d2-0000-7000-8000-000000000001") == nil)
    }

    @Test func `of a translation that is not there is the refusal of a file`() async throws {
        for words in [["words", "nowhere.json"], ["check", "nowhere.json"]] {
            let shell = DeskShell()
            #expect(await shell.runAll(words) == .misuse)
            #expect(shell.err.contains("nowhere.json"))
        }
    }
}
