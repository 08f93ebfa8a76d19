import Pipeline

// The turns of questions that are on the disk.

extension TurnRun {
    /// Answers a question that is on the disk.
    func committed(_ turn: TurnID) async {
        // What is begun while the host ends could only be cut; left alone, it is answered whole at the next start.
        guard !live.isEnding else { return leave() }
        opened(turn)
        // Whoever has the conversation may part in this moment: then it is for the chain after all.
        if live.isOwned, await end(turn, .withPerson) != nil { return leave() }
        var exhausted: Set<String> = []
        // Without the list a person is asked twice at worst; without an ending the learner would wait for ever.
        if let earlier { exhausted = (try? await runner.store.exhaustedQueues(of: earlier)) ?? [] }
        var attempt = attempt(exhausted: exhausted)
        let halt = attempt.way.advance()
        if let ending = try? await answer(attempt, from: halt, beforeWaiting: {}) {
            await end(turn, ending, of: attempt)
        }
        leave()
    }

    /// Records the ending, however often it takes: until then the learner would wait for ever.
    ///
    /// Returns how the turn has ended; `nil` while it has not.
    private func end(_ turn: TurnID, _ ending: TurnEnding) async -> Ended? {
        let ended = await runner.untilDone(unless: { live.isEnding }) { () async throws(StoreError) in
            try await runner.store.end(turn, ending)
        }
        guard let ended else { return nil }
        runner.hub.publish([ended.entry, ended.handoff].compactMap { $0 }, in: live)
        if ended.handoff != nil { runner.people.asked() }
        return ended
    }

    /// Records how an attempt ended, and tells of it unless the turn has another ending, or none yet.
    func end(_ turn: TurnID, _ ending: TurnEnding, of attempt: Attempt) async {
        guard await end(turn, ending)?.isFirst == true else { return }
        report(ending.outcome, turn, attempt.beginning)
    }

    /// Shows a piece to all who listen; nobody is waited for.
    func say(_ piece: ReplyPiece) throws {
        try Task.checkCancellation()
        let taken = reply.take(piece)
        if taken.wantsCopy { runner.copies.add(reply) }
        if let news = taken.news { show(news, isText: taken.isText, mayFinishBlocks: taken.mayFinishBlocks) }
    }

    private func show(_ frame: ServerFrame, isText: Bool, mayFinishBlocks: Bool) {
        var blocks: [ServerFrame]?
        live.stream { listener in
            guard listener.line.backlog < Listener.patience else {
                listener.isBehind = true
                return
            }
            if listener.isBehind, isText {
                let all = reply.snapshot.painted(withBlocks: listener.sendsBlocks)
                listener.isBehind = !all.allSatisfy(listener.line.post)
                return
            }
            _ = listener.line.post(frame)
            guard mayFinishBlocks, listener.sendsBlocks else { return }
            let fresh = blocks ?? reply.newBlocks()
            blocks = fresh
            for block in fresh { _ = listener.line.post(block) }
        }
    }
}
