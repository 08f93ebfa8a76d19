// What routes tell of people, their logins and what is kept about them.

extension AnswerShape {
    static let tokens = AnswerShape(
        "Tokens",
        "what requests are signed with",
        [
            .some("access_token", .text, "the token that requests carry"),
            .some("refresh_token", .text, "what new tokens are given for"),
            .some("token_type", .word(["bearer"]), "how the token is sent"),
            .some("expires_in", .whole, "for how many seconds it is valid"),
        ]
    )

    static let helloTicket = AnswerShape(
        "HelloTicket",
        "a ticket for one hello",
        [.some("ticket", .text, "what the hello says as its ticket")]
    )

    static let account = AnswerShape("Account", "an account", accountFields)

    static let accounts = AnswerShape(
        "Accounts",
        "accounts, a page of them",
        [
            .some("accounts", .list(.shape(.account)), "in the order of their creation"),
            .some("next", .orNull(.text), "what the next page is after; null on the last"),
        ]
    )

    static let me = AnswerShape("Me", "who you are", accountFields + standing)

    static let personalExport = AnswerShape(
        "PersonalExport",
        "everything that is kept about you",
        [
            .some("account", .shape(.exportedAccount), "the account"),
            .some("sessions", .list(.shape(.exportedSession)), "conversations, latest first"),
            .some("practice", .list(.shape(.exportedPractice)), "practice sessions, latest first"),
        ]
    )

    private static let accountFields: [Field] = [
        .some("id", .text, "the account"), .some("name", .text, "the name others read"),
        .some("email", .orNull(.text), "the address to sign in with"),
        .some("issuer", .orNull(.text), "the site whose tokens it comes from"),
        .some("disabled", .flag, "whether it is shut out"), .some("created_at", .moment, "when it was created"),
    ]

    private static let roles = Field.some(
        "roles",
        .list(.word(AccountRole.allCases.map(\.rawValue))),
        "what it may be, wherever that is"
    )
    private static let children = Field.some("children", .list(.text), "the children it looks after")

    private static let standing: [Field] = [
        roles, .some("learns", .list(.text), "the courses you learn"),
        .some("teaches", .list(.text), "the courses you teach"),
        .some("manages", .list(.text), "the courses you manage"), children,
    ]

    private static let exportedAccount = AnswerShape(
        "ExportedAccount",
        "an account with what it may do where",
        accountFields + [
            roles,
            .some(
                "courses",
                .named(.list(.word(Enrolment.allCases.map(\.rawValue)))),
                "by the name of each course, what it does there"
            ), children, .some("guardians", .list(.text), "who looks after it"),
        ]
    )

    private static let exportedSession = AnswerShape(
        "ExportedSession",
        "a conversation with all its events",
        [
            .some("id", .text, "the session"), .some("course", .text, "the course"),
            .some("module", .orNull(.text), "the module"),
            .some("state", .word(SessionState.allCases.map(\.rawValue)), "its state"),
            .some("opened_at", .moment, "when it began"),
            .some("last_activity", .moment, "when something last happened"),
            .some("events", .list(.frame), "its durable events, as frames of tutor.v1"),
        ]
    )
}
