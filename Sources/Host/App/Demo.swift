import Cryptography

/// People to try the host with; they exist only with `--demo`, and that only on a loopback address.
struct Demo: Sendable {
    let store: any Store
    let passwords: PasswordChecker

    struct Person: Sendable {
        let name: String
        let email: String
        let role: AccountRole
        var enrolment: Enrolment?
    }

    static let password = "tutorline-demo"

    static let people = [
        Person(name: "Lina Learner", email: "lina@example.org", role: .learner, enrolment: .learn),
        Person(name: "Leo Learner", email: "leo@example.org", role: .learner, enrolment: .learn),
        Person(name: "Tara Tutor", email: "tara@example.org", role: .tutor, enrolment: .teach),
        Person(name: "Pia Parent", email: "pia@example.org", role: .parent),
        Person(name: "Theo Team", email: "theo@example.org", role: .team, enrolment: .manage),
        Person(name: "Olga Operator", email: "olga@example.org", role: .operator),
    ]

    /// Makes the people that are not there yet, and enrols them in every course.
    func prepare() async throws {
        // A hash takes tens of milliseconds, so it is made when the first of them is missing.
        var hash: String?
        let courses = try await store.courses().filter { !$0.isRetired }
        var accounts: [String: AccountID] = [:]
        for person in Self.people {
            let account: AccountID
            if let known = try await store.account(email: person.email) {
                account = known.id
            } else {
                let password = if let hash { hash } else { try await passwords.hash(Concealed(Self.password)).reveal() }
                hash = password
                account = try await store.create(
                    NewAccount(name: person.name, email: person.email, password: password, roles: [person.role])
                ).id
            }
            accounts[person.email] = account
            guard let enrolment = person.enrolment else { continue }
            for course in courses { try await store.enrol(account, in: course.id, to: enrolment) }
        }
        if let parent = accounts["pia@example.org"], let child = accounts["lina@example.org"] {
            try await store.setGuardian(parent, of: child)
        }
    }

    /// What whoever started a demo wants to know.
    static var invitation: String {
        let width = people.map(\.email.count).max() ?? 0
        let lines = people.map { person in
            "  \(person.email)" + String(repeating: " ", count: width - person.email.count + 2)
                + "\(person.name), \(person.role.rawValue)"
        }
        return "Demo people, all with the password \(password):\n" + lines.joined(separator: "\n")
    }
}
