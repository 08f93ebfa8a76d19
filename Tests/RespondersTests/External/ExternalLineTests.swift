import Locking
import Pipeline
import Testing

@testable import Responders

@Suite struct `A line of another program` {
    @Test(arguments: [
        (#"{"text":"A mole is "}"#, ExternalLine.text("A mole is ")),
        (#" { "note" : "looking it up" } "#, .note("looking it up")),
        (#"{"text":"\"text\",\"text\":{\"text\",["}"#, .text(#""text","text":{"text",["#)),
        (#"{"source":"unit-1#moles"}"#, .source("unit-1#moles")),
        (#"{"done":{}}"#, .done(Attribution())),
        (
            #"{"done":{"model":"m","input_tokens":3,"output_tokens":4,"hint":{"subject":"q7","level":2}}}"#,
            .done(
                Attribution(
                    model: "m",
                    inputTokens: 3,
                    outputTokens: 4,
                    hint: Attribution.Hint(subject: "q7", level: 2)
                )
            )
        ),
        (#"{"decline":{}}"#, .decline(Decline())),
        (#"{"decline":{"reason":"not chemistry"}}"#, .decline("not chemistry")),
        (#"{"park":{"queue":"maths"}}"#, .park(Parking(queue: "maths"))),
        (#"{"park":{"queue":"maths","patience":"10m"}}"#, .park(Parking(queue: "maths", patience: .seconds(600)))),
    ])
    func `is understood`(line: String, meaning: ExternalLine) throws {
        #expect(try ExternalLine(line.utf8) == meaning)
    }

    @Test(arguments: [
        ("done", ExternalFailure.notJSON), (#"{"text":"cut"#, .notJSON), ("[]", .notAnObject), ("7", .notAnObject),
        ("{}", .notOneKey(count: 0)), (#"{"text":"a","done":{}}"#, .notOneKey(count: 2)),
        (#"{"txt":"a"}"#, .unknownKey("txt", nearest: "text")), (#"{"text":7}"#, .wrongValue("text", "a text")),
        (#"{"text":null}"#, .wrongValue("text", "a text")),
        (#"{"done":true}"#, .wrongValue("done", "an object; {} when there is nothing to add")),
        (#"{"done":{"modell":"m"}}"#, .unknownKey("modell", nearest: "model")),
        (#"{"done":{"input_tokens":"3"}}"#, .wrongValue("done.input_tokens", "a whole number")),
        (#"{"text":"a","text":"b"}"#, .keyTwice("text")), (#"{"text":"\"a","t\u0065xt":"b"}"#, .keyTwice("text")),
        (#"{"done":{"model":"a,\\","model":"b"}}"#, .keyTwice("model")),
        (#"{"park":{}}"#, .wrongValue("park", "an object with a \"queue\"")),
        (
            #"{"park":{"queue":"a","patience":"10 parsecs"}}"#,
            .wrongValue("park.patience", "a length of time, such as \"10m\"")
        ),
    ])
    func `is refused with a sentence when it is anything else`(line: String, failure: ExternalFailure) {
        #expect(throws: failure) { try ExternalLine(line.utf8) }
        #expect("\(failure)".contains(" "))
    }

    @Test func `costs no more than it is long, however deep it is nested or wrong it is`() {
        let deep = String(repeating: "[", count: 60_000)
        let invalid: [UInt8] = Array(#"{"text":""#.utf8) + [0xFF, 0xC0] + Array(#""}"#.utf8)
        #expect(throws: ExternalFailure.self) { try ExternalLine(deep.utf8) }
        #expect(throws: ExternalFailure.self) { try ExternalLine(("{\"done\":" + deep).utf8) }
        #expect(throws: ExternalFailure.self) { try ExternalLine(invalid) }
    }
}

@Suite struct `What another program says in a turn` {
    private func outcome(of pieces: [String], queues: [String] = []) async throws -> (said: [ReplyPiece], Outcome) {
        let said = Lock<[ReplyPiece]>([])
        var rest = pieces[...]
        var reader = AnswerReader(queues: queues)
        let reply = ReplyWriter { piece in said.withLock { $0.append(piece) } }
        let outcome = try await reader.outcome(into: reply) { rest.popFirst().map { Array($0.utf8) } }
        guard !reader.hasMore else { throw ExternalFailure.wentOn }
        return (said.withLock { $0 }, outcome)
    }

    @Test func `is passed on as it comes, however it is cut up`() async throws {
        let lines = "{\"note\":\"hm\"}\r\n\n{\"text\":\"héllo \"}\n{\"text\":\"\"}\n{\"source\":\"s\"}\n{\"done\":{}}"
        let wanted: [ReplyPiece] = [.note("hm"), .text("héllo "), .source("s")]
        let bytes = Array(lines.utf8)
        for size in [1, 2, 3, 7, bytes.count] {
            var rest = bytes[...]
            let said = Lock<[ReplyPiece]>([])
            var reader = AnswerReader(queues: [])
            let outcome = try await reader.outcome(into: ReplyWriter { piece in said.withLock { $0.append(piece) } }) {
                defer { rest = rest.dropFirst(size) }
                return rest.isEmpty ? nil : Array(rest.prefix(size))
            }
            #expect(outcome == .answered())
            #expect(said.withLock { $0 } == wanted)
        }
    }

    @Test func `ends with exactly one ending that fits what went before`() async throws {
        #expect(try await outcome(of: [#"{"decline":{"reason":"r"}}"#]).1 == .declined("r"))
        let parked = try await outcome(of: [#"{"park":{"queue":"q"}}"#], queues: ["q"])
        #expect(parked.1 == .parked(Parking(queue: "q")))
        let wrong: [(String, ExternalFailure)] = [
            (#"{"park":{"queue":"q"}}"#, .unknownQueue("q")), (#"{"done":{}}"#, .emptyAnswer), ("", .endedTooSoon),
            (#"{"text":"a"}"#, .endedTooSoon),
            ("{\"text\":\"a\"}\n{\"decline\":{}}", .turnedRound(ending: "decline")),
            ("{\"text\":\"a\"}\n{\"park\":{\"queue\":\"q\"}}", .turnedRound(ending: "park")),
            ("{\"decline\":{}}\n{\"text\":\"b\"}", .wentOn),
        ]
        for (said, failure) in wrong {
            await #expect(throws: failure) { try await outcome(of: [said]) }
        }
    }

    @Test func `is bounded in every direction`() async throws {
        let long = String(repeating: "a", count: 70_000)
        let line = "{\"text\":\"\(long.prefix(60_000))\"}\n"
        await #expect(throws: ExternalFailure.lineTooLong(limit: 65_536)) { try await outcome(of: [long, long]) }
        await #expect(throws: ExternalFailure.lineTooLong(limit: 65_536)) { try await outcome(of: [long + "\n"]) }
        await #expect(throws: ExternalFailure.answerTooLong(limit: 524_288)) {
            try await outcome(of: Array(repeating: line, count: 10))
        }
        await #expect(throws: ExternalFailure.tooManyLines(limit: 20_000)) {
            try await outcome(of: Array(repeating: "{\"note\":\"\"}\n", count: 20_001))
        }
    }
}
