/// Brings a reply to the learner: through the guards, or straight when there are none.
struct Delivery: Sendable {
    private let screen: Screen?
    private let reply: ReplyWriter
    private let witness = Witness()

    /// `gates` are the guards to pass, the first one first.
    init(_ gates: [Step<any Guard>], of turn: Turn, into reply: ReplyWriter, clock: any Clock<Duration>) {
        screen = gates.isEmpty ? nil : Screen(gates, of: turn, into: reply, clock: clock)
        self.reply = reply
    }

    /// Where a responder writes, and says what it spends and how the answer comes to be.
    func writer(counting tally: Tally) -> ReplyWriter {
        if let screen { return ReplyWriter(.waiting { try await screen.take($0) }, tally: tally) }
        return reply.watched(by: witness, counting: tally)
    }

    /// Tells the guards what has been found out about the turn since.
    func learn(_ turn: Turn) async { await screen?.learn(turn) }

    /// The answer is complete.
    func finish() async throws { try await screen?.finish() }

    /// The answer broke off; returns whether the learner has read any of it.
    func breakOff() async -> Bool { await screen?.breakOff() ?? witness.hasSeen() }

    var refusal: (refusal: Refusal, by: Step<any Guard>)? {
        get async { await screen?.refusal }
    }
}
