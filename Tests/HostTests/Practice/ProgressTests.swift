import Testing

@testable import Host

@Suite struct ProgressTests {
    /// Answers of a learner who behaves exactly as the model says.
    private func answers(_ count: Int, _ model: KnowledgeTracing, _ chance: inout Seeded) -> [Bool] {
        var isKnown = Double.random(in: 0..<1, using: &chance) < model.known
        return (0..<count).map { _ in
            defer { if !isKnown { isKnown = Double.random(in: 0..<1, using: &chance) < model.learned } }
            return Double.random(in: 0..<1, using: &chance) < (isKnown ? 1 - model.slipped : model.guessed)
        }
    }

    @Test(arguments: [
        KnowledgeTracing(known: 0.3, learned: 0.15, slipped: 0.1, guessed: 0.2),
        KnowledgeTracing(known: 0.6, learned: 0.1, slipped: 0.05, guessed: 0.25),
        KnowledgeTracing(known: 0.1, learned: 0.3, slipped: 0.15, guessed: 0.1),
    ])
    func `the figures of 200 synthetic learners are recovered within 0.08`(truth: KnowledgeTracing) {
        var worst = 0.0
        for seed in UInt64(1)...5 {
            var chance = Seeded(seed: seed)
            let learners = (0..<200).map { _ in answers(20, truth, &chance) }
            let found = KnowledgeTracing.fit(learners)
            for (one, other) in [
                (found.known, truth.known), (found.learned, truth.learned), (found.slipped, truth.slipped),
                (found.guessed, truth.guessed),
            ] { worst = max(worst, abs(one - other)) }
        }
        #expect(worst < 0.08, "off by \(worst)")
    }

    @Test func `tracing tells those who know from those who do not`() {
        var chance = Seeded(seed: 7)
        let model = KnowledgeTracing()
        var (right, total) = (0, 0)
        for _ in 0..<200 {
            var isKnown = Double.random(in: 0..<1, using: &chance) < model.known
            var estimate = model.known
            for _ in 0..<20 {
                let answer = Double.random(in: 0..<1, using: &chance) < (isKnown ? 0.9 : 0.2)
                estimate = model.update(estimate, isCorrect: answer)
                if !isKnown { isKnown = Double.random(in: 0..<1, using: &chance) < model.learned }
                right += (estimate >= 0.5) == isKnown ? 1 : 0
                total += 1
            }
        }
        #expect(Double(right) / Double(total) > 0.85)
    }

    @Test func `a probability stays one, whatever the figures and the answers`() {
        for known in [0.0, 0.5, 1.0] {
            for extreme in [0.0, 1.0] {
                let model = KnowledgeTracing(known: known, learned: extreme, slipped: extreme, guessed: extreme)
                for answers in [[true, false, true], [false, false], []] {
                    #expect((0...1).contains(model.probability(after: answers)))
                }
            }
        }
        #expect(KnowledgeTracing.fit([]) == KnowledgeTracing())
        let all = KnowledgeTracing.fit([[Bool]](repeating: [true, true, true], count: 50))
        #expect(all.slipped < 0.1)
    }

