/// Lets a reply through its guards, piece by piece, in the opposite order to that in which they saw the question:
/// what the first guard masked on the way in, it restores last on the way out.
///
/// A guard may wait while a responder goes on writing, so only what a guard was shown is taken out of what is pending.
actor Screen {
    private struct Gate {
        let step: Step<any Guard>
        let patience: Duration?
        /// Whoever decides at once needs nobody to watch the time.
        let isInstant: Bool
        var released = ""
        var pending = ""

        init(_ step: Step<any Guard>) {
            self.step = step
            (patience, isInstant) = (step.part.patience, step.isInstantGuard)
        }
    }

    private var gates: [Gate]
    private var turn: Turn
    private let reply: ReplyWriter
    private let clock: any Clock<Duration>
    private(set) var refusal: (refusal: Refusal, by: Step<any Guard>)?
    /// Looks at text that has been held for long enough; there is none while nothing is held.
    private var overdue: Task<Void, Never>?
    /// How many pieces are on their way through the gates.
    private var passing = 0
    private var isReleasing = false

    /// Whether the learner has been shown any of the present answer.
    private(set) var hasShown = false

    init(_ gates: [Step<any Guard>], of turn: Turn, into reply: ReplyWriter, clock: any Clock<Duration>) {
        self.gates = gates.map { Gate($0) }
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
        if let refusal { throw refusal.refusal }
        try await pass("", isFinal: true)
        reset()
    }

    /// Drops what guards held back of an answer that broke off, and returns whether any of it was shown.
    func breakOff() -> Bool {
        defer { reset() }
        return hasShown
    }

    private func reset() {
        overdue?.cancel()
        overdue = nil
        hasShown = false
        for index in gates.indices { (gates[index].released, gates[index].pending) = ("", "") }
    }

    private func pass(_ text: String, isFinal: Bool) async throws {
        // What was held for too long is on its way: this comes behind it.
        while isReleasing, let overdue { await overdue.value }
        passing += 1
        defer { passing -= 1 }
        try await push(text, through: 0, isFinal: isFinal)
        keepTime()
    }

    /// Sees to it that what is held now is not held for longer than its guard's patience.
    private func keepTime() {
        let patience = gates.filter { !$0.pending.isEmpty }.compactMap(\.patience).min()
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

    private func push(_ text: String, through index: Int, isFinal: Bool) async throws {
        guard index < gates.count else {
            guard !text.isEmpty else { return }
            hasShown = true
            return try await reply.write(text)
        }
        gates[index].pending += text
        let passed = try await release(from: index, isFinal: isFinal)
        gates[index].released += passed
        if isFinal || !passed.isEmpty { try await push(passed, through: index + 1, isFinal: isFinal) }
    }

    /// Asks one guard, and takes what it lets through out of its pending text.
    private func release(from index: Int, isFinal: Bool, isOverdue: Bool = false) async throws -> String {
        let gate = gates[index]
        if gate.pending.isEmpty, !isFinal { return "" }
        let draft = Draft(released: gate.released, pending: gate.pending, isFinal: isFinal, isOverdue: isOverdue)
        switch await verdict(of: gate, on: draft) {
        case .release:
            gates[index].pending.removeFirst(gate.pending.count)
            return gate.pending
        case .replace(let text, let held):
            guard !isFinal || held <= 0 else { throw refuse(.uncheckedAnswer, gate.step) }
            gates[index].pending.removeFirst(gate.pending.count - min(max(0, held), gate.pending.count))
            return text
        case .refuse(let refusal):
            throw refuse(refusal, gate.step)
        case .hold(let count):
            guard !isFinal || count <= 0 || gate.pending.isEmpty else {
                throw refuse(.uncheckedAnswer, gate.step)
            }
            let shown = gate.pending.dropLast(max(0, count))
            gates[index].pending.removeFirst(shown.count)
            return String(shown)
        }
    }

    private func verdict(of gate: Gate, on draft: Draft) async -> Screening {
        let (turn, part) = (turn, gate.step.part)
        do {
            return try await within(gate.isInstant ? nil : gate.step.budget, clock: clock) {
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
