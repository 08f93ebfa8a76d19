/// A conversation the file itself wants to hold: what is said, under which circumstances, and what is expected.
public struct ConfigurationTest: Sendable {
    /// What the learner writes.
    public let say: String
    public let course: String?
    public let module: String?
    /// The line of the file it begins in.
    public let line: Int
    public let column: Int

    let facts: Members<WrittenEntry>
    let history: [PastMessage]
    let stubs: Members<Stub>
    let expect: Expectation
    /// All of it as one text, for comparing.
    let canonical: String
    let position: SourcePosition
    let path: SourcePath

    /// What a stubbed responder does.
    enum Stub: Sendable {
        case decline, timeout, error
        case answer(String)
    }
}

extension ConfigurationTest: Decodable {
    private struct Layout: ModuleSettings {
        var say = ""
        var course: String?
        var module: Placed<String>?
        var facts = Members<WrittenEntry>()
        var history: [SpokenMessage] = []
        var stub = Members<Stub>()
        var expect: Expectation?

        func validate() throws {
            guard !say.isEmpty else { throw InvalidSettings("\"say\" is missing: it is what the learner writes") }
            guard expect != nil else { throw InvalidSettings("\"expect\" is missing: it is what should come of it") }
            guard module == nil || course != nil else {
                throw InvalidSettings("a module is part of a course; write \"course\" too", at: "module")
            }
        }
    }

    public init(from decoder: any Decoder) throws {
        let decoder = try ConfigurationDecoder(decoder)
        let layout = try decoder.settings(Layout.self)
        guard let expect = layout.expect else { throw AlreadyReported() }
        (say, course, module) = (layout.say, layout.course, layout.module?.value)
        (facts, history, stubs) = (layout.facts, layout.history.map(\.message), layout.stub)
        self.expect = expect
        canonical = CanonicalJSON.text(of: decoder.node)
        (position, path) = (decoder.node.position, decoder.path)
        (line, column) = (Int(position.line), Int(position.column))
    }
}

/// What should come of a test.
struct Expectation: ModuleSettings {
    enum Outcome: String, Decodable, CaseIterable {
        case answered
        case handedOff = "handed_off"
        case refused
        /// Nobody had an answer.
        case failed
        /// A lock left nobody who had an answer.
        case locked
    }

    /// The entry that answers, parks or refuses.
    var by: Placed<String>?
    var outcome: Outcome?
    var contains: Texts?
    var absent: Texts?

    func validate() throws {
        guard by != nil || outcome != nil || contains != nil || absent != nil else {
            throw InvalidSettings("expect at least one of \"by\", \"outcome\", \"contains\" and \"absent\"")
        }
    }
}

/// One text, or a list of them.
struct Texts: Decodable, Sendable {
    let all: [String]

    init(from decoder: any Decoder) throws {
        let decoder = try ConfigurationDecoder(decoder)
        if case .text(let text) = decoder.node.value { all = [text] } else { all = try decoder.value([String].self) }
    }
}

/// Something said before: `{ "learner": "What is a slope?" }`.
private struct SpokenMessage: Decodable {
    let message: PastMessage

    init(from decoder: any Decoder) throws {
        let decoder = try ConfigurationDecoder(decoder)
        let object = try decoder.object()
        guard let member = object.members.first, object.members.count == 1 else {
            throw decoder.fault(
                "write one message as { \"learner\": \"…\" }, { \"assistant\": \"…\" } or { \"tutor\": \"…\" }"
            )
        }
        guard let author = PastMessage.Author(rawValue: member.key) else {
            throw decoder.fault(
                "nobody here is called \(quoted(member.key))"
                    + suggestion(for: member.key, among: ["learner", "assistant", "tutor"])
            )
        }
        message = PastMessage(author: author, text: try decoder.child(member).text())
    }
}

extension ConfigurationTest.Stub: Decodable {
    private enum Word: String, Decodable, CaseIterable { case decline, timeout, error }
    private enum Key: String, CodingKey { case answer }

    init(from decoder: any Decoder) throws {
        let decoder = try ConfigurationDecoder(decoder)
        if case .object = decoder.node.value {
            self = .answer(try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .answer))
            return
        }
        guard case .text = decoder.node.value else {
            throw decoder.mismatch("\"decline\", \"timeout\", \"error\" or { \"answer\": \"…\" }")
        }
        switch try decoder.value(Word.self) {
        case .decline: self = .decline
        case .timeout: self = .timeout
        case .error: self = .error
        }
    }
}
