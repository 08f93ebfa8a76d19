// Practice as FEAT-101 writes it: these names, in this order, with times in whole seconds.

extension PracticeSession {
    var members: [(String, JSON)] {
        [
            ("id", .string(id.description)), ("child_id", .string(child.description)),
            ("subject", JSON(orNull: subject)), ("topic", JSON(orNull: topic)), ("subtopic", JSON(orNull: subtopic)),
            ("started_at", .string(startedAt.rfc3339Seconds)),
            ("ended_at", JSON(orNull: endedAt?.rfc3339Seconds)),
            ("created_at", .string(startedAt.rfc3339Seconds)), ("updated_at", .string(updatedAt.rfc3339Seconds)),
        ]
    }

    /// The session itself.
    var described: JSON { JSON(members: members) }

    /// The session with what pausing it needs.
    var describedWithState: JSON { JSON(members: members + state.members(pausedFor)) }
}

extension PracticeSession.State {
    fileprivate func members(_ pausedFor: Duration) -> [(String, JSON)] {
        [("state", .string(rawValue)), ("paused_ms", .integer(pausedFor.wholeMilliseconds))]
    }
}

extension PracticeTally {
    var members: [(String, JSON)] {
        [
            ("questions_attempted", .integer(attempted)), ("questions_correct", .integer(correct)),
            ("accuracy", .integer(accuracy)), ("total_time_ms", .integer(milliseconds)),
            ("avg_time_per_question_ms", .integer(averageMilliseconds)),
        ]
    }
}

extension PracticeSummary {
    var described: JSON {
        JSON(
            members: [("session", session.described)] + tally.members + [
                ("subjects_practiced", .array(subjects.map { .string($0) }))
            ]
        )
    }

    /// The session in a list.
    var listed: JSON {
        JSON(
            members: session.members + session.state.members(session.pausedFor) + tally.members
                + [("subjects_practiced", .array(subjects.map { .string($0) }))]
        )
    }
}

extension FetchedQuestions {
    var described: JSON {
        [
            "questions": .array(questions.map { ShownQuestion($0.question, $0.id).described }),
            "selected_subtopic": JSON(orNull: subtopic), "session_id": JSON(orNull: session?.id.description),
        ]
    }
}

extension ShownQuestion {
    var described: JSON {
        JSON(
            members: [
                ("id", .string(id.description)), ("name", .string(title)), ("subject", .string(category.subject)),
                ("topic", JSON(orNull: category.topic)), ("subtopic", JSON(orNull: category.subtopic)),
                ("type", .string(manner.rawValue)), ("text", .string(text)), ("html", .string(html)),
                (
                    "choices",
                    .array(
                        options.map { ["id": .string($0.name), "text": .string($0.text), "html": .string($0.html)] }
                    )
                ),
                ("hints", .integer(Int64(hints))),
            ]
        )
    }
}

extension Attempt {
    var members: [(String, JSON)] {
        [
            ("key", .string(key.description)), ("session_id", .string(session.description)),
            ("question_id", .string(question.description)), ("correct", .bool(isCorrect)),
            ("remark", JSON(orNull: remark)), ("hints", .integer(Int64(hints))),
            ("time_ms", .integer(milliseconds)), ("at", .string(at.rfc3339Seconds)),
        ]
    }
}

extension AttemptOutcome {
    var described: JSON {
        switch self {
        case .recorded(let attempt, let duplicate): JSON(members: attempt.members + [("dup", .bool(duplicate))])
        case .refused(let refusal): Refused(refusal).described
        }
    }
}

extension Refused {
    init(_ refusal: AttemptRefusal) {
        switch refusal {
        case .unknownQuestion: self.init(.notFound, refusal.sentence, field: "question_id")
        case .unknownSession: self.init(.notFound, refusal.sentence, field: "session_id")
        case .keyConflict: self.init(.keyConflict, refusal.sentence, field: "key")
        case .unreadable: self.init(.badField, refusal.sentence, field: "answer")
        }
    }

    /// What is wrong with one of many.
    var described: JSON {
        ["error": ["code": .string(code.rawValue), "detail": .string(message), "field": JSON(orNull: field)]]
    }
}
