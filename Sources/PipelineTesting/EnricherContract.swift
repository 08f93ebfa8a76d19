import FoundationEssentials
public import Pipeline

/// What every enricher must keep to; run it against your own, as you would ``ResponderContract``.
public struct EnricherContract: Sendable {
    private let make: @Sendable () throws -> any Enricher
    private let turn: Turn
    private let patience: Duration
    private let promptness: Duration

    /// - Parameters:
    ///   - turn: a question that the enricher is meant for.
    ///   - patience: how long any one turn may take.
    ///   - promptness: how soon after a cancel it must have ended.
    ///   - make: makes the enricher; each rule is checked with a new one.
    public init(
        turn: Turn = .sample(),
        patience: Duration = .seconds(30),
        promptness: Duration = .seconds(1),
        _ make: @escaping @Sendable () throws -> any Enricher
    ) {
        self.turn = turn
        self.patience = patience
        self.promptness = promptness
        self.make = make
    }

    public func check() async throws {
        let part = try make()
        var findings = Findings()
        await findings.check("should take the question it is meant for") {
            _ = try await enriched(turn)
            return nil
        }
        await findings.check("should leave the question as it is", leavesTheQuestionAlone)
        await findings.check("should add facts that can be written as JSON", canBeTold)
        await findings.check("should add no facts but those it declares", declaresItsFacts)
        await findings.check("should end promptly when it is cancelled", endsWhenCancelled)
        await findings.check("should take any text", survivesAnyText)
        await findings.check("should keep turns that run at once apart", keepsTurnsApart)
        try findings.report(on: part)
    }

    private func leavesTheQuestionAlone() async throws -> String? {
        guard let enriched = try? await enriched(turn) else { return nil }
        if enriched.text != turn.text { return "it rewrote the text, which only guards may" }
        return enriched.exhaustedQueues == turn.exhaustedQueues
            ? nil : "it changed for which queues there is no more time"
    }

    private func canBeTold() async throws -> String? {
        guard let enriched = try? await enriched(turn) else { return nil }
        do {
            _ = try JSONEncoder().encode(enriched.context)
            return nil
        } catch { return "they cannot: \(error)" }
    }

    private func declaresItsFacts() async throws -> String? {
        guard let module = type(of: try make()) as? any EnricherModule.Type, let enriched = try? await enriched(turn)
        else { return nil }
        let known = Set(module.adds.map(\.name) + turn.context.facts.map(\.name))
        return enriched.context.facts.first { !known.contains($0.name) }.map { "it added \"\($0.name)\"" }
    }

    private func endsWhenCancelled() async throws -> String? {
        let (part, turn) = (try make(), turn)
        let task = Task {
            var turn = turn
            try await part.enrich(&turn)
        }
        task.cancel()
        return await hasEnded(task, within: promptness) ? nil : "it still ran after \(promptness)"
    }

    private func survivesAnyText() async throws -> String? {
        let (part, turn) = (try make(), turn)
        return await HostileText.fault(within: patience) { text in
            var turn = turn.saying(text)
            try await part.enrich(&turn)
        }
    }

    private func keepsTurnsApart() async throws -> String? {
        let (part, marked) = (try make(), MarkedTurn.some(of: turn))
        return await withTaskGroup(of: String?.self) { group in
            for one in marked {
                group.addTask {
                    let turn: Turn
                    do { turn = try await enriched(one.turn, by: part) } catch { return "one of them failed: \(error)" }
                    let told = (try? JSONEncoder().encode(turn.context)).map { String(decoding: $0, as: UTF8.self) }
                    return one.strange(in: told ?? "", among: marked)
                }
            }
            return await group.reduce(nil) { $0 ?? $1 }
        }
    }

    private func enriched(_ turn: Turn, by part: (any Enricher)? = nil) async throws -> Turn {
        let part = try part ?? make()
        return try await outcome(within: patience) {
            var turn = turn
            try await part.enrich(&turn)
            return turn
        }
    }
}
