/// Every text of the team's pages that is there before a script runs.
enum TeamWord: String, CatalogueWord {
    static let room = "page.team"

    case team = "Team"
    case turns = "Turns"
    case chain = "Chain"
    case tryOut = "Try"
    case draft = "Draft"
    case locks = "Locks"
    case learned = "Learned answers"

    // The way here
    case invitationHead = "You look after courses here."
    case invitation = "See how questions are answered, try the chain, and change it."
    case invitationLink = "Go to the team’s pages"

    // What everybody chooses from
    case course = "Course"
    case place = "Where"
    case outcome = "Outcome"
    case allCourses = "all your courses"
    case allOutcomes = "any"
    case otherCourses = "Every other course"
    case show = "Show"

    // Turns
    case turnsLead = "What was asked in your courses, newest first."
    case noTurns = "Nothing has been asked yet."
    case noSuchTurns = "No turns of this kind were found."
    case earlier = "Earlier turns"
    case latest = "Back to the latest"
    case running = "running"
    case by = "by {0}"
    case answered = "answered"
    case prepared = "prepared text"
    case refused = "refused"
    case locked = "locked"
    case stopped = "stopped"
    case interrupted = "cut short"
    case failed = "no answer"
    case handedOff = "handed to a person"

    // How long something took; what takes a second and more is said as in practice
    case microseconds = "{0} µs"
    case milliseconds = "{0} ms"

    // One turn
    case turn = "How this was answered"
    case question = "Question"
    case answer = "Answer"
    case noAnswer = "There was no answer."
    case askedBy = "{0} asked"
    case tried = "What was tried"
    case nothingTried = "Nothing was tried."
    case facts = "Facts that conditions could ask about"
    case sources = "Sources"
    case hints = "Hints given before"
    case lockNow = "Somebody had set a lock: {0}"
    case ending = "Ending"
    case took = "Took"
    case asked = "Asked"
    case revision = "Revision"
    case unknown = "not recorded"
    case model = "Model"
    case basis = "based on {0}"
    case again = "Try this question again"
    case copyLink = "Copy the link"
    case copied = "Copied."

    // Kinds of parts, and how steps end
    case enricher = "finds out"
    case guarding = "protects"
    case responder = "answers"
    case stepSkipped = "skipped"
    case stepAdded = "found"
    case stepPassed = "passed"
    case stepRewrote = "rewrote"
    case stepDeclined = "declined"
    case stepParked = "asked for a person"
    case stepTimedOut = "out of time"
    case stepFailed = "failed"

    // The chain
    case chainLead = "What runs in {0}, in the order in which it is asked."
    case enrichers = "Finds out"
    case guards = "Protects"
    case responders = "Answers, one after the other until one does"
    case none = "None."
    case within = "within {0}"
    case setting = "Setting"
    case value = "Value"
    case writtenAt = "Written at"
    case defaults = "Left at its default"
    case lock = "Lock"
    case inForceSince = "In force since"
    case log = "What was in force"
    case logLead =
        "Going back also restores the files of that time. It stays in force until somebody sends a draft or the operator’s files change."
    case number = "No."
    case author = "By"
    case causeStart = "the host started"
    case causeFile = "its files changed"
    case causeSignal = "the operator asked for it"
    case causeDraft = "a draft"
    case causeRollback = "a rollback"
    case operatorsFiles = "the operator’s files"
    case goBack = "Go back to this"
    case inForce = "in force"
    case edit = "Edit a draft of it"

    // Trying
    case tryTitle = "Try a message"
    case tryLead =
        "Ask as a learner would, and see every step. Nobody is notified and nothing is stored, but a model that is asked is really billed."
    case tryPerson = "The learner presses “Ask a person”"
    case tryDraft = "Ask my draft as well"
    case tryDo = "Try it"
    case tryRunning = "The chain is at work…"
    case tryNow = "As it is"
    case tryInDraft = "As in my draft"
    case cancel = "Cancel"

    // A draft
    case draftLead =
        "The whole configuration, as a file. What you write stays in this browser until you bring it into force."
    case draftText = "The draft"
    case draftTry = "Try a message with it"
    case draftNoScript =
        "To change something here, enable JavaScript for this page, or use “tutorline config apply” in a terminal."
    case limitsTeam =
        "You can change {0}. Settings for all courses, and for other courses, belong to the operator. A draft may use only the programs, servers, secrets and files named in the operator’s file, plus Markdown files in the same folders."
    case limitsOperator =
        "You run this host: your drafts may change every course, and use any program, server, secret and file."
    case needsOperator = "This needs the operator: {0}."
    case changesAll = "it changes settings for all courses"
    case changesOther = "This needs the operator, or the team of “{0}”: it changes that course."
    case check = "Check it"
    case apply = "Bring it into force"
    case applyTitle = "Bring this draft into force?"
    case applyLead =
        "It answers the questions asked from now on. Running turns end with the chain they began with."
    case reset = "Start again"

