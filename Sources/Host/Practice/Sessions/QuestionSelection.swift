/// Chooses what a learner is asked next, from what they have seen and what they can.
///
/// A part of a topic is worked on until it is mastered, in the order of the course; what was never seen comes before
/// what was, a mistake that has had time to rest before what went well, and otherwise the oldest first. What was just
/// answered right comes again only when there is nothing else.
struct QuestionSelection: Sendable {
    struct Candidate: Sendable {
        let row: Int64
        let skill: Int64
        let place: Int64
        /// `nil` when the learner has never been shown it.
        var seen: Seen?
    }

    struct Seen: Sendable {
        let at: Moment
        /// Whether the last attempt was right; `nil` without one.
        let wasRight: Bool?
        let attemptedAt: Moment?
    }

    struct SkillState: Sendable {
        let row: Int64
        let category: QuestionCategory
        let place: Int64
        /// How likely it is that the learner has mastered it.
        let known: Double
    }

    /// When a skill counts as mastered.
    static let mastered = 0.95
    /// How long a mistake rests before it is asked again.
    static let rest = Duration.seconds(600)

    let skills: [SkillState]
    let candidates: [Candidate]
    let now: Moment

    /// The rows of the chosen questions in their order, and the skill they were chosen for.
    func choose(_ limit: Int) -> (rows: [Int64], skill: SkillState?) {
        let bySkill = Dictionary(grouping: candidates, by: \.skill)
        let order = skills.filter { bySkill[$0.row] != nil }.map { skill in
            (skill: skill, candidates: sorted(bySkill[skill.row] ?? []))
        }.sorted { rank($0.skill, $0.candidates) < rank($1.skill, $1.candidates) }
        let leading = order.first?.candidates ?? []
        let others = order.dropFirst().flatMap(\.candidates)
        let isFresh = leading.contains { $0.seen == nil }
        let again = leading.filter { $0.seen != nil }
        let sequence =
            leading.filter { $0.seen == nil } + (isFresh ? [] : again) + others.filter { $0.seen == nil }
            + (isFresh ? again : []) + others.filter { $0.seen != nil }
        let rested = justRight.map { last in sequence.filter { $0.row != last.row } + [last] } ?? sequence
        let first = rested.first.flatMap { first in skills.first { $0.row == first.skill } }
        return (rested.prefix(limit).map(\.row), first)
    }

    /// The question that was answered last, if it was answered right.
    private var justRight: Candidate? {
        let last = candidates.max { left, right in
            (left.seen?.attemptedAt?.milliseconds ?? 0) < (right.seen?.attemptedAt?.milliseconds ?? 0)
        }
        return last?.seen?.wasRight == true ? last : nil
    }

    private func sorted(_ candidates: [Candidate]) -> [Candidate] {
        candidates.sorted { left, right in
            let (one, other) = (turn(left), turn(right))
            return one == other ? (left.place, left.row) < (right.place, right.row) : one < other
        }
    }

    /// Lower comes first: unseen, rested mistakes, the rest by age.
    private func turn(_ candidate: Candidate) -> (Int, Int64) {
        guard let seen = candidate.seen else { return (0, 0) }
        let last = max(seen.at, seen.attemptedAt ?? seen.at)
        let isRestedMistake = seen.wasRight == false && now - last >= Self.rest
        return (isRestedMistake ? 1 : 2, last.milliseconds)
    }

    private func rank(_ skill: SkillState, _ candidates: [Candidate]) -> (Int, Int64, Int64) {
        let hasFresh = candidates.contains { $0.seen == nil }
        let isMastered = skill.known >= Self.mastered
        let oldest = candidates.compactMap { $0.seen?.at.milliseconds }.max() ?? 0
        let group = isMastered ? (hasFresh ? 2 : 3) : (hasFresh ? 0 : 1)
        return hasFresh ? (group, skill.place, skill.row) : (group, oldest, skill.row)
    }
}
