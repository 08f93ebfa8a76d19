@testable import Host
import Testing

@Suite struct `A command` {
    private func parse(_ frame: String) throws -> ClientCommand { try ClientCommand(parsing: Array(frame.utf8)) }

    @Test func `is read with its fields`() throws {
        let command = try parse(
            #"{"t":"message.send","id":7,"session":"s-1","key":"0192f5c0-0000-7000-8000-000000000001","text":"Why?","new":1}"#
        )
        #expect(command.name == .sendMessage)
        #expect(command.id == "7")
        #expect(command.text("text") == "Why?")
        #expect(command.integer("seen") == nil)
    }

    @Test(arguments: [
        ("no", ErrorCode.badFrame, nil as String?),
        ("[]", .badFrame, nil),
        (#"{"t":"message.send"}"#, .badFrame, "id"),
        (#"{"id":"1"}"#, .badFrame, "t"),
        (#"{"t":"message.sent","id":"1"}"#, .unknownType, "t"),
        (#"{"t":"typing","id":"1","session":"s"}"#, .badField, "on"),
        (#"{"t":"typing","id":"1","session":"s","on":"yes"}"#, .badField, "on"),
        (#"{"t":"typing","id":"1","session":"../etc","on":true}"#, .badField, "session"),
        (#"{"t":"read","id":"1","session":"s","upto":-1}"#, .badField, "upto"),
        (#"{"t":"read","id":"1","session":"s","upto":1.5}"#, .badField, "upto"),
        (#"{"t":"hint.more","id":"1","session":"s","key":"KEY"}"#, .badField, "key"),
        (#"{"t":"hello","id":"1","v":2}"#, .badField, "v"),
        (#"{"t":"hello","id":"1","v":1,"resume":[{"session":"s"}]}"#, .badField, "resume"),
    ])
    func `in bad form is refused, and the field at fault is named`(
        frame: String,
        code: ErrorCode,
        field: String?
    ) {
        #expect {
            try parse(frame)
        } throws: { error in
            let refused = (error as? ClientCommand.Fault)?.refused
            return refused?.code == code && refused?.field == field && refused?.message.hasSuffix(".") == true
        }
    }

    @Test(arguments: [
        (#"{"t":"hello","id":"1","v":2}"#, #""v" must be 1."#),
        (
            #"{"t":"queue.resolve","id":"1","ticket":"t","gen":1,"key":"0192f5c0-0000-7000-8000-000000000001","back_to":"x"}"#,
            #""back_to" must be "chain"."#
        ),
        (#"{"t":"presence.set","id":"1","state":"here"}"#, #""state" must be one of "available", "busy", "away"."#),
        (
            #"{"t":"typing","id":"1","session":"..","on":true}"#,
            #""session" must be 1 to 128 letters, digits, dots, dashes or underscores, and not only dots."#
        ),
    ])
    func `that is refused says what would be right, be it one thing or several`(frame: String, sentence: String) {
        #expect {
            try parse(frame)
        } throws: { error in (error as? ClientCommand.Fault)?.refused.message == sentence }
    }

    private func parse(saying text: String) throws -> ClientCommand {
        try parse(
            #"{"t":"message.send","id":"1","session":"s","key":"0192f5c0-0000-7000-8000-000000000001","text":"\#(text)"}"#
        )
    }

    @Test func `that is too long is refused as such`() {
        #expect {
            try parse(saying: String(repeating: "a", count: 24_001))
        } throws: { error in (error as? ClientCommand.Fault)?.refused.code == .tooLarge }
    }

    @Test(arguments: ["a", "é", "語", "🦉"]) func `8,000 units of UTF-16 are not too long`(letter: String) throws {
        let text = String(repeating: letter, count: 8000 / letter.utf16.count)
        #expect(try parse(saying: text).text("text") == text)
    }

    @Test(arguments: CommandName.allCases)
    func `of every kind wants its required fields`(name: CommandName) {
        for missing in name.fields where missing.isRequired {
            #expect {
                var members: [(String, JSON)] = [("t", .string(name.rawValue)), ("id", "1")]
                for field in name.fields where field.isRequired && field.name != missing.name {
                    members.append((field.name, field.sample))
                }
                _ = try ClientCommand(parsing: JSON(members: members).bytes)
            } throws: { error in
                (error as? ClientCommand.Fault)?.refused.field == missing.name
                    && (error as? ClientCommand.Fault)?.id == "1"
            }
        }
    }
}

extension CommandField {
    /// A value that this field takes.
    var sample: JSON {
        switch kind {
        case .text: "words"
        case .identifier: "name"
        case .key: "0192f5c0-0000-7000-8000-000000000001"
        case .integer(let range): .integer(range.lowerBound)
        case .flag: true
        case .choice(let choices): .string(choices.first ?? "")
        case .words, .positions: []
        }
    }
}
