/// Every text of the pages of practice.
enum PracticeWord: String, CatalogueWord {
    static let room = "page.practice"

    // All of them
    case practice = "Practice"
    case practise = "Practise"
    case progress = "Progress"
    case history = "History"
    case whose = "Whose practice"
    case own = "My own"
    case nobody =
        "There is no practice here for you to see. Learners can practise once they are enrolled in a course; parents can see it once the school has linked their accounts."

    case forLearners =
        "Learners practise here, each with questions that fit what they can do. You teach, so there is nothing for you to answer."
    case atTheDesk = "What a learner practised last stands beside their question at the desk."
    case toDesk = "To the desk"
    case besideModules = "What there is to practise belongs to the modules of a course."
    case toCourses = "To the courses"

    // Figures
    case answered = "answered"
    case right = "right"
    case accuracyOf = "accuracy"
    case practised = "practised"
    case anAnswer = "per answer"
    case days = "{0, plural, one:day|other:days}"
    // What is measured stays on a line with its unit.
    case percent = "{0}\u{A0}%"
    case seconds = "{0}\u{A0}s"
    case minutes = "{0}\u{A0}min"
    case hours = "{0}\u{A0}h"
    case decimal = "{0}.{1}"

    // Where it begins
    case practiceOf = "Practice of {0}"
    case nothingToAsk = "There are no questions about this yet."
    case nothingYet = "There is nothing to practise yet: no course here has questions."
    case fitting = "Questions that fit what you know so far."
    case fittingOther = "Questions that fit what {0} knows so far."
    case start = "Start practising"
    case paused = "Paused: {0}"
    case underWay = "Under way: {0}"
    case soFar = "{0} answered, {1} right, since {2}"
    case goOn = "Continue"
    case pause = "Pause"
    case end = "End session"

    // A question
    case answersFor = "You are answering for {0}; this counts."
    case thisSession = "This session: {0} answered, {1} right"
    case answer = "Answer"
    case writeNumber = "Write a number, such as 120, -2.5 or 2/9."
    case noConnection = "No connection. Your answer is kept here and sent as soon as there is one."
    case notSent = "No connection. This goes on as soon as there is one."
    case chooseOneOf = "Choose one of the answers."
    case chooseSome = "Choose at least one of the answers."
    case writeWord = "Write one or more words."
    case chooseOne = "Choose one"
    case chooseAll = "Choose all the right answers"
    case yourNumber = "Your answer, a number"
    case yourAnswer = "Your answer"
    case isRight = "Right"
    case notYet = "Not yet"
    case incomplete = "Something is missing."
    case foreign = "Not everything here belongs."
    case given = "Your answer: {0}"
    case lastAnswer = "Your last answer: {0}"
    case backToQuestion = "Back to the question"
    case givenBy = "{0}’s answer: {1}"
    case nextQuestion = "Next question"
    case tryAgain = "Try again"
    case hint = "Hint"
    case hintNumber = "Hint {0}"
    case giveHint = "Give me a hint"
    case anotherHint = "Another hint"
    case hintsClosed = "There are no hints for this question at the moment."
    case askForHelp = "Ask for help on this question"

    // A session that was ended elsewhere
    case endedAlready = "This session has ended already: in another window, or by itself."
    case answeredLate = "This session has ended already, in another window or by itself. Your answer counts in it."
    case rightInTheEnd = "Every question right in the end. Well done!"

    // A session
    case summary = "Session summary"
    case sessionSoFar = "Session so far"
    case fromTo = "{0}, {1} to {2}"
    case from = "{0}, {1}"
    case allRight = "Everything right. Well done!"
    case wellDone = "Well done: only {0} to review."
    case lookAgain = "{0} to review; they will come up again later."
    case practiseMore = "Practise more"
    case noneAnswered = "No question was answered."
    case answers = "Answers"
    case question = "Question"
    case result = "Result"
    case hints = "Hints"
    case time = "Time"

    // History
    case practiceHistory = "Practice history"
    case noSession = "No sessions yet."
    case olderSessions = "Older sessions"
    case sessions = "Sessions"
    case session = "Session"
    case about = "About"
    case answeredCount = "Answered"
    case accuracy = "Accuracy"
    case isPaused = "Paused"
    case isUnderWay = "Under way"
    case countAnswered = "{0} answered"
    case countHints = "{0, plural, one:one hint|other:{0} hints}"
    case partRight = "{0} right"

    // Progress
    case noAnswers = "No answers in this period."
    case progressOf = "Progress of {0}"
    case month = "30 days"
    case quarter = "90 days"
    case year = "A year"
    case window = "Period"
    case subject = "Subject"
    case allSubjects = "All subjects"
    case sessionsFile = "Sessions as CSV"
    case trendsFile = "Trends as CSV"
    case halves = "The two halves of this period"
    case firstHalf = "First half of this period"
    case secondHalf = "Second half"
    case mastered = "Estimated chance that each skill is mastered"
    case speed = "Speed"
    case figures = "The figures"
    case since = "From"
    case took = "Time per answer"
    case improving = "Improving"
    case declining = "Declining"

    // What figures say
    case accuracyEarly = "Too early to say how accuracy changes: it takes {0} answers on {1} days."
    case speedEarly = "Too early to say how speed changes: it takes {0} answers on {1} days."
    case accuracyRose = "Accuracy rose: {0} at first (from {2}), {1} lately (from {3})."
    case accuracyFell = "Accuracy fell: {0} at first (from {2}), {1} lately (from {3})."
    case accuracyRoseUnevenly = "Accuracy rose on the whole, with ups and downs."
    case accuracyFellUnevenly = "Accuracy fell on the whole, with ups and downs."
    case accuracySteady = "Accuracy is steady at about {0}; its ups and downs may be chance."
    case speedRose = "Answers have become faster: {0} each at first (from {2}), {1} lately (from {3})."
    case speedFell = "Answers have become slower: {0} each at first (from {2}), {1} lately (from {3})."
    case speedRoseUnevenly = "Answers have become faster on the whole, with ups and downs."
    case speedFellUnevenly = "Answers have become slower on the whole, with ups and downs."
    case speedSteady = "Speed is steady at about {0} per answer."
    case notTried = "Not tried yet"
    case levelEarly = "Too early to say"
    case levelLearning = "Still learning"
    case levelNearly = "Nearly there"
    case levelMastered = "Mastered"
    case skillEarly = "Too early to say: {0, plural, one:one answer|other:{0} answers} so far; at least {1} are needed."
    case skillLearning = "Still learning: {0} of {1} right at the first attempt."
    case skillNearly = "Nearly there: {0} of {1} right at the first attempt."
    case skillMastered = "Mastered: {0} of {1} right at the first attempt."
    case skillChance = "Estimated chance that this is mastered: {0}."
}

extension PracticeWord {
    /// A length of time, as exactly as anybody wants to know it.
    static func length(_ milliseconds: Int64) -> String {
        let tenths = (milliseconds + 50) / 100
        if tenths < 100, !tenths.isMultiple(of: 10) { return seconds(decimal("\(tenths / 10)", "\(tenths % 10)")) }
        let whole = (milliseconds + 500) / 1000
        if whole < 100 { return seconds("\(whole)") }
        let rounded = (whole + 30) / 60
        return rounded < 100 ? minutes("\(rounded)") : hours("\((rounded + 30) / 60)")
    }
}
