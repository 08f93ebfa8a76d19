// What routes tell of practice: sessions, questions, and answers to them.

extension AnswerShape {
    static let practiceSession = AnswerShape("PracticeSession", "the practice session", practice)

    static let practiceSessionWithState = AnswerShape(
        "PracticeSessionWithState",
        "the practice session, and whether its clock runs",
        practice + state
    )

    static let practiceSummary = AnswerShape(
        "PracticeSummary",
        "what a practice session came to",
        [.some("session", .shape(.practiceSession), "the session")] + tally + [subjects]
    )

    static let practiceSessions = AnswerShape(
        "PracticeSessions",
        "practice sessions, a page of them",
        [
            .some("sessions", .list(.shape(.listedPractice)), "latest first"),
            .some("next", .orNull(.text), "what the next page is before; null on the last"),
        ]
    )

    static let listedPractice = AnswerShape(
        "ListedPracticeSession",
        "a practice session with what it came to",
        practice + state + tally + [subjects]
    )

    static let exportedPractice = AnswerShape(
        "ExportedPracticeSession",
        "a practice session with every answer",
        listedPractice.fields + [.some("attempts", .list(.shape(.exportedAttempt)), "the answers in order")]
    )

    static let fetchedQuestions = AnswerShape(
        "FetchedQuestions",
        "questions to practise",
        [
            .some("questions", .list(.shape(.shownQuestion)), "the questions"),
            .some("selected_subtopic", .orNull(.text), "the part of the topic that was chosen"),
            .some("session_id", .orNull(.text), "the practice session; null where there is nothing to practise"),
        ]
    )

    static let hint = AnswerShape(
        "Hint",
        "the hint",
        [
            .some("question_id", .text, "the question"), .some("level", .whole, "which hint it is, from 1"),
            .some("of", .whole, "how many there are"),
            .some("hint", .orNull(.text), "the hint as text; null where there are none"),
            .some("html", .orNull(.text), "the same as HTML"),
        ]
    )

    static let attempt = AnswerShape(
        "Attempt",
        "what came of an answer",
        attemptFields + [.some("dup", .flag, "whether it was recorded before, and this is the first result")]
    )

    static let attempts = AnswerShape(
        "Attempts",
        "what came of each",
        [.some("attempts", .list(.either([.attempt, .refusedAttempt])), "in the order of the answers")]
    )

    static let tally: [Field] = [
        .some("questions_attempted", .whole, "how many questions were answered"),
        .some("questions_correct", .whole, "how many of them rightly"),
        .some("accuracy", .whole, "the same in per cent"), .some("total_time_ms", .whole, "how long it took"),
        .some("avg_time_per_question_ms", .whole, "how long each took"),
    ]

    private static let subjects = Field.some("subjects_practiced", .list(.text), "the subjects of the questions")

    private static let practice: [Field] = [
        .some("id", .text, "the practice session"), .some("child_id", .text, "whose it is"),
        .some("subject", .orNull(.text), "what was wished for"),
        .some("topic", .orNull(.text), "and which topic of it"),
        .some("subtopic", .orNull(.text), "and which part of that"), .some("started_at", .moment, "when it began"),
        .some("ended_at", .orNull(.moment), "when it ended; null for not yet"),
        .some("created_at", .moment, "when it began"), .some("updated_at", .moment, "when something last happened"),
    ]

    private static let state: [Field] = [
        .some("state", .word(PracticeSession.State.allCases.map(\.rawValue)), "whether its clock runs"),
        .some("paused_ms", .whole, "for how long its clock has stood"),
    ]

    private static let shownQuestion = AnswerShape(
        "Question",
        "a question as the learner sees it",
        [
            .some("id", .text, "the question"), .some("name", .text, "its name"),
            .some("subject", .text, "its subject"), .some("topic", .orNull(.text), "its topic"),
            .some("subtopic", .orNull(.text), "the part of the topic"),
            .some("type", .word(ShownQuestion.Manner.allCases.map(\.rawValue)), "what sort of answer it takes"),
            .some("text", .text, "what is asked"), .some("html", .text, "the same as HTML"),
            .some("choices", .list(.shape(.choice)), "what may be chosen, where something is"),
            .some("hints", .whole, "how many hints there are"),
        ]
    )

    private static let choice = AnswerShape(
        "Choice",
        "something to choose",
        [
            .some("id", .text, "what the answer says"), .some("text", .text, "what the learner reads"),
            .some("html", .text, "the same as HTML"),
        ]
    )

    private static let attemptFields: [Field] = [
        .some("key", .text, "the key of the answer"), .some("session_id", .text, "the practice session"),
        .some("question_id", .text, "the question"), .some("correct", .flag, "whether it is right"),
        .some("remark", .orNull(.text), "what the question says about this answer"),
        .some("hints", .whole, "how many hints were taken"), .some("time_ms", .whole, "the time that counts"),
        .some("at", .moment, "when it was recorded"),
    ]

    private static let exportedAttempt = AnswerShape(
        "ExportedAttempt",
        "an answer with its words",
        attemptFields + [.some("question", .text, "the question's name"), .some("answer", .text, "what was answered")]
    )

    private static let refusedAttempt = AnswerShape(
        "RefusedAttempt",
        "why an answer was not recorded",
        [.some("error", .shape(.attemptError), "what is wrong with it")]
    )

    private static let attemptError = AnswerShape(
        "AttemptError",
        "what is wrong with an answer",
        [
            .some("code", .word(ErrorCode.allCases.map(\.rawValue)), "which error"),
            .some("detail", .text, "what to do about it"), .some("field", .orNull(.text), "the field it is about"),
        ]
    )
}
