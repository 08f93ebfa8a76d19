import Cryptography
import Reactor

/// People: who they are, what they do in which course, and who looks after whom.
struct PeopleRoutes: Sendable {
    let store: any Store
    let identity: Identity
    let lobby: Lobby

    var all: [Route] { own + accounts + enrolment + guardians }

    private var own: [Route] {
        [
            Route(
                method: "GET",
                path: "/api/v1/me",
                access: .known,
                summary: "Says who you are, and what you may do where.",
                answers: .json(.me),
                answer: me
            ),
            Route(
                method: "PUT",
                path: "/api/v1/me/password",
                access: .known,
                summary: "Sets a new password; every login of the account ends, this one too.",
                body: [
                    .required("current", "string", "the current password"),
                    .required("password", "string", "the new one, of 8 to 256 bytes"),
                ],
                answers: .nothing,
                statuses: [204],
                answer: setOwnPassword
            ),
        ]
    }

    private var accounts: [Route] {
        let roles = Route.BodyField.optional(
            "roles",
            "array",
            AccountRole.allCases.map(\.rawValue).joined(separator: ", ")
        )
        let password = Route.BodyField.optional(
            "password",
            "string",
            "a password of 8 to 256 bytes; without one, nobody can sign in to the account"
        )
        return [
            Route(
                method: "GET",
                path: "/api/v1/accounts",
                access: .may(.manageAccounts, .host),
                summary: "Lists accounts in the order of their creation.",
                query: [
                    Route.Parameter(name: "after", meaning: "the account that the last page ended with"),
                    .limit(200, usually: 50),
                ],
                answers: .json(.accounts),
                answer: list
            ),
            Route(
                method: "POST",
                path: "/api/v1/accounts",
                access: .may(.manageAccounts, .host),
                summary: "Creates an account.",
                body: [
                    .required("name", "string", "the name others read"),
                    .optional("email", "string", "the address to sign in with"),
                    password, roles,
                ],
                answers: .json(.account),
                statuses: [201],
                answer: create
            ),
            Route(
                method: "PATCH",
                path: "/api/v1/accounts/{account}",
                access: .may(.manageAccounts, .host),
                summary:
                    "Changes roles or password, or shuts an account out; a new password or shutting it out ends its logins.",
                parameters: [.account],
                body: [
                    roles, password,
                    .optional("disabled", "boolean", "whether it is shut out"),
                ],
                answers: .json(.account),
                answer: change
            ),
        ]
    }

    private var enrolment: [Route] {
        let parameters: [Route.Parameter] = [
            .course, .account,
            Route.Parameter(name: "manner", meaning: "learn, teach or manage"),
        ]
        let path = "/api/v1/courses/{id}/people/{account}/{manner}"
        return [
            Route(
                method: "PUT",
                path: path,
                access: .may(.enrol, .course("id")),
                summary: "Lets somebody learn, teach or manage a course.",
                parameters: parameters,
                answers: .nothing,
                statuses: [204],
                answer: { try await enrol($0) { try await store.enrol($0, in: $1, to: $2) } }
            ),
            Route(
                method: "DELETE",
                path: path,
                access: .may(.enrol, .course("id")),
                summary: "Ends that.",
                parameters: parameters,
                answers: .nothing,
                statuses: [204],
                answer: { try await enrol($0, withdraw) }
            ),
        ]
    }

    private var guardians: [Route] {
        let parameters = [
            .account, Route.Parameter(name: "child", meaning: "the account of the child"),
        ]
        let path = "/api/v1/accounts/{account}/children/{child}"
        return [
            Route(
                method: "PUT",
                path: path,
                access: .may(.linkGuardian, .account("child")),
                summary: "Makes somebody a guardian of a child, who can then see the child's practice.",
                parameters: parameters,
                answers: .nothing,
                statuses: [204],
                answer: { try await link($0) { try await store.setGuardian($0, of: $1) } }
            ),
            Route(
                method: "DELETE",
                path: path,
                access: .may(.linkGuardian, .account("child")),
                summary: "Ends that.",
                parameters: parameters,
                answers: .nothing,
                statuses: [204],
                answer: { try await link($0) { try await store.removeGuardian($0, of: $1) } }
            ),
        ]
    }
}
