extension Route {
    /// Throws when somebody may not ask this about what the path names.
    ///
    /// What one may not even read does not exist for them: a foreign thing and an unknown one are the same 404.
    func admit(_ subject: Subject, _ values: [String: String]) throws(Refused) {
        guard case .may(let action, let target) = access else { return }
        let object: Object
        let mayKnow: Bool
        switch target {
        case .host:
            (object, mayKnow) = (.host, true)
        case .course(let name):
            object = .course(values[name] ?? "")
            mayKnow = can(subject, .readCourse, object)
        case .account(let name):
            guard let account = AccountID(values[name] ?? "") else { throw Refused(.notFound) }
            object = .account(account)
            mayKnow = can(subject, .readAccount, object)
        }
        guard can(subject, action, object) else { throw Refused(mayKnow ? .forbidden : .notFound) }
    }
}