    // Replays
    case replay = "What would have changed?"
    case replayLead =
        "Runs past questions through the draft. Models and external programs give the answers they gave at the time. Nothing is saved and nobody is notified."
    case replaySince = "Asked in"
    case lastDay = "the last day"
    case lastDays = "the last {0} days"
    case everyCourse = "every course"
    case replayDo = "Replay"

    // Locks
    case locksLead =
        "How much help learners get. A lock set here takes effect immediately, however learners connect. Locks in the configuration stay in place."
    case wholeCourse = "The whole course"
    case lockOff = "open"
    case lockHints = "only hints"
    case lockHintsMeaning = "Hints are given, but no answers."
    case lockPeople = "only people"
    case lockPeopleMeaning = "Only tutors answer."
    case lockClosed = "closed"
    case lockClosedMeaning = "No questions are taken."
    case lockWritten = "by the configuration"
    case lockSet = "set here"
    case lockFrom = "From"
    case lockUntil = "Until"
    case lockGrade = "How much help"
    case lockSetDo = "Set a lock"
    case lockChange = "Change it"
    case lockSetNow = "Set it"
    case lockLift = "Lift it"
    case lockLifted = "The lock is lifted."
    case lockDone = "The lock is set."

    // Learned answers
    case learnedLead =
        "Answers proposed by tutors. Once approved, the chain’s “learned” part gives them to learners who ask the same thing."
    case learnedNone = "Nothing has been learned in this course yet. Tutors propose answers at the desk."
    case learnedProposed = "proposed"
    case learnedApproved = "approved"
    case learnedWithdrawn = "withdrawn"
    case learnedReviewed = "reviewed by {0}"
    case learnedAlso = "also asked as “{0}”"
    case learnedResembles =
        "Resembles the entry “{0}” of {1}, line {2}. If both answer the same question, keep one of them."
    case learnedResemblesApproved =
        "Resembles the approved answer {0}. If both answer the same question, keep one of them."
    case learnedFrom = "the question it came from"
    case learnedApprove = "Approve"
    case learnedDecline = "Decline"
    case learnedUndo = "Take it back"
    case learnedAgain = "Propose it again"
    case learnedEdit = "Reword"
    case learnedSave = "Save wording"
}

extension TeamWord {
    /// A length of time, as the terminal has it, in the reader's words.
    static func length(_ duration: Duration) -> String {
        let time = Int64((duration.inSeconds * 1_000_000).rounded(.down))
        if time < 1000 { return microseconds("\(time)") }
        if time < 1_000_000 { return milliseconds("\(time / 1000)") }
        let hundredths = time / 10_000
        guard hundredths % 100 > 0 else { return PracticeWord.seconds("\(hundredths / 100)") }
        let digits = hundredths % 10 == 0 ? "\(hundredths % 100 / 10)" : String("\(100 + hundredths % 100)".dropFirst())
        return PracticeWord.seconds(PracticeWord.decimal("\(hundredths / 100)", digits))
    }

    /// How an outcome is called; a turn without one is running.
    static func of(_ outcome: TurnOutcome?) -> TeamWord {
        switch outcome {
        case .answered: .answered
        case .refused: .refused
        case .locked: .locked
        case .stopped: .stopped
        case .interrupted: .interrupted
        case .failed: .failed
        case .handedOff: .handedOff
        case nil: .running
        }
    }

    /// How a turn's outcome is called: a text that is the same whatever was asked is no answer to it.
    static func of(_ turn: Explanation) -> TeamWord { turn.isPrepared ? .prepared : of(turn.outcome) }

    /// How the ending of a step is called, by the word that traces have for it.
    static func ofStep(_ ending: String) -> TeamWord? {
        switch ending {
        case "skipped": .stepSkipped
        case "added": .stepAdded
        case "passed": .stepPassed
        case "rewrote": .stepRewrote
        case "refused": .refused
        case "answered": .answered
        case "declined": .stepDeclined
        case "parked": .stepParked
        case "failed": .stepFailed
        case "timed_out": .stepTimedOut
        case "stopped": .stopped
        default: nil
        }
    }

    static func of(_ cause: ConfigurationCause) -> TeamWord {
        switch cause {
        case .start: .causeStart
        case .file: .causeFile
        case .signal: .causeSignal
        case .draft: .causeDraft
        case .rollback: .causeRollback
        }
    }
}
