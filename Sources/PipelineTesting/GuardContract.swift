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
        await findings.check("should decide about any reply", survivesAnyReply)
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

    private func survivesAnyReply() async throws -> String? {
        let (make, turn) = (make, turn)
        return await HostileText.fault(within: patience) { text in
            _ = try await Gate(part: make(), turn: turn).shown(of: [text])
        }
    }

    private func decidesInTheEnd() async throws -> String? {
        for reply in replies {
            let (part, turn) = (try make(), turn)
            let screening = try await part.screen(Draft(pending: reply, isFinal: true), of: turn)
            if case .hold(let count) = screening, count > 0, !reply.isEmpty { return "it held \(count) characters" }
        }
        return nil
    }

    private func seesThroughPieces() async throws -> String? {
        for reply in replies {
            let whole = try await Gate(part: make(), turn: turn).shown(of: [reply])
            for size in [1, 2, 3, 7] {
                let pieces = try await Gate(part: make(), turn: turn).shown(of: reply.pieces(of: size))
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
                    let ending = try? await Gate(part: part, turn: one.turn).shown(of: reply.pieces(of: 5))
                    guard case .shown(let text) = ending else { return nil }
                    return one.strange(in: text, among: marked)
                }
            }
            return await group.reduce(nil) { $0 ?? $1 }
        }
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
        var draft = Draft(pending: "", isFinal: false)
        for piece in pieces.filter({ !$0.isEmpty }) + [""] {
            draft.pending += piece
            draft.isFinal = piece.isEmpty
            switch try await part.screen(draft, of: turn) {
            case .release: draft.release(draft.pending, leaving: "")
            case .replace(let text, let held): draft.release(text, leaving: String(draft.pending.suffix(max(0, held))))
            case .hold(let count):
                let shown = draft.pending.dropLast(max(0, count))
                draft.release(String(shown), leaving: String(draft.pending.dropFirst(shown.count)))
            case .refuse: return .refused
            }
        }
        return draft.pending.isEmpty ? .shown(draft.released) : .refused
    }
}

extension Draft {
    fileprivate mutating func release(_ text: String, leaving rest: String) {
        released += text
        pending = rest
    }
}

extension String {
    fileprivate func pieces(of size: Int) -> [String] {
        stride(from: 0, to: count, by: size).map { String(dropFirst($0).prefix(size)) }
    }
}
