// What routes tell of practice over time.

extension AnswerShape {
    static let analytics = AnswerShape(
        "PracticeAnalytics",
        "practice sessions compared",
        [child, window, .some("sessions", .whole, "how many there were")] + tally + [
            .some("days_practiced", .whole, "on how many days"),
            .some("subjects", .list(.shape(.subjectTally)), "each subject by itself"),
            .some("earlier", .shape(.half), "the first half of the time"),
            .some("later", .shape(.half), "the second half"),
            .some("history", .list(.shape(.listedPractice)), "the sessions, latest first"),
        ]
    )

    static let trends = AnswerShape(
        "PracticeTrends",
        "how accuracy and speed change",
        [
            child, .some("subject", .orNull(.text), "the subject; null for all"), window,
            .some("accuracy", .shape(.trend), "in per cent"), .some("speed", .shape(.trend), "in milliseconds"),
            .some("buckets", .list(.shape(.period)), "the time in equal parts"),
        ]
    )

    static let mastery = AnswerShape(
        "PracticeMastery",
        "how likely each skill is mastered",
        [child, .some("skills", .list(.shape(.skill)), "the skills")]
    )

    static let learnerPractice = AnswerShape(
        "LearnerPractice",
        "what the learner has practised",
        [
            .some("course", .text, "the course"),
            .some("question", .orNull(.shape(.questionInHand)), "the question that the session is about"),
            .some("attempts", .list(.shape(.toldAttempt)), "the latest answers, latest first"),
            .some("skills", .list(.shape(.skill)), "the skills of the course"),
        ]
    )

    private static let child = Field.some("child_id", .text, "the learner")
    private static let window = Field.some("window_days", .whole, "how far back, in days")

    private static let subjectTally = AnswerShape(
        "SubjectTally",
        "what practice of a subject came to",
        [.some("subject", .text, "the subject")] + tally
    )

    private static let half = AnswerShape(
        "PracticeHalf",
        "what half of the time came to",
        [.some("sessions", .whole, "how many sessions began in it")] + tally
    )

    private static let period = AnswerShape(
        "PracticePeriod",
        "what a part of the time came to",
        [.some("from", .moment, "when it begins"), .some("to", .moment, "when it ends")] + tally
    )

    private static let trend = AnswerShape(
        "Trend",
        "which way something goes",
        [
            .some("direction", .word(Host.Trend.Direction.allCases.map(\.rawValue)), "which way"),
            .some("from", .orNull(.whole), "what the first stretch with answers came to; null while it is too early"),
            .some("to", .orNull(.whole), "what the last one came to"),
            .some("sentence", .text, "the same in a sentence"),
        ]
    )

    private static let skill = AnswerShape(
        "Skill",
        "how well a part of a topic is mastered",
        [
            .some("course", .text, "the course"), .some("subject", .text, "the subject"),
            .some("topic", .orNull(.text), "the topic"), .some("subtopic", .orNull(.text), "the part of the topic"),
            .some("level", .word(SkillMastery.Level.allCases.map(\.rawValue)), "how well"),
            .some("probability", .orNull(.decimal), "how likely it is mastered; null while it is too early to say"),
            .some("attempts", .whole, "how many answers there are"), .some("correct", .whole, "how many are right"),
            .some("sentence", .text, "the same in a sentence"),
        ]
    )

    private static let questionInHand = AnswerShape(
        "QuestionInHand",
        "a question with how far its learner has come",
        [
            .some("id", .text, "the question"), .some("name", .text, "its name"),
            .some("text", .text, "what is asked"), .some("html", .text, "the same as HTML"),
            .some("hints", .whole, "how many hints were taken"), .some("of", .whole, "how many there are"),
            .some("attempts", .list(.shape(.toldAttempt)), "the answers to it"),
        ]
    )

    private static let toldAttempt = AnswerShape(
        "ToldAttempt",
        "an answer, for somebody who was not there",
        [
            .some("question_id", .text, "the question"), .some("name", .text, "its name"),
            .some("subject", .text, "its subject"), .some("topic", .orNull(.text), "its topic"),
            .some("subtopic", .orNull(.text), "the part of the topic"), .some("answer", .text, "what was answered"),
            .some("correct", .flag, "whether it is right"),
            .some("remark", .orNull(.text), "what the question says about this answer"),
            .some("hints", .whole, "how many hints were taken"), .some("time_ms", .whole, "the time that counts"),
            .some("at", .moment, "when it was recorded"),
        ]
    )
}
