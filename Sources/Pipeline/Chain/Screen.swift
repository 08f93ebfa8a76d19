/// Lets a reply through its guards, piece by piece, in the opposite order to that in which they saw the question:
/// what the first guard masked on the way in, it restores last on the way out.
///
/// A guard may wait while a responder goes on writing, so only what a guard was shown is taken out of what is pending.
actor Screen {
    private var gates: [Gate]
    private let waitsForNobody: Bool
    private var turn: Turn
    private let reply: ReplyWriter
    private let clock: any Clock<Duration>
    private(set) var refusal: (refusal: Refusal, by: Step<any Guard>)?
    /// Looks at text that has been held for long enough; there is none while nothing is held.
    private var overdue: Task<Void, Never>?
    /// How many pieces are on their way through the gates.
    private var passing = 0
    /// Pieces that wait until a guard has judged what came before them: two at once would both take out the same text.
    private var line: [CheckedContinuation<Void, Never>] = []
    private var isReleasing = false
    /// How many answers there were before the present one.
    private var answers = 0

    /// Whether the learner has been shown any of the present answer.
    private(set) var hasShown = false

    init(_ gates: [Step<any Guard>], of turn: Turn, into reply: ReplyWriter, clock: any Clock<Duration>) {
        self.gates = gates.map { Gate($0) }
        waitsForNobody = self.gates.allSatisfy { $0.instant != nil }
        self.turn = turn
        self.reply = reply
        self.clock = clock
    }

    /// Takes note of what has been found out about the turn since.
    func learn(_ turn: Turn) { self.turn = turn }

    func take(_ piece: ReplyPiece) async throws {
        if let refusal { throw refusal.refusal }
        guard case .text(let text) = piece else { return try await reply.pass(piece) }
        try await pass(text, isFinal: false)
    }

    /// The answer is complete: what guards hold back is now released or refused.
    func finish() async throws {
        try await pass("", isFinal: true)
        reset()
    }

    /// Drops what guards held back of an answer that broke off, and returns whether any of it was shown.
    ///
    /// A guard that is being asked about what was held for too long is heard first: what it says is about this answer.
    func breakOff() async -> Bool {
        while isReleasing, let overdue {
            await withTaskCancellationHandler {
                await overdue.value
            } onCancel: {
                overdue.cancel()
            }
        }
        defer { reset() }
        return hasShown
    }

    private func reset() {
        overdue?.cancel()
        overdue = nil
        hasShown = false
        answers += 1
        for index in gates.indices { (gates[index].released, gates[index].pending) = ("", "") }
    }

    private func pass(_ text: String, isFinal: Bool) async throws {
        // What was held for too long is on its way: this comes behind it.
        while isReleasing, let overdue { await overdue.value }
        if let refusal { throw refusal.refusal }
        let answer = answers
        await enter()
        defer { leave() }
        if !waitsForNobody { try goOn(answer) }
        for (place, slice) in text.slices.enumerated() {
            if place > 0 {
                // Whoever says much at once must not hold up all others who are looked after in this thread.
                await Task.yield()
                try goOn(answer)
            }
            if waitsForNobody {
                try await show(try pushAtOnce(slice, isFinal: isFinal))
            } else {
                try await push(slice, through: 0, isFinal: isFinal)
            }
        }
        keepTime()
    }

    /// Guards that decide at once are never in the middle of anything; behind others, pieces pass one after the other.
    private func enter() async {
        passing += 1
        if passing > 1, !waitsForNobody { await withCheckedContinuation { line.append($0) } }
    }

    private func leave() {
        passing -= 1
        if !line.isEmpty { line.removeFirst().resume() }
    }

    /// Throws when meanwhile nobody wants to know any more.
    private func goOn(_ answer: Int) throws {
        try Task.checkCancellation()
        guard answer == answers else { throw CancellationError() }
        if let refusal { throw refusal.refusal }
    }

    /// Sees to it that what is held now is not held for longer than its guard's patience.
    private func keepTime() {
        var patience: Duration?
        for gate in gates where !gate.pending.isEmpty {
            if let its = gate.patience { patience = min(patience ?? its, its) }
        }
        guard let patience else {
            overdue?.cancel()
            overdue = nil
            return
        }
        guard overdue == nil else { return }
        overdue = Task { [clock] in
            guard (try? await clock.sleep(for: patience)) != nil else { return }
            await releaseOverdue()
        }
    }

    private func releaseOverdue() async {
        guard !Task.isCancelled, refusal == nil else { return }
        // What passes now sets a new time when it has.
        guard passing == 0 else {
            overdue = nil
            return
        }
        isReleasing = true
        defer { (isReleasing, overdue) = (false, nil) }
        for index in gates.indices where gates[index].patience != nil && !gates[index].pending.isEmpty {
            // A refusal is kept, and the writer hears of it; a reader who is gone is found by the writer as well.
            guard let passed = try? await release(from: index, isFinal: false, isOverdue: true) else { return }
            gates[index].released += passed
            if !passed.isEmpty { try? await push(passed, through: index + 1, isFinal: false) }
        }
    }

    /// What comes out behind all guards, when all of them decide at once.
    private func pushAtOnce(_ text: String, isFinal: Bool) throws -> String {
        var text = text
        for index in gates.indices {
            gates[index].pending += text
            guard isFinal || !gates[index].pending.isEmpty else { return "" }
            text = try releaseAtOnce(from: index, isFinal: isFinal)
            gates[index].released += text
            if text.isEmpty, !isFinal { return "" }
        }
        return text
    }

    private func push(_ text: String, through index: Int, isFinal: Bool) async throws {
        guard index < gates.count else { return try await show(text) }
        gates[index].pending += text
        let passed = try await release(from: index, isFinal: isFinal)
        gates[index].released += passed
        if isFinal || !passed.isEmpty { try await push(passed, through: index + 1, isFinal: isFinal) }
    }

    private func show(_ text: String) async throws {
        guard !text.isEmpty else { return }
        hasShown = true
        try await reply.pass(.text(text))
    }

    /// Asks one guard, and takes what it lets through out of its pending text.
    private func release(from index: Int, isFinal: Bool, isOverdue: Bool = false) async throws -> String {
        if gates[index].pending.isEmpty, !isFinal { return "" }
        if gates[index].instant != nil { return try releaseAtOnce(from: index, isFinal: isFinal, isOverdue: isOverdue) }
        let (draft, answer) = (gates[index].draft(isFinal: isFinal, isOverdue: isOverdue), answers)
        let verdict = await verdict(of: gates[index].step, on: draft)
        // What a responder left a task of its own to write may be judged when that answer is no more.
        guard answer == answers else { throw CancellationError() }
        return try follow(verdict, on: draft.pending, at: index, isFinal)
    }

    private func releaseAtOnce(from index: Int, isFinal: Bool, isOverdue: Bool = false) throws -> String {
        let verdict: Screening
        do {
            // The draft must be gone when text is taken out, or all of it is copied for each word.
            let draft = gates[index].draft(isFinal: isFinal, isOverdue: isOverdue)
            verdict = (try? gates[index].instant?.judge(draft, of: turn)) ?? .refuse(.uncheckedAnswer)
        }
        if case .release = verdict { return gates[index].releaseAll() }
        return try follow(verdict, on: gates[index].pending, at: index, isFinal)
    }

    /// Does what a guard says about the text that was pending when it was asked.
    private func follow(_ verdict: Screening, on seen: String, at index: Int, _ isFinal: Bool) throws -> String {
        do throws(Refusal) {
            let (shown, settled) = try verdict.applied(to: seen, isFinal: isFinal)
            gates[index].take(settled)
            return shown
        } catch { throw refuse(error, gates[index].step) }
    }

    private func verdict(of step: Step<any Guard>, on draft: Draft) async -> Screening {
        do {
            return try await within(step.budget, clock: clock) { [turn, part = step.part] in
                try await part.screen(draft, of: turn)
            }
        } catch {
            return .refuse(.uncheckedAnswer)
        }
    }

    private func refuse(_ refusal: Refusal, _ step: Step<any Guard>) -> Refusal {
        self.refusal = (refusal, step)
        overdue?.cancel()
        return refusal
    }
}
