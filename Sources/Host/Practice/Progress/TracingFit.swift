extension KnowledgeTracing {
    /// The four figures that make many learners' answers most likely, by expectation maximisation (Baum and Welch).
    ///
    /// Each sequence is one learner's answers in their order. Guessing and slipping are kept below a half: above it,
    /// knowing and not knowing would have changed places.
    package static func fit(
        _ sequences: [[Bool]],
        from start: KnowledgeTracing = KnowledgeTracing(),
        rounds: Int = 200
    ) -> KnowledgeTracing {
        let sequences = sequences.filter { !$0.isEmpty }
        guard !sequences.isEmpty else { return start }
        var model = start
        for _ in 0..<rounds {
            var counts = Counts()
            for answers in sequences { counts.add(answers, model) }
            let next = counts.model
            let change = max(
                abs(next.known - model.known),
                abs(next.learned - model.learned),
                abs(next.slipped - model.slipped),
                abs(next.guessed - model.guessed)
            )
            model = next
            if change < 1e-6 { break }
        }
        return model
    }

    /// What one round expects to have happened.
    private struct Counts {
        var knownFirst = 0.0
        var sequences = 0.0
        var learned = 0.0
        var couldLearn = 0.0
        var slips = 0.0
        var known = 0.0
        var guesses = 0.0
        var unknown = 0.0

        /// Goes over one learner's answers forwards and backwards; every step is scaled, so nothing vanishes.
        mutating func add(_ answers: [Bool], _ model: KnowledgeTracing) {
            func likelihood(_ isCorrect: Bool) -> (known: Double, not: Double) {
                isCorrect ? (1 - model.slipped, model.guessed) : (model.slipped, 1 - model.guessed)
            }
            var forward: [(known: Double, not: Double)] = []
            var state = (known: model.known, not: 1 - model.known)
            for answer in answers {
                let seen = likelihood(answer)
                let joint = (known: state.known * seen.known, not: state.not * seen.not)
                let total = max(joint.known + joint.not, .leastNormalMagnitude)
                forward.append((joint.known / total, joint.not / total))
                let last = forward[forward.count - 1]
                state = (last.known + last.not * model.learned, last.not * (1 - model.learned))
            }
            var backward = (known: 1.0, not: 1.0)
            for index in answers.indices.reversed() {
                let weight = forward[index].known * backward.known + forward[index].not * backward.not
                let certainty = forward[index].known * backward.known / max(weight, .leastNormalMagnitude)
                if index == 0 {
                    knownFirst += certainty
                    sequences += 1
                }
                known += certainty
                unknown += 1 - certainty
                if answers[index] { guesses += 1 - certainty } else { slips += certainty }
                guard index > 0 else { break }
                let seen = likelihood(answers[index])
                let ahead = (known: seen.known * backward.known, not: seen.not * backward.not)
                let before = forward[index - 1]
                let stays = before.known * ahead.known
                let learns = before.not * model.learned * ahead.known
                let waits = before.not * (1 - model.learned) * ahead.not
                let total = max(stays + learns + waits, .leastNormalMagnitude)
                learned += learns / total
                couldLearn += (learns + waits) / total
                let next = (known: ahead.known, not: model.learned * ahead.known + (1 - model.learned) * ahead.not)
                let scale = max(next.known + next.not, .leastNormalMagnitude)
                backward = (next.known / scale, next.not / scale)
            }
        }

        var model: KnowledgeTracing {
            KnowledgeTracing(
                known: bounded(knownFirst, sequences, 0.99),
                learned: bounded(learned, couldLearn, 0.99),
                slipped: bounded(slips, known, 0.45),
                guessed: bounded(guesses, unknown, 0.45)
            )
        }

        private func bounded(_ part: Double, _ whole: Double, _ most: Double) -> Double {
            min(most, max(0.005, whole > 0 ? part / whole : 0.5))
        }
    }
}
