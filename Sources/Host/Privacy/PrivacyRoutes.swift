import Reactor

/// What people may ask for by right: all that is kept about them, and that it is kept no longer.
struct PrivacyRoutes: Sendable {
    let store: any Store & PrivacyStore & PracticeStore
    let erasure: Erasure

    var all: [Route] {
        [
            Route(
                method: "GET",
                path: "/api/v1/me/export",
                access: .known,
                summary: "Gives everything the host keeps about the person who asks.",
                answers: .json(.personalExport),
                answer: export
            ),
            Route(
                method: "DELETE",
                path: "/api/v1/me",
                access: .known,
                summary:
                    "Erases the person who asks: account, sessions, messages and answers, and a tutor's name from their replies. It cannot be undone.",
                answers: .nothing,
                statuses: [204],
                answer: { try await erase(try $0.known().account, $0.subject) }
            ),
            Route(
                method: "DELETE",
                path: "/api/v1/accounts/{account}",
                access: .may(.eraseAccount, .account("account")),
                summary: "Erases somebody who has asked for it in writing.",
                parameters: [.account],
                answers: .nothing,
                statuses: [204],
                answer: { call in
                    guard let account = AccountID(call.path("account")) else { throw StoreError.unknownAccount }
                    return try await erase(account, call.subject)
                }
            ),
        ]
    }

    @Sendable private func export(_ call: Call) async throws -> Response {
        let account = try call.known().account
        guard can(call.subject, .exportAccount, .account(account)) else { throw Refused(.forbidden) }
        let export = PersonalExport(store: store)
        return Response(
            headers: [
                "Content-Type": "application/json", "Cache-Control": "no-store",
                "Content-Disposition": #"attachment; filename="tutorline-export.json""#,
            ],
            body: .stream { writer in try await export.run(account) { try await writer.write($0) } }
        )
    }

    private func erase(_ account: AccountID, _ subject: Subject) async throws -> Response {
        guard can(subject, .eraseAccount, .account(account)) else { throw Refused(.forbidden) }
        try await erasure.run(account)
        return Response(status: 204)
    }
}
