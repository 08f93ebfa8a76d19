/// What learners and the team are told about how a question was answered.
///
/// Sentences are put together from these, so that each piece is written as it stands in the middle of one.
enum SentenceWord: String, CatalogueWord {
    static let room = "page.sentence"

    // Who answered, and from what
    case running = "Your question has not been answered yet."
    case unrecorded = "The host answered; how it did so was not recorded."
    case noModel = "{0}; no model was used."
    case source = "{0}."
    case sourceAfter = "{0}; before that, {1}."
    case faqChoice = "more than one FAQ entry matched, so you were asked which one"
    case faqHint = "a hint of the FAQ entry *{0}* was given"
    case faqEntry = "the FAQ entry *{0}* matched"
    case model = "the language model *{0}* wrote the answer"
    case tutor = "a tutor answered"
    case prepared = "a prepared answer was given"
    case workedHint = "the next hint of your practice question was given"
    case part = "*{0}* of the teaching team answered"

    // Who went on to a person
    case withTutor = "A tutor has this conversation, so your message went to them."
    case toTutor = "your question went to a tutor"
    case inLine = "you are {0} in line for a tutor"
    case ordinals = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    case place = "number {0}"
    case triedThen = "{0}; {1}."
    case askedForPerson = "You asked for a person; {0}."
    case nothingFits = "No prepared answer fits your question; {0}."
    case toPeople = "Questions go to people here; {0}."

    // What did not come to an answer
    case unchecked = "Your question could not be checked, so nobody was asked."
    case uncheckedFor = "Your question could not be checked, because *{0}* is not working, so nobody was asked."
    case ruleStopped = "The rule *{0}* stopped your question before anybody was asked."
    case ruleHeld = "An answer was written, and the rule *{0}* held it back."
    case courseHeld = "An answer was written, and the rule of this course held it back."
    case onlyHints = "Only hints are given here at the moment, and nobody had one for this question."
    case onlyPeople = "Only people answer here at the moment, so nothing else was asked."
    case closed = "Tutoring is closed here at the moment, so nobody was asked."
    case stopped = "The answer was stopped before it was complete"
    case interrupted = "The answer was cut short because the host restarted"
    case triedInVain = "{0}, and nobody else had an answer."
    case nobodyTakes = "Nobody in this course takes questions of this kind."
    case allAsked = "Everybody was asked, and nobody had an answer."

    // Who was asked before
    case attempts =
        "{0, plural, one:{1} was asked and failed within {2}|other:{1} were asked and failed within {2}}"
    case both = "{0} and {1}"
    case models = "{0, plural, one:a model|other:{1} models}"
    case parts = "{0, plural, one:a part|other:{1} parts}"
    case numbers = "two|three|four|five|six"

    /// One of the words of a list, from the first on; `nil` past its end.
    func word(_ place: Int) -> String? {
        let words = text.split(separator: "|")
        return words.indices.contains(place) ? String(words[place]) : nil
    }
}
