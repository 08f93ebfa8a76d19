import Pipeline

extension TurnReport {
    /// The turn as the team's live view has it: what each part did, and nothing that anybody wrote.
    func json(learner name: String?) -> JSON {
        let ended = steps.last { ["answered", "parked", "refused"].contains($0.ending.word) }
        let steps = steps.filter { $0.ending != .skipped }.map { step in
            JSON(members: [
                ("kind", .string(step.kind.rawValue)), ("name", .string(step.name)),
                ("ending", .string(step.ending.word)), ("us", .integer(Int64(step.duration.inSeconds * 1_000_000))),
            ])
        }
        var members: [(String, JSON)] = [
            ("turn", turn.map { .string("\($0)") } ?? .null), ("course", .string(course)),
            ("outcome", .string(outcome.rawValue)), ("by", ended.map { .string($0.name) } ?? .null),
            ("ms", .integer(duration.wholeMilliseconds)), ("steps", .array(steps)),
        ]
        if let name { members.append(("learner", .string(name))) }
        return JSON(members: members)
    }
}

extension TutorHost {
    /// What somebody who watches is told of a turn; `nil` when it is none of their business.
    func told(_ report: TurnReport, _ subject: Subject) async -> JSON? {
        let trace = Object.trace(course: report.course, named: settings.isOn("names-in-traces"))
        guard can(subject, .readTrace, trace) else { return nil }
        guard can(subject, .readNamesInTrace, trace), let learner = report.learner else {
            return report.json(learner: nil)
        }
        return report.json(learner: try? await store.account(learner).name)
    }
}
