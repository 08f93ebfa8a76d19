import Cryptography
import Pipeline

extension ShellCommand {
    private static let whileStopped = "Stop the host first."

    /// Makes an account.
    static let addUser = ShellCommand(
        path: ["user", "add"],
        summary: "Creates an account; its password is read from standard input.",
        details: whileStopped
            + " Passwords are never given as arguments, because other users of the machine can read those.",
        arguments: [Argument(name: "EMAIL", meaning: "the email address they sign in with")],
        options: [
            .value("name", "NAME", "their name", fallback: "the address"),
            Option(
                name: "role",
                value: "ROLE",
                meaning: "their role",
                fallback: "learner",
                choices: AccountRole.allCases.map(\.rawValue)
            ),
            Option(
                name: "course",
                value: "ID",
                meaning: "a course they learn, teach or manage, depending on their role",
                mayRepeat: true
            ),
            .database,
        ],
        examples: [#"tutorline user add ada@example.org --name "Ada" --role tutor --course algebra-1"#],
        run: { invocation, shell in
            let email = invocation[argument: "EMAIL"] ?? ""
            guard email.contains("@"), email.utf8.count <= SignIn.longestEmail else {
                throw Complaint("\"\(email)\" is not an email address.", .misuse)
            }
            let role = AccountRole(rawValue: invocation[option: "role"] ?? "") ?? .learner
            let password = try passwordFromInput(shell)
            let store = try await invocation.openStore(shell, isMade: true)
            defer { store.close() }
            let hash = try await PasswordChecker(randomness: .system).hash(password).reveal()
            let courses = invocation.all("course")
            for course in courses { _ = try await store.course(course) }
            let account = try await store.create(
                NewAccount(
                    name: invocation.all("name").last ?? email,
                    email: SignIn.normal(email),
                    password: hash,
                    roles: [role]
                )
            )
            let enrolment: Enrolment = role == .tutor ? .teach : role == .team ? .manage : .learn
            for course in courses { try await store.enrol(account.id, in: course, to: enrolment) }
            shell.print("\(account.id)  \(email), \(role.rawValue)")
            return .success
        }
    )

    /// Lists accounts.
    static let listUsers = ShellCommand(
        path: ["user", "list"],
        summary: "Lists the accounts.",
        details: onlyReads,
        options: [.database, .json],
        examples: ["tutorline user list"],
        run: { invocation, shell in
            let store = try await invocation.readStore(shell)
            defer { store.close() }
            var listed: [JSON] = []
            var last: AccountID?
            while true {
                let page = try await store.accounts(after: last, limit: 200)
                for account in page {
                    let standing = try await store.standing(of: account.id)
                    let roles = standing.roles.sorted().map(\.rawValue)
                    if invocation.has("json") {
                        listed.append([
                            "id": .string(account.id.description), "name": .string(account.name),
                            "email": account.email.map(JSON.string) ?? .null, "roles": .array(roles.map(JSON.string)),
                            "disabled": .bool(account.isDisabled),
                        ])
                    } else {
                        let state = account.isDisabled ? ", disabled" : ""
                        // Without a name of their own, people are called by their address.
                        let email = account.email.flatMap { $0 == account.name ? nil : $0 }
                        let who = [account.name, email].compactMap { $0 }.joined(separator: "  ")
                        shell.print("\(account.id)  \(who)  \(roles.joined(separator: " "))\(state)")
                    }
                }
                guard page.count == 200 else { break }
                last = page.last?.id
            }
            if invocation.has("json") { shell.print(JSON.array(listed).text) }
            return .success
        }
    )

    /// Sets a password.
    static let setPassword = ShellCommand(
        path: ["user", "password"],
        summary: "Sets a password, read from standard input, and signs the account out everywhere.",
        details: whileStopped,
        arguments: [Argument(name: "EMAIL", meaning: "the email address they sign in with")],
        options: [.database],
        examples: ["tutorline user password ada@example.org"],
        run: { invocation, shell in
            try await changing(invocation, shell, "has a new password, and is signed out everywhere") {
                store,
                account in
                let hash = try await PasswordChecker(randomness: .system).hash(passwordFromInput(shell))
                try await store.setPassword(hash.reveal(), of: account)
            }
        }
    )

    /// Shuts an account out.
    static let disableUser = ShellCommand(
        path: ["user", "disable"],
        summary: "Shuts an account out; its tokens stop working immediately.",
        details: whileStopped,
        arguments: [Argument(name: "EMAIL", meaning: "the email address they sign in with")],
        options: [.flag("undo", "let the account in again"), .database],
        examples: ["tutorline user disable ada@example.org"],
        run: { invocation, shell in
            let isUndone = invocation.has("undo")
            let done = isUndone ? "may sign in again" : "is shut out"
            return try await changing(invocation, shell, done) { store, account in
                try await store.setDisabled(!isUndone, account)
            }
        }
    )

    /// Makes a token.
    static let makeToken = ShellCommand(
        path: ["token"],
        summary: "Prints an access token for an account, for scripts.",
        details: onlyReads,
        arguments: [Argument(name: "EMAIL", meaning: "whose token")],
        options: [
            .value("for", "TIME", "how long it is valid, at most 90d", fallback: "1h"),
            .value("key-file", "FILE", "the host's key, or TUTORLINE_KEY_FILE", fallback: "tutorline.key"),
            .database,
        ],
        examples: ["tutorline token ada@example.org --for 8h"],
        run: { invocation, shell in
            guard let life = Span(invocation[option: "for"] ?? "")?.duration,
                (.seconds(1))...TokenKey.longestLife ~= life
            else { throw Complaint("--for must be a length of time from 1s to 90d, such as 8h.", .misuse) }
            let email = invocation[argument: "EMAIL"] ?? ""
            let database = TurnArchive(invocation.databasePath(shell))
            guard let account = try database.read({ try $0.account(email: SignIn.normal(email)) }) else {
                throw unknown(email)
            }
            guard !account.isDisabled else {
                throw Complaint(
                    "\(email) is shut out, so a token would not work; user disable --undo lets them in again.",
                    .no
                )
            }
            // Only for somebody who is there: a key is made where there is none.
            let file =
                invocation.all("key-file").last ?? shell.environment["TUTORLINE_KEY_FILE"].flatMap {
                    $0.isEmpty ? nil : $0
                }
                ?? invocation[option: "key-file"] ?? ""
            let isNew = try KeyFile.isMissing(at: file)
            let key = TokenKey(try KeyFile.key(at: file, randomness: .system))
            if isNew {
                shell.complain(
                    "tutorline: \(file) is a new key: only a host that is started with it accepts this token."
                )
            }
            let now = Rim.now()
            let token = AccessToken(
                account: account.id,
                id: UniqueID.random(.system).description,
                login: UniqueID.random(.system).description,
                issued: now,
                expires: now + life
            )
            shell.print(key.sign(token))
            return .success
        }
    )

    private static func unknown(_ email: String) -> Complaint {
        Complaint("there is no account with the email address \(email).", .no)
    }

    private static func changing(
        _ invocation: Invocation,
        _ shell: Shell,
        _ done: String,
        _ body: (SQLiteStore, AccountID) async throws -> Void
    ) async throws -> ExitCode {
        let email = invocation[argument: "EMAIL"] ?? ""
        let store = try await invocation.openStore(shell)
        defer { store.close() }
        guard let account = try await store.account(email: SignIn.normal(email)) else { throw unknown(email) }
        try await body(store, account.id)
        shell.print("\(email) \(done).")
        return .success
    }

    private static func passwordFromInput(_ shell: Shell) throws -> Concealed<String> {
        if shell.showsProgress { shell.complain("Password:") }
        guard let line = shell.readSecret(), line.count >= 8 else {
            throw Complaint("give a password of at least 8 characters on standard input.", .misuse)
        }
        return Concealed(line)
    }
}
