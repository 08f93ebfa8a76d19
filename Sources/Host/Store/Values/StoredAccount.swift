/// A person, or a learner too small for a login of their own.
package struct StoredAccount: Sendable, Equatable {
    package let id: AccountID
    package let name: String
    package let email: String?
    /// The stored form of the password; `nil` where there is no login with one.
    package let password: String?
    /// Where somebody else's site vouches for the person: whose site, and what it calls them.
    package let issuer: String?
    package let subject: String?
    package let isDisabled: Bool
    /// Tokens made before this moment are worth nothing.
    package let tokensValidFrom: Moment
    package let createdAt: Moment
}

/// What is known of a person when their account is made.
package struct NewAccount: Sendable {
    package var name: String
    package var email: String?
    package var password: String?
    package var roles: Set<AccountRole>

    package init(name: String, email: String? = nil, password: String? = nil, roles: Set<AccountRole> = []) {
        self.name = name
        self.email = email
        self.password = password
        self.roles = roles
    }
}

package enum AccountRole: String, Sendable, CaseIterable, Comparable {
    case learner, tutor, parent, team, `operator`
    package static func < (left: AccountRole, right: AccountRole) -> Bool { left.rawValue < right.rawValue }
}

/// What somebody does in a course.
package enum Enrolment: String, Sendable, CaseIterable {
    case learn, teach, manage
}

/// All that is wanted of somebody who comes, of one moment.
package struct Arrival: Sendable {
    package let standing: Standing
    /// Their latest sessions, latest first.
    package let sessions: [StoredSession]
}

/// A person with all that decides what they may do, of one moment.
package struct Standing: Sendable, Equatable {
    package let account: StoredAccount
    package internal(set) var roles: Set<AccountRole> = []
    package internal(set) var courses: [String: Set<Enrolment>] = [:]
    package internal(set) var children: Set<AccountID> = []
    package internal(set) var guardians: Set<AccountID> = []
}
