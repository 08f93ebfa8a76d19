/// Somebody whose token was found good: who, by which login, until when.
struct Bearer: Sendable, Equatable {
    var account: AccountID
    /// The login the token came from, which can be revoked as a whole.
    var login: String
    var issued: Moment
    var expires: Moment
    /// What a site vouches for, when the token is a site's; nil when the store knows what the account may do.
    var voucher: Voucher?

    /// Where somebody begins: there, or, when they do not say it, where their site says they are.
    func place(course: String?, module: String?) throws(Refused) -> (course: String, module: String?) {
        if let course { return (course, module) }
        guard let voucher, let course = voucher.course else {
            throw Refused(.badField, "\"course\" is missing, and the token names none.", field: "course")
        }
        return (course, module ?? voucher.module)
    }

    /// A site's word about what one of its people may do, and where on the site they are.
    struct Voucher: Sendable, Equatable {
        /// Whose word it is, and by which of its keys; one without a name is `nil`.
        var issuer: String
        var key: String?
        var role: SiteToken.Role
        var courses: Set<String>
        var course: String?
        var module: String?

        /// The rights the word amounts to, which hold as long as the token and are kept nowhere.
        func subject(_ account: AccountID) -> Subject {
            var subject = Subject(account)
            switch role {
            case .learner: subject.learns = courses
            case .tutor: subject.teaches = courses
            case .team: (subject.manages, subject.isTeam) = (courses, true)
            }
            return subject
        }
    }
}
