/// Every text of the pages that all people have in common.
enum PageWord: String, CatalogueWord {
    static let room = "page"

    // Every page
    case skip = "Skip to the content"
    case navigation = "Main"
    case courses = "Courses"
    case practice = "Practice"
    case desk = "Desk"
    case conversations = "My conversations"
    case signOut = "Sign out"

    // Signing in
    case signIn = "Sign in"
    case signInLead = "Your courses, your questions and their answers."
    case email = "Email"
    case password = "Password"
    case wrongPassword = "The email address or password is wrong."
    case tooManySignIns =
        "There were too many sign-in attempts. Try again in {0, plural, one:one second|other:{0} seconds}."
    case tooManySignInsLong =
        "There were too many sign-in attempts. Try again in {0, plural, one:one minute|other:{0} minutes}."
    case signedOut = "You were signed out. Sign in to continue."
    case forgotten = "Forgotten your password? Ask your school for a new one."
    case tryAs = "Try the demo as …"
    case onlyDemo = "These people exist only in this demo."
    case learner = "learner"
    case tutor = "tutor"
    case parent = "parent"
    case team = "team"
    case operatorRole = "operator"

    // One's own account
    case account = "Your account"
    case passwordSoFar = "Current password"
    case newPassword = "New password"
    case passwordHint = "At least {0} characters. You stay signed in here, and are signed out everywhere else."
    case changePassword = "Change the password"
    case passwordChanged = "Your password has been changed. You have been signed out everywhere else."
    case noPasswordHere = "You have no password here, because you sign in through your school."
    case notPasswordSoFar = "The current password is wrong. Nothing was changed."
    case shortPassword = "A password needs at least {0} characters."
    case longPassword = "This password is too long."

    // Courses and their modules
    case yourCourses = "Your courses"
    case noCourses = "You are not enrolled in any course yet. Your school can enrol you."
    case youTeach = "You teach here."
    case deskInvitation = "Learners who still need help are waiting at the desk."
    case toDesk = "Go to the desk"
    case modulesOf = "Modules of {0}"
    case stuck = "Stuck?"
    case askInvitation = "Ask in your own words; a tutor knows what you are reading."
    case askTutor = "Ask a tutor"
    case practiseModule = "Practise this module"
    case neighbours = "Neighbouring modules"
    case before = "Previous"
    case next = "Next"

    // Conversations
    case noConversations = "You have not asked anything yet. Open a module and ask what you are stuck on."
    case onlyLearnersAsk = "You have no conversations of your own: here, it is learners who ask."
    case notForParents =
        "Conversations are between a learner and their tutors, so that nobody is afraid to ask. Parents do not read them."
    case seePractice = "You can see how your child’s practice is going."
    case olderConversations = "Older conversations"
    case earlierMessages = "Earlier messages"
    case goOn = "Continue this conversation"
    case stateSince = "{0}, {1}"
    case open = "Open"
    case closed = "Closed"
    case expired = "Expired"
    case waitsForTutor = "Waiting for a tutor"
    case tutorHasIt = "A tutor has it"
    case tutorAnswered = "A tutor answered"
    case you = "You"
    case byFAQ = "Course FAQ"
    case byModel = "AI tutor"
    case byTutor = "Tutor"
    case byHost = "Notice"
    case byPart = "Automatic answer"
    case practiceQuestion = "Practice question"

    // The desk without its script
    case deskWithoutScript = "To take a question, enable JavaScript for this page, or use {0} in a terminal."
    case alarm = "Alarm: look now"
    case nobodyWaits = "Nobody is waiting."
    case withTutor = "with {0}"
    case withColleague = "with a colleague"
    case waits = "waiting"

    // What is not there, or did not work
    case notFound = "Not found"
    case nothingHere = "There is nothing here"
    case nothingHereLead = "Or you do not have access to it."
    case toStart = "Go to the start page."
    case didNotWork = "That did not work"
}

extension PageWord {
    /// That too often somebody tried to sign in, and when they can again: rounded up, so that it is no second too early.
    static func tooManySignIns(for wait: Duration) -> String {
        let parts = wait.components
        let seconds = max(1, parts.seconds + (parts.attoseconds > 0 ? 1 : 0))
        return seconds < 100 ? tooManySignIns("\(seconds)") : tooManySignInsLong("\((seconds + 59) / 60)")
    }
}

extension AccountRole {
    var word: PageWord {
        switch self {
        case .learner: .learner
        case .tutor: .tutor
        case .parent: .parent
        case .team: .team
        case .operator: .operatorRole
        }
    }
}

extension SessionState {
    /// The state as a person would say it.
    var word: PageWord {
        switch self {
        // Whether somebody is connected at the moment is the host's business, not a state a learner could change.
        case .active, .paused: .open
        case .closed: .closed
        case .expired: .expired
        }
    }
}

extension ErrorCode {
    /// What a person reads in their language when nothing more exact can be said.
    var translated: String { Words.current.texts["error.\(rawValue)"] ?? sentence }
}
