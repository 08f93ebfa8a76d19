/// Everything one can want to do, in the words of the product.
enum Action: String, CaseIterable, Sendable {
    // To a conversation.
    case readConversation, writeInConversation, leaveConversation, answerInConversation, noteInConversation
    case readPracticeInConversation
    // To a ticket.
    case takeTicket
    // To a practice.
    case readPractice, practise
    // To a course.
    case openConversation, readCourse, readQueue, suggestAnswer, editCourse, lockCourse, enrol
    // To the trace of a turn.
    case readTrace, readNamesInTrace
    // To an account.
    case readAccount, exportAccount, eraseAccount, linkGuardian
    // To the host.
    case createCourse, readConfiguration, changeConfiguration, readMetrics, manageAccounts, operate
}
