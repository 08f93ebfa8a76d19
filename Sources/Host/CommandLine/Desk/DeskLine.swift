/// What a tutor types into a terminal.
enum DeskLine: Equatable {
    case help, list, next, show, draft, quit
    case take(String)
    case say(String)
    case note(String)
    case release(String?)
    case pass(String, String?)
    case done(String?)
    case back(String?)
    case presence(String)

    /// Reads a line; `nil` for an empty one.
    init?(_ line: String) throws(Complaint) {
        let text = line.drop { $0.isWhitespace }
        guard !text.isEmpty else { return nil }
        guard text.first == "/" else {
            self = .say(String(text))
            return
        }
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = parts.count == 2 ? parts[1].drop { $0 == " " } : ""
        let more = rest.isEmpty ? nil : String(rest)
        switch parts[0] {
        case "/help": self = .help
        case "/list": self = .list
        case "/next": self = .next
        case "/show": self = .show
        case "/draft": self = .draft
        case "/quit": self = .quit
        case "/release": self = .release(more)
        case "/done": self = .done(more)
        case "/back": self = .back(more)
        case "/away", "/busy": self = .presence(String(parts[0].dropFirst()))
        case "/here": self = .presence("available")
        case "/take": self = .take(try Self.needed(more, "/take TICKET"))
        case "/note": self = .note(try Self.needed(more, "/note TEXT"))
        case "/pass":
            let words = try Self.needed(more, "/pass QUEUE [WHY]").split(separator: " ", maxSplits: 1).map(String.init)
            self = .pass(words[0], words.count == 2 ? words[1] : nil)
        default:
            throw Complaint("There is no \(parts[0]); /help lists the commands.")
        }
    }

    private static func needed(_ text: String?, _ form: String) throws(Complaint) -> String {
        guard let text else { throw Complaint("Something is missing: \(form).") }
        return text
    }

    static let manual = """
        Anything that does not begin with a slash goes to the learner whose question you have.
          /list            what is waiting
          /next            take the question that has waited longest
          /take TICKET     take this one, named as in the list
          /show            the question, what was tried, what was said
          /draft           what the chain would say; the learner never sees it
          /note TEXT       for staff only
          /release [WHY]   give it back; it keeps its place
          /pass QUEUE [WHY]  pass it on to another queue
          /done [NOTE]     resolve it
          /back [LINE]     hand it back to the chain, with one line on what was said
          /away /busy /here  whether you take questions
          /quit            leave; a question you have goes back to its queue
        At a terminal, Alt+Enter begins a new line of a reply, and the arrow keys bring back what you wrote before.
        """
}
