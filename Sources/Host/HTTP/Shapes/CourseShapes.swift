import Pipeline

// What routes tell of courses, their locks, and answers that tutors have given once.

extension AnswerShape {
    static let courses = AnswerShape(
        "Courses",
        "the courses",
        [.some("courses", .list(.shape(.courseSummary)), "the courses")]
    )

    static let course = AnswerShape(
        "Course",
        "the course",
        title + [
            .some("welcome", .text, "what stands at the head of its page, in Markdown"),
            .some("modules", .list(.shape(.module)), "its modules in order"),
        ]
    )

    static let importReport = AnswerShape(
        "ImportReport",
        "what an import did",
        [
            .some("added", .whole, "how many are new"), .some("changed", .whole, "how many have changed"),
            .some("unchanged", .whole, "how many are as they were"),
            .some("retired", .whole, "how many are out of use from now on"),
        ]
    )

    static let lock = AnswerShape(
        "CourseLock",
        "the lock",
        [
            .some("course", .text, "the course"),
            .some("module", .orNull(.text), "the module; null for the whole course"),
            .some("grade", .word(grades), "how much help is locked"),
            .some("from", .orNull(.moment), "when it begins; null for at once"),
            .some("until", .orNull(.moment), "when it ends; null for when it is lifted"),
        ]
    )

    static let locks = AnswerShape("CourseLocks", "the locks", [.some("locks", .list(.shape(.lock)), "the locks")])
    static let lifted = AnswerShape("Lifted", "what was lifted", [.some("lifted", .flag, "whether there was a lock")])

    static let learnedAnswer = AnswerShape("LearnedAnswer", "the entry", learned)

    static let learnedAnswers = AnswerShape(
        "LearnedAnswers",
        "the entries",
        [.some("entries", .list(.shape(.learnedAnswer)), "the entries")]
    )

    static let learnedAnswerInForce = AnswerShape(
        "LearnedAnswerInForce",
        "the entry as it is in force",
        learned + [.some("revision", .text, "the revision of the configuration that has it")]
    )

    static let grades = LockGrade.allCases.map(\.rawValue)

    private static let title: [Field] = [
        .some("id", .text, "the course"), .some("title", .text, "its title"),
        .some("language", .text, "its language, such as en"), .some("subject", .text, "its subject"),
    ]

    private static let courseSummary = AnswerShape(
        "CourseSummary",
        "a course in a list",
        title + [
            .some("modules", .whole, "how many modules it has"), .some("retired", .flag, "whether it is out of use"),
            .some("retention_days", .orNull(.whole), "for how many days conversations are kept; null for always"),
        ]
    )

    private static let module = AnswerShape(
        "Module",
        "a module of a course",
        [
            .some("id", .text, "the module"), .some("title", .text, "its title"),
            .some("passages", .list(.shape(.passage)), "its passages in order"),
        ]
    )

    private static let passage = AnswerShape(
        "Passage",
        "a passage of a module",
        [
            .some("anchor", .text, "its name within the module"), .some("title", .text, "its title"),
            .some("text", .text, "what it says, in Markdown"),
        ]
    )

    private static let learned: [Field] = [
        .some("id", .text, "the entry"), .some("course", .text, "the course"),
        .some("module", .orNull(.text), "the module; null for the whole course"),
        .some("state", .word(LearnedAnswer.State.allCases.map(\.rawValue)), "whether the chain answers with it"),
        .some("question", .text, "the question"), .some("also", .list(.text), "other ways to ask it"),
        .some("tests", .list(.text), "questions that must find it"), .some("answer", .text, "the answer, in Markdown"),
        .some("turn", .text, "the turn that it answered first"),
        .some("author", .orNull(.text), "who proposed it"), .some("reviewer", .orNull(.text), "who looked at it last"),
        .some("at", .moment, "when it last changed"),
    ]
}
