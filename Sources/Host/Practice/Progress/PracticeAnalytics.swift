/// What a child did over a window of time: all of it, by subject, and its two halves side by side.
struct PracticeAnalytics: Sendable, Equatable {
    struct Half: Sendable, Equatable {
        let sessions: Int
        let tally: PracticeTally
    }

    let child: AccountID
    let window: Duration
    /// Latest first.
    let sessions: [PracticeSummary]
    let tally: PracticeTally
    let days: Int
    let subjects: [(name: String, tally: PracticeTally)]
    let earlier: Half
    let later: Half

    init(
        _ child: AccountID,
        _ sessions: [PracticeSummary],
        _ points: [PracticePoint],
        from start: Moment,
        to end: Moment
    ) {
        self.child = child
        window = end - start
        self.sessions = sessions
        tally = points.tally
        days = Set(points.map(\.day)).count
        subjects = Dictionary(grouping: points, by: \.subject).map { ($0, $1.tally) }.sorted { $0.0 < $1.0 }
        let middle = start + (end - start) / 2
        func half(_ isIn: (Moment) -> Bool) -> Half {
            Half(sessions: sessions.count { isIn($0.session.startedAt) }, tally: points.filter { isIn($0.at) }.tally)
        }
        earlier = half { $0 < middle }
        later = half { $0 >= middle }
    }

    static func == (left: PracticeAnalytics, right: PracticeAnalytics) -> Bool { left.described == right.described }

    var described: JSON {
        func half(_ half: Half) -> JSON {
            JSON(members: [("sessions", .integer(Int64(half.sessions)))] + half.tally.members)
        }
        return JSON(
            members: [
                ("child_id", .string(child.description)), ("window_days", .integer(window.wholeDays)),
                ("sessions", .integer(Int64(sessions.count))),
            ] + tally.members + [
                ("days_practiced", .integer(Int64(days))),
                (
                    "subjects",
                    .array(subjects.map { JSON(members: [("subject", .string($0.name))] + $0.tally.members) })
                ),
                ("earlier", half(earlier)), ("later", half(later)),
                ("history", .array(sessions.map(\.listed))),
            ]
        )
    }
}

extension PracticeTrends {
    func described(_ child: AccountID, _ subject: String?, _ window: Duration) -> JSON {
        [
            "child_id": .string(child.description), "subject": JSON(orNull: subject),
            "window_days": .integer(window.wholeDays), "accuracy": accuracy.described, "speed": speed.described,
            "buckets": .array(
                buckets.map { bucket in
                    JSON(
                        members: [
                            ("from", .string(bucket.from.rfc3339Seconds)), ("to", .string(bucket.to.rfc3339Seconds)),
                        ] + bucket.tally.members
                    )
                }
            ),
        ]
    }
}

extension Trend {
    var described: JSON {
        [
            "direction": .string(direction.rawValue), "from": direction == .tooEarly ? .null : .integer(first.value),
            "to": direction == .tooEarly ? .null : .integer(last.value), "sentence": .string(sentence),
        ]
    }
}

extension SkillMastery {
    var described: JSON {
        [
            "course": .string(course), "subject": .string(category.subject), "topic": JSON(orNull: category.topic),
            "subtopic": JSON(orNull: category.subtopic), "level": .string(level.rawValue),
            "probability": level == .tooEarly ? .null : .number((known * 1000).rounded() / 1000),
            "attempts": .integer(attempts), "correct": .integer(correct), "sentence": .string(sentence),
        ]
    }
}

extension Duration {
    var wholeDays: Int64 { components.seconds / 86_400 }
}