    @Test func `mastery is explained in a sentence, and of few answers nothing is said`() {
        func mastery(_ known: Double, _ attempts: Int64, _ correct: Int64) -> SkillMastery {
            let category = QuestionCategory(subject: "Math")
            return SkillMastery(
                course: "c",
                module: nil,
                category: category,
                known: known,
                attempts: attempts,
                correct: correct
            )
        }
        #expect(mastery(0.99, 2, 2).sentence == "Too early to say: 2 answers so far; at least 3 are needed.")
        #expect(
            mastery(0.97, 9, 8).sentence
                == "Mastered: 8 of 9 right at the first attempt. Estimated chance that this is mastered: 97\u{A0}%."
        )
        #expect(mastery(0.3, 0, 0).sentence == "Not tried yet")
        #expect(mastery(0.4, 9, 3).level == .learning)
        #expect(mastery(0.99, 2, 2).chance == nil && mastery(0.949, 9, 8).chance == "94\u{A0}%")
    }

    @Test(arguments: [PracticeWord.mastered, .skillChance])
    func `what is mastered is said with the same words everywhere: it is an estimate`(word: PracticeWord) {
        #expect(word.text.contains(/Estimated chance that (this|each skill) is mastered/))
    }

    private static let day = Duration.seconds(86_400)
    private let start = Moment(milliseconds: 1_760_000_000_000)

    private func points(_ days: Int, each: Int, right: (Int) -> Double, time: (Int) -> Int64) -> [PracticePoint] {
        var chance = Seeded(seed: 3)
        return (0..<days).flatMap { day in
            (0..<each).map { number in
                PracticePoint(
                    at: start + Self.day * day + .seconds(number * 60),
                    isCorrect: Double.random(in: 0..<1, using: &chance) < right(day),
                    milliseconds: time(day) + Int64.random(in: 0..<2000, using: &chance),
                    subject: "Math"
                )
            }
        }
    }

    private func trends(_ points: [PracticePoint]) -> PracticeTrends {
        PracticeTrends(points, from: start, to: start + Self.day * 30)
    }

    @Test func `of few answers, or of one afternoon, it is too early to say anything`() {
        let few = points(5, each: 3, right: { Double($0) / 4 }, time: { _ in 5000 })
        #expect(trends(few).accuracy.direction == .tooEarly)
        #expect(trends(few).speed.direction == .tooEarly)
        let afternoon = points(1, each: 100, right: { _ in 0.5 }, time: { _ in 5000 })
        #expect(trends(afternoon).accuracy.direction == .tooEarly)
        #expect(trends([]).accuracy.sentence.hasPrefix("Too early to say"))
    }

    @Test func `who gets better and faster is told so, and chance is not taken for it`() throws {
        let better = trends(
            points(20, each: 10, right: { 0.4 + 0.025 * Double($0) }, time: { 20_000 - 700 * Int64($0) })
        )
        #expect(better.accuracy.direction == .improving)
        #expect(better.speed.direction == .improving)
        let figures = better.buckets.filter { $0.tally.attempted > 0 }
        let (first, last) = try (#require(figures.first), #require(figures.last))
        #expect(
            better.accuracy.sentence
                == "Accuracy rose: \(first.tally.accuracy)\u{A0}% at first (from 2025-10-09), "
                + "\(last.tally.accuracy)\u{A0}% lately (from 2025-10-23)."
        )
        #expect(better.speed.first.value == first.tally.averageMilliseconds)
        #expect(better.speed.last.value == last.tally.averageMilliseconds)
        let worse = trends(points(20, each: 10, right: { 0.9 - 0.03 * Double($0) }, time: { 5000 + 700 * Int64($0) }))
        #expect(worse.accuracy.direction == .declining)
        #expect(worse.speed.direction == .declining)
        let same = trends(points(20, each: 10, right: { _ in 0.7 }, time: { _ in 9000 }))
        #expect(same.accuracy.direction == .steady)
        #expect(same.speed.direction == .steady)
    }

    @Test func `a way whose ends say the opposite is told without them`() {
        // Faster from day to day, but for a single slow afternoon at the end.
        let uneven = trends(
            points(22, each: 10, right: { _ in 0.7 }, time: { $0 == 21 ? 40_000 : 20_000 - 800 * Int64($0) })
        )
        #expect(uneven.speed.direction == .improving)
        #expect(uneven.speed.last.value > uneven.speed.first.value)
        #expect(uneven.speed.sentence == "Answers have become faster on the whole, with ups and downs.")
    }

    @Test func `the stretches of a window have every attempt once`() {
        let all = points(30, each: 3, right: { _ in 1 }, time: { _ in 1000 })
        let buckets = trends(all).buckets
        #expect(buckets.count == 5)
        #expect(buckets.reduce(0) { $0 + $1.tally.attempted } == 90)
        #expect(zip(buckets, buckets.dropFirst()).allSatisfy { $0.to == $1.from })
    }

    @Test func `a table quotes what must be quoted and runs nothing`() {
        var table = CSV(["a", "b"])
        table.add(["=1+1", "say \"hi\", twice"])
        table.add(["-5", "@x\ny"])
        #expect(table.text == "a,b\r\n'=1+1,\"say \"\"hi\"\", twice\"\r\n-5,\"'@x\ny\"\r\n")
    }
}
