import Cryptography
import Pipeline

/// Three weeks of a demo child's practice, so that its parent has something to look at.
struct DemoPractice: Sendable {
    let store: SQLiteStore
    let now: Moment

    /// Makes them, when the child has never practised.
    func prepare() async throws {
        guard let child = try await store.account(email: "lina@example.org")?.id,
            try await store.practiceSummaries(of: child, before: nil, limit: 1).isEmpty
        else { return }
        // The same practice in every demo.
        var chance = DemoChance()
        for (number, day) in [21, 19, 18, 15, 14, 12, 9, 8, 6, 4, 2, 1].enumerated() {
            try await practise(child, on: now - .seconds(day * 86_400 + 3600), lesson: number, &chance)
        }
    }

    private func practise(_ child: AccountID, on start: Moment, lesson: Int, _ chance: inout DemoChance) async throws {
        let wish = PracticeWish(child: child, subject: lesson % 4 == 3 ? "Biology" : "Mathematics", limit: 6)
        let fetched = try await store.fetchQuestions(wish, at: start)
        guard let session = fetched.session else { return }
        var moment = start
        for banked in fetched.questions {
            // She gets better and quicker, but not every day.
            let time = Duration.seconds(55 - 2 * lesson + chance.next(below: 20))
            let isRight = chance.next(below: 100) < 40 + lesson * 4
            moment = moment + time + .seconds(4)
            let attempt = NewAttempt(
                session: session.id,
                question: banked.id,
                key: CommandKey(.timed(milliseconds: moment.milliseconds, .system)),
                answer: answer(to: banked, isRight: isRight),
                time: time
            )
            _ = try await store.record([attempt], of: child, at: moment)
        }
        _ = try await store.change(.end, session.id, at: moment + .seconds(5))
    }

    private func answer(to banked: BankedQuestion, isRight: Bool) -> GivenAnswer {
        let question = banked.question
        switch question.kind {
        case .single(let choices), .multiple(let choices):
            let names = zip(ChoiceName.names(of: choices, in: banked.id), choices)
            return .choices(Set(names.filter { $1.weight.isCredit == isRight }.map(\.0).prefix(isRight ? 26 : 1)))
        case .truth(let truth, _, _): return .text(truth == isRight ? "true" : "false")
        case .number: return .text(isRight ? question.rightAnswers[0] : "-41")
        case .words: return .text(isRight ? question.rightAnswers[0] : "I do not know")
        }
    }
}

/// Chance that is the same in every demo (a linear congruence; nothing depends on its being good).
struct DemoChance {
    private var state: UInt64 = 2026

    mutating func next(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(1, limit)))
    }
}
