// What routes tell of the host itself, and of what went wrong.

extension AnswerShape {
    /// A problem document (RFC 9457).
    ///
    /// What is no request, or too large a one, is refused without a code, before anybody looks at it.
    static let problem = AnswerShape(
        "Problem",
        "what went wrong, and what to do about it",
        [
            .maybe("type", .text, "about:blank"), .some("title", .text, "what the code means"),
            .some("status", .whole, "the status"), .some("detail", .text, "what to do about it"),
            .maybe("code", .word(ErrorCode.allCases.map(\.rawValue)), "which error"),
            .maybe("retry", .flag, "whether the same may be tried again later"),
            .maybe("field", .text, "the field it is about"), .maybe("after_ms", .whole, "after how long to try again"),
            .maybe("file", .text, "what faults call the draft"),
            .maybe("faults", .list(.shape(.fault)), "everything that is wrong with a draft"),
            .maybe("in_force", .shape(.configuration), "what is in force instead of what a draft was begun from"),
        ]
    )

    static let openAPI = AnswerShape(
        "OpenAPI",
        "OpenAPI 3.1",
        [
            .some("openapi", .text, "the version of OpenAPI"), .some("info", .named(.text), "the host and its version"),
            .some("paths", .named(.anything), "the routes"),
            .some("components", .named(.anything), "what they have in common"),
        ]
    )

    static let draining = AnswerShape(
        "Draining",
        "that the host stops",
        [.some("draining", .flag, "that it does"), .some("grace_ms", .whole, "how long it takes at most")]
    )

    static let backup = AnswerShape("Backup", "the copy", [.some("file", .text, "its name, beside the database")])

    static let outbox = AnswerShape(
        "Outbox",
        "webhooks and troubles",
        [
            .some("webhooks", .list(.shape(.webhook)), "the webhooks"),
            .some("troubles", .list(.shape(.trouble)), "what could not be delivered"),
        ]
    )

    static let retried = AnswerShape(
        "Retried",
        "how much is tried again",
        [.some("retried", .whole, "how many deliveries")]
    )

    static let figures = AnswerShape(
        "Figures",
        "figures since the start",
        [
            .some("turns", .list(.shape(.turnFigures)), "turns that ended, by course and outcome"),
            .some("parts", .list(.shape(.partFigures)), "how parts ended, by course"),
            .some("conversations", .whole, "connections that have said hello"),
            .some("sessions", .whole, "sessions in memory"), .some("connections", .whole, "open connections"),
            .some("waiting", .whole, "reads and writes that wait for the store"),
            .some("watchers", .whole, "who follows the turns"), .some("revision", .text, "the configuration in force"),
        ]
    )

    private static let turnFigures = AnswerShape(
        "TurnFigures",
        "turns of a course that ended one way",
        [
            .some("course", .text, "the course"), .some("outcome", .text, "how they ended"),
            .some("count", .whole, "how many"), .some("seconds", .decimal, "how long they took together"),
        ]
    )

    private static let partFigures = AnswerShape(
        "PartFigures",
        "how often a part ended one way",
        [
            .some("course", .text, "the course"), .some("kind", .text, "the kind of part"),
            .some("part", .text, "the part"), .some("ending", .text, "how it ended"),
            .some("count", .whole, "how often"), .some("seconds", .decimal, "how long it took together"),
        ]
    )

    private static let webhook = AnswerShape(
        "Webhook",
        "a webhook and what waits for it",
        [
            .some("name", .text, "its name"), .some("configured", .flag, "whether the configuration still has it"),
            .some("waiting", .whole, "how many deliveries wait"), .some("failed", .whole, "how many were given up"),
            .some("closed", .orNull(.text), "why its receiver wants no more; null while it does"),
        ]
    )

    private static let trouble = AnswerShape(
        "Trouble",
        "a delivery that went wrong",
        [
            .some("webhook", .text, "for which webhook"), .some("id", .text, "the message"),
            .some("event", .text, "what it reports"), .some("at", .moment, "when that happened"),
            .some("attempts", .whole, "how often it was tried"),
            .some("next", .orNull(.moment), "when it is tried again; null where it was given up"),
            .some("why", .text, "what went wrong"),
        ]
    )
}
