public import Pipeline

/// Asks a language model over HTTP, and hands its words on as they come.
///
/// What goes wrong before the first word is tried again; after it, what was said stays, and the chain goes on with the
/// next responder below a seam. A server that keeps failing is left alone for a while.
public struct LanguageModel: ResponderModule {
    public typealias Settings = LanguageModelSettings

    public static let name: ModuleName = "llm"
    public static let summary = "Asks a language model over HTTP: OpenAI's protocol or Anthropic's."
    public static let speaksToOthers = true

    private let settings: Settings
    private let url: HTTPURL
    private let template: PromptTemplate
    private let transport: any HTTPTransport
    private let ledger: any TokenLedger
    private let clock: any Clock<Duration>
    private let elapsed: @Sendable () -> Duration
    private let chance: @Sendable () -> Double
    private let endpoint: ModelEndpoint
    private let price: TokenPrice

    public init(_ settings: Settings, _ assembly: Assembly) throws {
        try self.init(
            settings,
            asking: try assembly.port((any HTTPTransport).self),
            ledger: assembly.optionalPort((any TokenLedger).self),
            among: assembly.optionalPort(ModelEndpoints.self),
            clock: assembly.clock
        )
    }

    public init(
        _ settings: Settings,
        asking transport: any HTTPTransport,
        ledger: (any TokenLedger)? = nil,
        among endpoints: ModelEndpoints? = nil,
        clock: any Clock<Duration> = .continuous,
        chance: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
    ) throws {
        self.settings = settings
        let base = settings.endpoint.hasSuffix("/") ? String(settings.endpoint.dropLast()) : settings.endpoint
        url = try HTTPURL(base + (settings.protocol == .openai ? "/chat/completions" : "/messages"))
        template = try PromptTemplate(settings.prompt.text)
        self.transport = transport
        self.ledger = ledger ?? MemoryTokenLedger(clock: clock)
        self.clock = clock
        elapsed = stopwatch(on: clock)
        self.chance = chance
        endpoint = (endpoints ?? ModelEndpoints(clock: clock)).endpoint(at: url)
        price = TokenPrice(input: settings.inputPrice, output: settings.outputPrice)
    }

