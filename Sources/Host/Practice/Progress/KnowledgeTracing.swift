/// Bayesian knowledge tracing: how likely it is that a skill is mastered, from right and wrong answers alone.
///
/// Either a learner knows the skill or not. Who knows it slips now and then; who does not know it guesses now and then;
/// and each question may be the one at which it is learned. From these four figures and the answers so far follows the
/// probability that it is known.
package struct KnowledgeTracing: Sendable, Equatable {
    /// Known before the first question.
    package var known: Double
    /// Learned at a question.
    package var learned: Double
    /// Wrong although known.
    package var slipped: Double
    /// Right although not known.
    package var guessed: Double

    package init(known: Double = 0.3, learned: Double = 0.15, slipped: Double = 0.1, guessed: Double = 0.2) {
        self.known = known
        self.learned = learned
        self.slipped = slipped
        self.guessed = guessed
    }

    /// The probability after one more answer.
    package func update(_ probability: Double, isCorrect: Bool) -> Double {
        let ifKnown = probability * (isCorrect ? 1 - slipped : slipped)
        let ifNot = (1 - probability) * (isCorrect ? guessed : 1 - guessed)
        let total = ifKnown + ifNot
        let posterior = total > 0 ? ifKnown / total : probability
        return posterior + (1 - posterior) * learned
    }

    /// The probability after all of these answers.
    package func probability(after answers: some Sequence<Bool>) -> Double {
        answers.reduce(known) { update($0, isCorrect: $1) }
    }

    /// The probability that the next answer is right.
    package func expectation(_ probability: Double) -> Double {
        probability * (1 - slipped) + (1 - probability) * guessed
    }
}

/// What is known of a learner and one skill.
package struct SkillMastery: Sendable, Equatable {
    package let course: String
    /// The module its topic belongs to, if it does to one.
    package let module: String?
    package let category: QuestionCategory
    package let known: Double
    package let attempts: Int64
    package let correct: Int64

    /// How many answers it takes before anything is said.
    static let enough: Int64 = 3

    package enum Level: String, Sendable, CaseIterable {
        case tooEarly = "too_early"
        case learning, nearly, mastered
    }

    package var level: Level {
        if attempts < Self.enough { return .tooEarly }
        return known >= QuestionSelection.mastered ? .mastered : known >= 0.7 ? .nearly : .learning
    }

    /// The finding in a word or two.
    package var standing: String {
        guard attempts > 0 else { return PracticeWord.notTried.text }
        switch level {
        case .tooEarly: return PracticeWord.levelEarly.text
        case .learning: return PracticeWord.levelLearning.text
        case .nearly: return PracticeWord.levelNearly.text
        case .mastered: return PracticeWord.levelMastered.text
        }
    }

    /// The finding and what it rests on, as somebody would say it.
    package var finding: String {
        guard attempts > 0 else { return PracticeWord.notTried.text }
        switch level {
        case .tooEarly: return PracticeWord.skillEarly("\(attempts)", "\(Self.enough)")
        case .learning: return PracticeWord.skillLearning("\(correct)", "\(attempts)")
        case .nearly: return PracticeWord.skillNearly("\(correct)", "\(attempts)")
        case .mastered: return PracticeWord.skillMastered("\(correct)", "\(attempts)")
        }
    }

    /// How likely it is mastered, once there are enough answers to say so.
    package var chance: String? {
        // Rounded down, so that what is nearly mastered does not read as if it were.
        level == .tooEarly ? nil : PracticeWord.percent("\(Int(known * 100))")
    }

    /// The finding with the estimate that it comes from.
    package var sentence: String {
        chance.map { "\(finding) \(PracticeWord.skillChance($0))" } ?? finding
    }
}
