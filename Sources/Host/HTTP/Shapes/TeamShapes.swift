// What routes tell the teaching team of turns and of the configuration.

extension AnswerShape {
    static let explanation = AnswerShape(
        "Explanation",
        "the turn with its trace",
        [
            .some("turn", .text, "the turn"), .some("course", .text, "the course"),
            .some("module", .orNull(.text), "the module"),
            .some("learner", .orNull(.text), "who asked, where you may know"),
            .some("opened_at", .moment, "when it was asked"),
            .some("ended_at", .orNull(.moment), "when it ended; null for not yet"),
            .some("ms", .orNull(.whole), "how long it took"), .some("question", .text, "what the chain was asked"),
            .some("answer", .text, "what the learner read"),
            .some("outcome", .orNull(.word(TurnOutcome.allCases.map(\.rawValue))), "how it ended"),
            .some("by", .orNull(.text), "who ended it"), .some("sentence", .text, "what the learner is told"),
            .some("revision", .orNull(.text), "the configuration that answered"),
            .some("sources", .list(.text), "what the answer is taken from"),
            .some("lock", .word(grades), "how much help was locked"),
            .some("hints", .named(.whole), "by the name of each question, how many hints had been given"),
            .some("steps", .list(.shape(.step)), "what was tried, in order"),
            .some("facts", .named(.anything), "what enrichers had found out, by name"),
        ]
    )

    static let honestSentence = AnswerShape(
        "HonestSentence",
        "how the question was answered",
        [.some("turn", .text, "the turn"), .some("sentence", .text, "how it was answered")]
    )

    static let configuration = AnswerShape(
        "Configuration",
        "the configuration",
        [
            .some("number", .whole, "its number in the log"), .some("revision", .text, "its revision"),
            .some("at", .moment, "when it came into force"),
            .some("cause", .word(ConfigurationCause.allCases.map(\.rawValue)), "why"),
            .some("author", .orNull(.text), "who sent it"),
            .some("from_files", .flag, "whether it is as the files have it"),
        ]
    )

    static let configurations = AnswerShape(
        "Configurations",
        "the configurations",
        [.some("configurations", .list(.shape(.configuration)), "newest first")]
    )

    static let configurationInForce = AnswerShape(
        "ConfigurationInForce",
        "the configuration with its text",
        configuration.fields + [
            .some("text", .text, "the file"), .some("chain", .shape(.chain), "what really runs"),
        ]
    )

    static let checkedDraft = AnswerShape(
        "CheckedDraft",
        "what the check found",
        [
            .some("good", .flag, "that it could come into force"), .some("revision", .text, "its revision"),
            .some("warnings", .list(.shape(.fault)), "what is strange about it"),
            .some("tests", .list(.shape(.test)), "how its tests went"),
        ]
    )

    static let fault = AnswerShape(
        "Fault",
        "something wrong with a file",
        [
            .some("file", .text, "the file"), .some("line", .whole, "the line"), .some("column", .whole, "the column"),
            .some("severity", .word(["error", "warning"]), "how bad it is"),
            .some("path", .text, "the value, by its path in the file"), .some("message", .text, "what to do about it"),
        ]
    )

    private static let step = AnswerShape(
        "Step",
        "what a part did",
        [
            .some("kind", .text, "the kind of part"), .some("name", .text, "the part"),
            .some("use", .text, "what it is"), .some("place", .text, "where it stands in the file"),
            .some("us", .whole, "how long it took, in microseconds"), .some("ending", .text, "how it ended"),
            .some("detail", .orNull(.text), "what more there is to say"),
            .some("basis", .orNull(.text), "what its answer rests on"), .some("model", .orNull(.text), "which model"),
            .some("notes", .list(.text), "what it noted"),
        ]
    )

    private static let chain = AnswerShape(
        "Chain",
        "what really runs somewhere",
        [
            .some("revision", .text, "the revision"), .some("file", .text, "the file"),
            .some("course", .orNull(.text), "the course; null for every other one"),
            .some("module", .orNull(.text), "the module"), .some("lock", .word(grades), "how much help is locked"),
            .some("entries", .list(.shape(.chainEntry)), "its parts in order"),
        ]
    )

    private static let chainEntry = AnswerShape(
        "ChainEntry",
        "a part of a chain",
        [
            .some("kind", .text, "the kind of part"), .some("name", .text, "the part"),
            .some("use", .text, "what it is"), .some("path", .text, "its path in the file"),
            .some("line", .whole, "the line"), .some("column", .whole, "the column"),
            .some("within_ms", .orNull(.whole), "how long it may take"),
            .some("values", .list(.shape(.chainValue)), "what it is set to"),
        ]
    )

    private static let chainValue = AnswerShape(
        "ChainValue",
        "what a part is set to",
        [
            .some("key", .text, "the setting"), .some("value", .anything, "its value"),
            .some("path", .orNull(.text), "its path in the file; null for a default"),
            .some("line", .orNull(.whole), "the line"), .some("column", .orNull(.whole), "the column"),
        ]
    )

    private static let test = AnswerShape(
        "TestResult",
        "how a test went",
        [
            .some("say", .text, "what was asked"), .some("course", .orNull(.text), "in which course"),
            .some("module", .orNull(.text), "in which module"), .some("line", .whole, "its line in the file"),
            .some("column", .whole, "its column"), .some("outcome", .text, "how it ended"),
            .some("by", .orNull(.text), "the part that ended it"),
            .some("left_out", .list(.text), "the parts that a test does not ask"),
        ]
    )
}
