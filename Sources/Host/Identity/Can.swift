/// Whether a subject may do an action to an object: the only place where that is decided.
///
/// Read it as a table. What is not written here is not allowed, and that includes an action on an object that it
/// makes no sense for.
func can(_ subject: Subject, _ action: Action, _ object: Object) -> Bool {
    guard subject.account != nil else { return false }
    switch (action, object) {
    // A conversation belongs to its learner. Tutors of the course come in once a question was theirs to take, and
    // stay, because the learner may come back to it. Parents see practice, not chats; the team sees traces.
    case (.readConversation, .conversation(let conversation)),
        (.readPracticeInConversation, .conversation(let conversation)):
        return subject.is(conversation.learner) || subject.helps(in: conversation)
    // It ends with their place in the course; what is under way they may still stop, end, or take to another course.
    case (.writeInConversation, .conversation(let conversation)):
        return subject.is(conversation.learner) && subject.learns.contains(conversation.course)
    case (.leaveConversation, .conversation(let conversation)):
        return subject.is(conversation.learner)
    case (.answerInConversation, .conversation(let conversation)),
        (.noteInConversation, .conversation(let conversation)):
        return subject.helps(in: conversation)
    case (.takeTicket, .ticket(let course, let learner)):
        return subject.teaches.contains(course) && !subject.is(learner)

    // Practice belongs to the learner and to those who look after them.
    case (.readPractice, .practice(let learner)), (.practise, .practice(let learner)):
        return subject.is(learner) || subject.children.contains(learner)

    case (.openConversation, .course(let course)):
        return subject.learns.contains(course)
    case (.readCourse, .course(let course)):
        return subject.belongs(to: course) || subject.isOperator
    case (.readQueue, .course(let course)), (.suggestAnswer, .course(let course)):
        return subject.teaches.contains(course) || subject.manages.contains(course)
    case (.lockCourse, .course(let course)):
        return subject.teaches.contains(course) || subject.manages.contains(course) || subject.isOperator
    case (.editCourse, .course(let course)), (.enrol, .course(let course)):
        return subject.manages.contains(course) || subject.isOperator

    case (.readTrace, .trace(let course, _)):
        return subject.manages.contains(course) || subject.isOperator
    case (.readNamesInTrace, .trace(let course, let named)):
        return named && subject.manages.contains(course)

    // What is kept about a person is theirs to take and to erase; the operator answers letters that ask for erasure.
    case (.readAccount, .account(let person)), (.eraseAccount, .account(let person)):
        return subject.is(person) || subject.isOperator
    case (.exportAccount, .account(let person)):
        return subject.is(person)
    case (.linkGuardian, .account):
        return subject.isOperator

    case (.createCourse, .host), (.readConfiguration, .host), (.changeConfiguration, .host):
        return subject.isTeam || subject.isOperator
    case (.readMetrics, .host), (.manageAccounts, .host), (.operate, .host):
        return subject.isOperator

    default:
        return false
    }
}

extension Subject {
    /// Whether a tutor has business in this conversation; nobody is their own tutor.
    fileprivate func helps(in conversation: Object.Conversation) -> Bool {
        !teaches.isDisjoint(with: conversation.offered) && !self.is(conversation.learner)
    }
}