    public func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        let start = elapsed()
        let prompt = ModelPrompt(
            turn,
            template: template,
            limits: ModelPrompt.Limits(
                passages: settings.passageTokens,
                practice: settings.practiceTokens,
                history: settings.historyTokens,
                question: settings.questionTokens
            )
        )
        // Said before anybody is asked: a model that fails or is too slow has its prompt in the trace as well.
        for remark in remarks(on: prompt) { reply.remark(remark) }
        let request = ModelRequest(
            speaking: settings.protocol,
            model: settings.model,
            prompt: prompt,
            maxTokens: settings.maxTokens,
            temperature: settings.temperature,
            streams: settings.stream
        )
        let body = try request.body()
        let spender = TokenSpender(
            turn: turn.id,
            learner: turn.isDraft ? nil : turn.learner,
            course: turn.context[Course.self]?.id
        )
        let limits = TokenLimits(
            learner: turn.isDraft ? nil : settings.learnerTokens,
            course: settings.courseTokens,
            per: settings.per.duration
        )
        let isLimited = limits.learner != nil || limits.course != nil
        let wanted = prompt.estimatedTokens + settings.maxTokens
        var reservation: TokenReservation?
        if isLimited {
            reservation = try await ledger.reserve(wanted, for: spender, within: limits)
            guard reservation != nil else { return .declined("the budget of tokens is used up") }
        }
        var used = 0
        let outcome: Result<Outcome, any Error>
        do {
            outcome = .success(
                try await endpoint.turnstile.pass(
                    as: turn.learner,
                    of: settings.concurrency,
                    within: settings.total.duration - (elapsed() - start),
                    on: clock
                ) {
                    try await ask(request, body, prompt, reply, since: start, &used)
                }
            )
        } catch is Turnstile.Crowded {
            outcome = .failure(ModelFailure(host: url.authority, reason: .crowded))
        } catch {
            outcome = .failure(error)
        }
        if let reservation { await settle(reservation, used, reply) }
        return try outcome.get()
    }

    /// Counts what was used, also when nobody wants the answer any more.
    ///
    /// What was said stands, whatever becomes of the count: without it all that was set aside is taken for used.
    private func settle(_ reservation: TokenReservation, _ used: Int, _ reply: ReplyWriter) async {
        do {
            try await Task { [ledger] in try await ledger.settle(reservation, used: used) }.value
        } catch {
            reply.remark("the tokens it used were not counted: \(error)")
        }
    }

    /// Asks until there is an answer, or no more sense in asking.
    private func ask(
        _ request: ModelRequest,
        _ body: [UInt8],
        _ prompt: ModelPrompt,
        _ reply: ReplyWriter,
        since start: Duration,
        _ used: inout Int
    ) async throws -> Outcome {
        let plan = RetryPlan(retries: settings.retries)
        var attempts = 0
        while true {
            attempts += 1
            let result = try await attempt(
                request,
                body,
                citing: prompt.sources,
                reply,
                left: settings.total.duration - (elapsed() - start)
            )
            let input = result.input ?? (result.isPaid ? prompt.estimatedTokens : 0)
            let output = result.output ?? (result.said * 2 + 6) / 7
            used += input + output
            reply.spent(price.spent(input: input, output: output))
            guard let failure = result.failure else {
                return .answered(
                    Attribution(
                        kind: .model,
                        model: settings.model,
                        inputTokens: input,
                        outputTokens: output,
                        details: details(result, attempts)
                    )
                )
            }
            try Task.checkCancellation()
            guard result.said == 0, Self.isPassing(failure),
                let pause = plan.pause(after: attempts, wish: result.wish, chance: chance()),
                elapsed() - start + pause < settings.total.duration
            else { throw failure }
            reply.remark("asked again after: \(failure)")
            try await clock.sleep(for: pause)
        }
    }

    private func attempt(
        _ request: ModelRequest,
        _ body: [UInt8],
        citing sources: [String],
        _ reply: ReplyWriter,
        left: Duration
    ) async throws -> ModelCall.Result {
        if let pause = endpoint.rest() { throw ModelFailure(host: url.authority, reason: .resting(for: pause)) }
        let (first, between) = (settings.firstToken.duration, settings.betweenTokens.duration)
        // Silence is told by words; that of the line only backs it up.
        let silence = request.streams ? max(first, between) + .seconds(1) : settings.total.duration
        let call = ModelCall(
            request: HTTPRequest(
                .post,
                url,
                headers: request.headers(key: settings.key?.reveal()),
                body: body,
                deadlines: HTTPDeadlines(
                    connect: settings.connect.duration,
                    firstByte: request.streams ? first : left,
                    betweenBytes: silence,
                    total: left
                ),
                byteLimit: 8 << 20
            ),
            speaking: request.speaking,
            streams: request.streams,
            sources: sources,
            transport: transport,
            deadline: TokenDeadline(
                first: request.streams ? first : left,
                between: between,
                host: url.authority,
                elapsed: elapsed
            ),
            clock: clock
        )
        let result = await call.run(into: reply)
        endpoint.note(result.failure)
        return result
    }

    private static func isPassing(_ failure: any Error) -> Bool {
        (failure as? ModelFailure)?.isPassing ?? (failure as? HTTPFailure)?.isConnectionLoss ?? false
    }

    private func remarks(on prompt: ModelPrompt) -> [String] {
        let budget =
            "a prompt of about \(prompt.estimatedTokens) tokens, with room for \(settings.passageTokens) of passages, "
            + "\(settings.practiceTokens) of practice, \(settings.historyTokens) of history and "
            + "\(settings.questionTokens) of the question"
        guard !prompt.cuts.isEmpty else { return [budget] }
        return [budget, "left out of the prompt: " + prompt.cuts.joined(separator: ", ")]
    }

    private func details(_ result: ModelCall.Result, _ attempts: Int) -> [String] {
        var details: [String] = []
        if attempts > 1 { details.append("asked \(attempts) times") }
        if result.finish == "length" || result.finish == "max_tokens" {
            details.append("the answer ended at its limit")
        }
        return details
    }
}
