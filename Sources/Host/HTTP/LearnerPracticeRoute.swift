import Reactor

extension TutoringRoutes {
    /// What the learner of a conversation has just tried, for whoever helps in it.
    var learnerPractice: Route {
        Route(
            method: "GET",
            path: "\(Self.base)/sessions/{id}/practice",
            access: .known,
            summary: "Lists what the learner has practised in the session's course, latest first.",
            parameters: [Self.id],
            query: [.limit(50, usually: 10)],
            answers: .json(.learnerPractice),
            answer: { call in
                let session = try await session(call, .readPracticeInConversation)
                let course = session.context.course
                // Whoever was called for another course, before the learner went on to this one, sees none of it.
                let offered = try await host.store.offered(session.id).intersection([course])
                let conversation = Object.Conversation(learner: session.learner, course: course, offered: offered)
                guard can(call.subject, .readPracticeInConversation, .conversation(conversation)) else {
                    throw StoreError.unknownSession
                }
                let limit = Int(try call.number("limit", in: 1...50, else: 10))
                let practice = try await host.store.learnerPractice(in: session.id, limit: limit)
                return .json(practice.described(course: course))
            }
        )
    }
}

extension LearnerPractice {
    fileprivate func described(course: String) -> JSON {
        [
            "course": .string(course), "question": question.map(\.described) ?? .null,
            "attempts": .array(attempts.map(\.told)), "skills": .array(skills.map(\.described)),
        ]
    }
}

extension QuestionExposure {
    /// The question as the learner sees it, with how far they have come; never its key.
    fileprivate var described: JSON {
        let shown = ShownQuestion(question.question, question.id)
        return [
            "id": .string(question.id.description), "name": .string(shown.title), "text": .string(shown.text),
            "html": .string(shown.html), "hints": .integer(Int64(hints)), "of": .integer(Int64(shown.hints)),
            "attempts": .array(attempts.map(\.told)),
        ]
    }
}

extension Attempt {
    /// For somebody who was not there.
    fileprivate var told: JSON {
        [
            "question_id": .string(question.description), "name": .string(name),
            "subject": .string(category.subject), "topic": JSON(orNull: category.topic),
            "subtopic": JSON(orNull: category.subtopic), "answer": .string(words), "correct": .bool(isCorrect),
            "remark": JSON(orNull: remark), "hints": .integer(Int64(hints)), "time_ms": .integer(milliseconds),
            "at": .string(at.rfc3339Seconds),
        ]
    }
}
