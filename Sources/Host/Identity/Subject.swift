/// Somebody who wants something, with every fact that decides what they may have.
///
/// It holds no names and no addresses, so that it may be kept, compared and printed.
struct Subject: Sendable, Hashable {
    /// The person, or nil for somebody who has not said who they are.
    var account: AccountID?
    /// Courses they learn in.
    var learns: Set<String> = []
    /// Courses whose learners they help.
    var teaches: Set<String> = []
    /// Courses whose content and rules are theirs to write.
    var manages: Set<String> = []
    /// Children they are a guardian of.
    var children: Set<AccountID> = []
    /// Whether they belong to the teaching team at all, even before they have a course.
    var isTeam = false
    /// Whether they run this host.
    var isOperator = false

    init(_ account: AccountID?) { self.account = account }

    /// Somebody who has not said who they are.
    static let nobody = Subject(nil)

    /// Whether this subject is that person; nobody is never anybody.
    func `is`(_ person: AccountID) -> Bool { account == person }

    /// The courses whose queues are their business.
    var staffed: Set<String> { teaches.union(manages) }

    /// Whether there is a course this subject has anything to do with.
    var belongsSomewhere: Bool { !learns.isEmpty || !staffed.isEmpty }

    /// Whether this subject has anything to do with a course.
    func belongs(to course: String) -> Bool {
        learns.contains(course) || teaches.contains(course) || manages.contains(course)
    }
}
