public import Pipeline

/// What every responder must keep to; run it against your own.
///
/// ```swift
/// @Test func `keeps its contract`() async throws {
///     try await ResponderContract { HintResponder() }.check()
/// }
/// ```
///
/// It needs no test framework: `check()` throws a ``ContractViolation`` that lists everything that is broken.
public struct ResponderContract: Sendable {
    private let make: @Sendable () throws -> any Responder
    private let turn: Turn
    private let patience: Duration
    private let promptness: Duration

    /// - Parameters:
    ///   - turn: a question that the responder is meant for.
    ///   - patience: how long any one turn may take.
    ///   - promptness: how soon after a cancel it must have ended.
    ///   - make: makes the responder; each rule is checked with a new one.
    public init(
        turn: Turn = .sample(),
        patience: Duration = .seconds(30),
        promptness: Duration = .seconds(1),
        _ make: @escaping @Sendable () throws -> any Responder
    ) {
        self.turn = turn
        self.patience = patience
        self.promptness = promptness
        self.make = make
    }

    public func check() async throws {
        let part = try make()
        var findings = Findings()
        await findings.check("should have an outcome for the question it is meant for") {
            _ = try await run(turn)
            return nil
        }
        await findings.check("should have written something when it says it answered", answersInWords)
        await findings.check("should write nothing when it declines or parks", declinesInSilence)
        await findings.check("should write nothing after its ending", isSilentAfterwards)
        await findings.check("should end promptly when it is cancelled", endsWhenCancelled)
        await findings.check("should end without answering when its reader is gone", endsWhenNobodyReads)
        await findings.check("should have an outcome for any text", survivesAnyText)
        await findings.check("should keep turns that run at once apart", keepsTurnsApart)
        try findings.report(on: part)
    }

    private func answersInWords() async throws -> String? {
        guard let run = try? await run(turn), case .answered = run.outcome else { return nil }
        return run.text.isEmpty ? "it answered without a word" : nil
    }

    private func declinesInSilence() async throws -> String? {
        for turn in [turn, turn.saying("")] {
            guard let run = try? await run(turn) else { continue }
            if case .answered = run.outcome { continue }
            if !run.text.isEmpty { return "it wrote \(run.text.count) characters first" }
        }
        return nil
    }

    private func isSilentAfterwards() async throws -> String? {
        let (part, recorder, turn) = (try make(), Recorder(), turn)
        _ = await finished(within: patience) { try? await part.respond(to: turn, into: recorder.writer) }
        await recorder.close()
        // Whoever writes from a task left behind needs a moment to be caught.
        try await Task.sleep(for: .milliseconds(30))
        let late = await recorder.lateWrites
        return late > 0 ? "it wrote \(late) more pieces after it had returned" : nil
    }

    private func endsWhenCancelled() async throws -> String? {
        for (moment, reader) in [("at once", Recorder.Reader.reads), ("while it writes", .waits)] {
            let (part, recorder, turn) = (try make(), Recorder(reader), turn)
            let task = Task { try await part.respond(to: turn, into: recorder.writer) }
            if case .waits = reader {
                _ = await finished(within: .milliseconds(300)) {
                    await withTaskGroup(of: Void.self) { group in
                        group.addTask { await recorder.awaitFirstWrite() }
                        group.addTask { _ = await task.result }
                        await group.next()
                        group.cancelAll()
                    }
                }
            }
            task.cancel()
            guard await hasEnded(task, within: promptness) else {
                return "cancelled \(moment), it still ran after \(promptness)"
            }
        }
        return nil
    }

    private func endsWhenNobodyReads() async throws -> String? {
        let (part, recorder, turn) = (try make(), Recorder(.isGone), turn)
        let result = await finished(within: patience) { () -> Bool in
            guard case .answered = try? await part.respond(to: turn, into: recorder.writer) else { return false }
            return true
        }
        let attempts = await recorder.attempts
        guard let hasAnswered = result else { return "it still ran after \(patience)" }
        if attempts > 1 { return "it tried to write \(attempts) pieces" }
        return hasAnswered && attempts > 0 ? "it says it answered" : nil
    }

    private func survivesAnyText() async throws -> String? {
        let (part, turn) = (try make(), turn)
        return await HostileText.fault(within: patience) { text in
            _ = try await part.respond(to: turn.saying(text), into: Recorder().writer)
        }
    }

    private func keepsTurnsApart() async throws -> String? {
        let (part, marked) = (try make(), MarkedTurn.some(of: turn))
        return await withTaskGroup(of: String?.self) { group in
            for one in marked {
                group.addTask {
                    do {
                        return one.strange(in: try await run(one.turn, by: part).text, among: marked)
                    } catch {
                        return "one of them failed: \(error)"
                    }
                }
            }
            return await group.reduce(nil) { $0 ?? $1 }
        }
    }

    private func run(
        _ turn: Turn,
        by part: (any Responder)? = nil
    ) async throws -> (text: String, outcome: Outcome) {
        let (part, recorder) = (try part ?? make(), Recorder())
        let outcome = try await outcome(within: patience) { try await part.respond(to: turn, into: recorder.writer) }
        return (await recorder.text, outcome)
    }
}
