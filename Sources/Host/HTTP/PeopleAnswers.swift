import Cryptography
import Reactor

// What the routes of `PeopleRoutes` do.

extension PeopleRoutes {
    @Sendable func me(_ call: Call) async throws -> Response {
        let account = try await store.account(try call.known().account)
        let subject = call.subject
        return .json(
            JSON(
                members: account.members + [
                    ("roles", .strings(try await store.standing(of: account.id).roles.map(\.rawValue))),
                    ("learns", .strings(subject.learns)), ("teaches", .strings(subject.teaches)),
                    ("manages", .strings(subject.manages)), ("children", .strings(subject.children.map(\.description))),
                ]
            )
        )
    }

    @Sendable func setOwnPassword(_ call: Call) async throws -> Response {
        let fields = try call.body()
        let current = Concealed(try fields.text("current", atMost: PasswordChecker.longest))
        let password = try Self.password(in: fields)
        guard let password else { throw fields.wrong("password", "is missing") }
        try await OwnPassword(store: store, identity: identity).change(
            of: try call.known().account,
            from: current,
            to: password,
            at: "\(call.request.remoteAddress)"
        )
        return Response(status: 204)
    }

    @Sendable func list(_ call: Call) async throws -> Response {
        let limit = Int(try call.number("limit", in: 1...200, else: 50))
        var after: AccountID?
        if let text = call.query("after") {
            guard let id = AccountID(text) else {
                throw Refused(.badField, "\"after\" must be the id of an account.", field: "after")
            }
            after = id
        }
        let accounts = try await store.accounts(after: after, limit: limit)
        let next = accounts.count == limit ? accounts.last?.id.description : nil
        return .json([
            "accounts": .array(accounts.map { JSON(members: $0.members) }), "next": next.map(JSON.string) ?? .null,
        ])
    }

    @Sendable func create(_ call: Call) async throws -> Response {
        let fields = try call.body()
        let name = try fields.title("name")
        let email = try fields.optionalText("email", atMost: SignIn.longestEmail).map(SignIn.normal)
        if let email { guard email.isAddress else { throw fields.wrong("email", "is not an email address") } }
        let password = try Self.password(in: fields)
        if password != nil, email == nil {
            throw fields.wrong("email", "is missing; an account with a password needs one to sign in")
        }
        let roles = try fields.optionalWords("roles", of: AccountRole.self) ?? []
        var hashed: String?
        if let password { hashed = try await identity.hash(password) }
        let account = try await store.create(NewAccount(name: name, email: email, password: hashed, roles: roles))
        return .json(JSON(members: account.members), status: 201)
    }

    @Sendable func change(_ call: Call) async throws -> Response {
        let id = try Self.account(call, "account")
        let fields = try call.body()
        let roles = try fields.optionalWords("roles", of: AccountRole.self)
        let isDisabled = try fields.optionalFlag("disabled")
        let password = try Self.password(in: fields)
        if isDisabled == true, call.subject.is(id) {
            throw fields.wrong("disabled", "would shut out your own account")
        }
        if let roles, call.subject.is(id), !roles.contains(.operator) {
            throw fields.wrong("roles", "must keep \"operator\": you cannot take that role from yourself")
        }
        if let roles { try await store.setRoles(roles, of: id) }
        if let isDisabled { try await store.setDisabled(isDisabled, id) }
        if let password { try await store.setPassword(try await identity.hash(password), of: id) }
        if isDisabled != nil || password != nil { identity.signIn.forget(id) }
        return .json(JSON(members: try await store.account(id).members))
    }

    func enrol(
        _ call: Call,
        _ act: (AccountID, String, Enrolment) async throws -> Void
    ) async throws -> Response {
        guard let manner = Enrolment(rawValue: call.path("manner")) else {
            throw Refused(.notFound, "The enrolment must be \"learn\", \"teach\" or \"manage\".")
        }
        try await act(try Self.account(call, "account"), call.path("id"), manner)
        return Response(status: 204)
    }

    /// Ends an enrolment, at once: open lines have the rights of their hello, so whoever has one comes back with fewer.
    func withdraw(_ account: AccountID, from course: String, _ manner: Enrolment) async throws {
        try await store.withdraw(account, from: course, manner)
        lobby.dismiss { $0.account != account }
    }

    func link(_ call: Call, _ act: (AccountID, AccountID) async throws -> Void) async throws -> Response {
        try await act(try Self.account(call, "account"), try Self.account(call, "child"))
        return Response(status: 204)
    }

    private static func account(_ call: Call, _ name: String) throws(StoreError) -> AccountID {
        guard let id = AccountID(call.path(name)) else { throw .unknownAccount }
        return id
    }

    private static func password(in fields: Fields) throws(Refused) -> Concealed<String>? {
        guard let text = try fields.optionalText("password", atMost: PasswordChecker.longest) else { return nil }
        guard text.utf8.count >= OwnPassword.shortest else {
            throw fields.wrong("password", "must be at least 8 bytes long")
        }
        return Concealed(text)
    }
}

extension StoredAccount {
    /// What may be told of an account: never its password.
    var members: [(String, JSON)] {
        [
            ("id", .string(id.description)), ("name", .string(name)), ("email", email.map(JSON.string) ?? .null),
            ("issuer", issuer.map(JSON.string) ?? .null), ("disabled", .bool(isDisabled)),
            ("created_at", .string(createdAt.rfc3339)),
        ]
    }
}

extension JSON {
    /// A list of texts, in order so that answers can be compared.
    static func strings(_ texts: some Sequence<String>) -> JSON { .array(texts.sorted().map(JSON.string)) }
}

extension String {
    /// Whether mail could go there: somebody, an @, and a place, without blanks or anything stranger.
    fileprivate var isAddress: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
            && utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }
}
