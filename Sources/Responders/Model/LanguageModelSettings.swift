public import Pipeline

/// What a team says about a model.
public struct LanguageModelSettings: ModuleSettings {
    public var `protocol` = ModelProtocol.openai
    public var endpoint = ""
    public var model = ""
    public var key: Secret? = nil
    public var prompt: Wording = "You are a patient tutor. Help the learner to find the answer; never state it."
    public var temperature: Double? = nil
    public var maxTokens = 800
    public var stream = true
    public var passageTokens = 1_500
    public var practiceTokens = 300
    public var historyTokens = 1_500
    public var questionTokens = 2_000
    public var connect = TimeSpan.seconds(5)
    public var firstToken = TimeSpan.seconds(15)
    public var betweenTokens = TimeSpan.seconds(10)
    public var total = TimeSpan.minutes(2)
    public var retries = 2
    public var concurrency = 16
    public var learnerTokens: Int? = nil
    public var courseTokens: Int? = nil
    public var per = TimeSpan.hours(24)
    public var inputPrice = 0
    public var outputPrice = 0

    public init() {}

    public func validate() throws {
        guard !endpoint.isEmpty else {
            throw InvalidSettings("\"endpoint\" must say where the model is, such as \"http://127.0.0.1:11434/v1\"")
        }
        do throws(InvalidURL) { _ = try HTTPURL(endpoint) } catch {
            throw InvalidSettings("it \(error)", at: "endpoint")
        }
        guard !endpoint.contains("?") else {
            throw InvalidSettings("a path is added to it, so it must not contain a \"?\"", at: "endpoint")
        }
        guard !model.isEmpty, model.utf8.count <= 200 else { throw InvalidSettings("\"model\" must name the model") }
        try HTTPRequest.checkKey(key)
        do { _ = try PromptTemplate(prompt.text) } catch { throw InvalidSettings("\(error)", at: "prompt") }
        if let temperature, !(0...2).contains(temperature) {
            throw InvalidSettings("a temperature must be a number from 0 to 2", at: "temperature")
        }
        for (value, range, name) in [
            (maxTokens, 1...100_000, "maxTokens"), (passageTokens, 0...100_000, "passageTokens"),
            (practiceTokens, 0...100_000, "practiceTokens"), (historyTokens, 0...100_000, "historyTokens"),
            (questionTokens, 50...100_000, "questionTokens"), (retries, 0...10, "retries"),
            (concurrency, 1...10_000, "concurrency"), (learnerTokens ?? 1, 1...1_000_000_000_000, "learnerTokens"),
            (courseTokens ?? 1, 1...1_000_000_000_000, "courseTokens"),
            (inputPrice, 0...TokenPrice.highest, "inputPrice"), (outputPrice, 0...TokenPrice.highest, "outputPrice"),
        ] where !range.contains(value) {
            let limits = "\(range.lowerBound) to \(range.upperBound)"
            throw InvalidSettings("\(value) is out of range; write a number from \(limits)", at: name)
        }
        for (span, name) in [
            (connect, "connect"), (firstToken, "firstToken"), (betweenTokens, "betweenTokens"), (total, "total"),
        ] where span.milliseconds == 0 {
            throw InvalidSettings("a time limit must be more than zero", at: name)
        }
        guard per.milliseconds >= 1000 else { throw InvalidSettings("write at least \"1s\"", at: "per") }
    }

    public var reaches: [Reach] { (try? HTTPURL(endpoint)).map { [.host($0.origin)] } ?? [] }

    public static let meanings = [
        "protocol": "How the server is spoken to.",
        "endpoint": "Where the server is, version and all: \"http://127.0.0.1:11434/v1\".",
        "model": "What the server calls the model.",
        "key": "Sent to this server only, and never shown.",
        "prompt": "What the model is told, with gaps for facts, such as {{course.title}} and {{passages}}.",
        "temperature": "How freely it chooses its words, from 0 to 2; if left out, the server decides.",
        "maxTokens": "How long an answer may be, in tokens.",
        "stream": "Whether the answer is asked for piece by piece.",
        "passageTokens": "How many tokens of passages go into the prompt.",
        "practiceTokens": "How many tokens about practice go into the prompt.",
        "historyTokens": "How many tokens of earlier messages go into the prompt.",
        "questionTokens": "How many tokens of the question go into the prompt.",
        "connect": "How long connecting may take.",
        "firstToken": "How long it may take until the first word comes.",
        "betweenTokens": "How long it may be silent in the middle of its answer.",
        "total": "How long the whole answer may take, with everything that is tried again.",
        "retries": "How often it is asked again when it fails before its first word.",
        "concurrency": "How many questions the server may have at a time; the others wait their turn.",
        "learnerTokens": "How many tokens one learner may use in the time of \"per\".",
        "courseTokens": "How many tokens one course may use in the time of \"per\".",
        "per": "The time in which tokens are counted.",
        "inputPrice": "What a million tokens of prompts cost, in millionths of your currency: 150000 is 0.15.",
        "outputPrice": "What a million tokens of answers cost, in millionths of your currency.",
    ]
}
