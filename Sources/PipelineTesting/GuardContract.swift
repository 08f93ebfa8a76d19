public import Pipeline

/// What every guard must keep to; run it against your own, as you would ``ResponderContract``.
public struct GuardContract: Sendable {
    private let make: @Sendable () throws -> any Guard
    private let turn: Turn
    private let replies: [String]
    private let patience: Duration
    private let promptness: Duration

    /// - Parameters:
    ///   - turn: a question that the guard lets in.
    ///   - replies: answers that the guard has something to say about, besides those every guard is shown.
    ///   - patience: how long any one decision may take.
    ///   - promptness: how soon after a cancel it must have ended.
    ///   - make: makes the guard; each rule is checked with a new one.
    public init(
        turn: Turn = .sample(),
        replies: [String] = [],
        patience: Duration = .seconds(30),
        promptness: Duration = .seconds(1),
        _ make: @escaping @Sendable () throws -> any Guard
    ) {
        self.turn = turn
        self.replies = replies + ["", "A mole is 6.022e23 of anything.", "Schreib an ada@example.org – Größe, 👩‍👩‍👧‍👦!"]
        self.patience = patience
        self.promptness = promptness
        self.make = make
    }

    public func check() async throws {
        let part = try make()
        var findings = Findings()
        await findings.check("should decide about any question", survivesAnyQuestion)
        await findings.check("should cover whatever was found out", coversAnyHistory)
        await findings.check("should decide about any reply", survivesAnyReply)
        await findings.check("should show some of what has waited too long", showsWhatIsOverdue)
        await findings.check("should not hold anything back at the end", decidesInTheEnd)
        await findings.check("should come to the same end however a reply is cut up", seesThroughPieces)
        await findings.check("should end promptly when it is cancelled", endsWhenCancelled)
        await findings.check("should keep turns that run at once apart", keepsTurnsApart)
        try findings.report(on: part)
    }

    private func survivesAnyQuestion() async throws -> String? {
        let (make, turn) = (make, turn)
        return await HostileText.fault(within: patience) { text in
            var turn = turn.saying(text)
            _ = try await make().admit(&turn)
        }
    }

    private func coversAnyHistory() async throws -> String? {
        let (make, turn) = (make, turn)
        return await HostileText.fault(within: patience) { text in
            var turn = turn
            turn.context[History.self] = History(messages: [PastMessage(author: .learner, text: text)])
            try await make().cover(&turn)
        }
    }

    private func survivesAnyReply() async throws -> String? {
        for reply in replies { _ = try await shown(of: [reply]) }
        let (make, turn) = (make, turn)
        return await HostileText.fault(within: patience) { text in
            _ = try await Gate(part: make(), turn: turn).shown(of: [text])
        }
    }

    private func showsWhatIsOverdue() async throws -> String? {
        guard try make().patience != nil else { return nil }
        for reply in replies where !reply.isEmpty {
            let screening = try await screening(of: Draft(pending: reply, isFinal: false, isOverdue: true))
            if let settled = try? screening.applied(to: reply, isFinal: false).settled, settled.isEmpty {
                return "it went on holding all of \"\(reply)\""
            }
        }
        return nil
    }

    private func decidesInTheEnd() async throws -> String? {
        for reply in replies {
            guard let screening = try? await screening(of: Draft(pending: reply, isFinal: true)) else { continue }
            if case .refuse = screening { continue }
            do { _ = try screening.applied(to: reply, isFinal: true) } catch { return "it held some of \"\(reply)\"" }
        }
        return nil
    }

    private func seesThroughPieces() async throws -> String? {
        for reply in replies {
            // Whoever cannot judge it as a whole has been named for that.
            guard let whole = try? await shown(of: [reply]) else { continue }
            for size in [1, 2, 3, 7] {
                let pieces = try await shown(of: reply.pieces(of: size))
                if pieces != whole {
                    return "as a whole, a reply \(whole.saying), in pieces of \(size) characters it \(pieces.saying)"
                }
            }
        }
        return nil
    }

    private func endsWhenCancelled() async throws -> String? {
        let gate = try Gate(part: make(), turn: turn)
        let replies = replies
        let task = Task {
            for reply in replies { _ = try await gate.shown(of: [reply]) }
        }
        task.cancel()
        return await hasEnded(task, within: promptness) ? nil : "it still ran after \(promptness)"
    }

    private func keepsTurnsApart() async throws -> String? {
        let (part, marked) = (try make(), MarkedTurn.some(of: turn))
        return await withTaskGroup(of: String?.self) { group in
            for one in marked {
                group.addTask {
                    let reply = "You asked about \(one.marker), didn't you?"
                    let ending = try? await shown(of: reply.pieces(of: 5), about: one.turn, by: part)
                    guard case .shown(let text) = ending else { return nil }
                    return one.strange(in: text, among: marked)
                }
            }
            return await group.reduce(nil) { $0 ?? $1 }
        }
    }

    private func screening(of draft: Draft) async throws -> Screening {
        let (part, turn) = (try make(), turn)
        return try await outcome(within: patience) { try await part.screen(draft, of: turn) }
    }

    private func shown(
        of pieces: [String],
        about turn: Turn? = nil,
        by part: (any Guard)? = nil
    ) async throws -> Gate.Ending {
        let gate = Gate(part: try part ?? make(), turn: turn ?? self.turn)
        return try await outcome(within: patience) { try await gate.shown(of: pieces) }
    }
}

/// One guard in a chain of its own: what a learner would see of a reply.
private struct Gate: Sendable {
    enum Ending: Equatable {
        case shown(String)
        case refused

        var saying: String { self == .refused ? "is refused" : "is shown differently" }
    }

    let part: any Guard
    let turn: Turn

    func shown(of pieces: [String]) async throws -> Ending {
        var turn = turn
        guard case .pass = try await part.admit(&turn) else { return .refused }
        try await part.cover(&turn)
        var draft = Draft(pending: "", isFinal: false)
        for piece in pieces.filter({ !$0.isEmpty }) + [""] {
            draft.pending += piece
            draft.isFinal = piece.isEmpty
            let screening = try await part.screen(draft, of: turn)
            do throws(Refusal) {
                let (shown, settled) = try screening.applied(to: draft.pending, isFinal: draft.isFinal)
                draft.released += shown
                draft.pending = String(draft.pending[settled.endIndex...])
            } catch { return .refused }
        }
        return .shown(draft.released)
    }
}

extension String {
    fileprivate func pieces(of size: Int) -> [String] {
        stride(from: 0, to: count, by: size).map { String(dropFirst($0).prefix(size)) }
    }
}
