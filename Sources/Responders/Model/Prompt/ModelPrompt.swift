import Pipeline

/// What is sent to a model for one turn, cut to its budgets, and what was cut.
struct ModelPrompt: Equatable {
    struct Message: Equatable, Encodable {
        enum Role: String, Encodable { case system, user, assistant }
        let role: Role
        let content: String
    }

    struct Limits: Equatable {
        var passages = 1_500
        var practice = 300
        var history = 1_500
        var question = 2_000
    }

    private(set) var system = ""
    /// Learner and assistant in turns, the learner's question last.
    private(set) var messages: [Message] = []
    /// The passages it holds, as sources for the learner.
    private(set) var sources: [String] = []
    /// Sentences about what did not fit, for the trace.
    private(set) var cuts: [String] = []

    var estimatedTokens: Int {
        messages.reduce(TokenEstimate.tokens(in: system)) { $0 + TokenEstimate.tokens(in: $1.content) + 4 }
    }

    init(_ turn: Turn, template: PromptTemplate, limits: Limits) {
        let course = turn.context[Course.self]
        let passages = passages(course, limits.passages)
        let practice = practice(turn.context[Practice.self], limits.practice)
        let past = window(turn.context[History.self]?.messages ?? [], limits.history)
        system = template.filled { section in
            switch section {
            case .courseTitle: QuotedText.safe(course?.title ?? "no course")
            case .courseSubject: QuotedText.safe(course?.subject ?? "")
            case .courseLanguage: QuotedText.safe(course?.language ?? "")
            case .moduleTitle: QuotedText.safe(course?.module?.title ?? "the course's first page")
            case .hintLevel: "\(Self.hintLevel(of: turn))"
            case .passages: passages
            case .practice: practice
            case .history: past.map { QuotedText.lines(of: $0.author.rawValue, $0.text) }.joined(separator: "\n")
            }
        }
        if !template.names(.history) {
            messages = past.map {
                Message(role: $0.author == .learner ? .user : .assistant, content: QuotedText.safe($0.text))
            }
        }
        let question = TokenEstimate.beginning(of: QuotedText.safe(turn.text), tokens: limits.question)
        if question.utf8.count < turn.text.utf8.count { cuts.append("the end of the question") }
        add(Message(role: .user, content: String(question)))
    }

    /// Some servers want speakers to take turns: who speaks twice is put together.
    private mutating func add(_ message: Message) {
        var alternating: [Message] = []
        for next in messages + [message] {
            if let last = alternating.last, last.role == next.role {
                alternating[alternating.count - 1] = Message(
                    role: last.role,
                    content: last.content + "\n\n" + next.content
                )
            } else {
                alternating.append(next)
            }
        }
        if alternating.first?.role == .assistant { alternating.removeFirst() }
        messages = alternating
    }

    private static func hintLevel(of turn: Turn) -> Int {
        guard let task = turn.context[Practice.self]?.question else {
            return turn.context[HintLevel.self]?.levels.values.max() ?? 0
        }
        return max(task.hintsTaken, turn.context[HintLevel.self]?.levels[task.id] ?? 0)
    }

    private mutating func passages(_ course: Course?, _ limit: Int) -> String {
        guard let course, let passages = course.passages else { return "" }
        var (text, left) = ("", limit)
        for (place, passage) in passages.enumerated() {
            let head = "[\(place + 1)] \(QuotedText.safe(passage.title))\n"
            let room = left - TokenEstimate.tokens(in: head)
            let body = TokenEstimate.beginning(of: QuotedText.safe(passage.text), tokens: room)
            guard !body.isEmpty else {
                cuts.append("\(passages.count - place) of \(passages.count) passages")
                break
            }
            if body.utf8.count < passage.text.utf8.count { cuts.append("the end of passage \(place + 1)") }
            left = room - TokenEstimate.tokens(in: String(body))
            text += head + body + "\n\n"
            sources.append("/courses/\(course.id)/\(passage.module)#\(passage.anchor)")
        }
        return text
    }

    private mutating func practice(_ practice: Practice?, _ limit: Int) -> String {
        guard let practice else { return "" }
        var lines: [String] = []
        if let task = practice.question {
            lines.append("The question they are at: \(oneLine(task.text)) (tried \(task.tries) times)")
        }
        lines += practice.recent.map {
            "\($0.isCorrect ? "right" : "wrong"): \(oneLine($0.question)), answered \(oneLine($0.answer))"
        }
        var (text, taken) = ("", 0)
        for line in lines {
            guard TokenEstimate.tokens(in: text + line) <= limit else { break }
            text += line + "\n"
            taken += 1
        }
        if taken < lines.count { cuts.append("\(lines.count - taken) of \(lines.count) lines about practice") }
        return text
    }

    /// The latest messages that fit, whole ones only.
    private mutating func window(_ all: [PastMessage], _ limit: Int) -> [PastMessage] {
        var (kept, left) = (0, limit)
        for message in all.reversed() {
            left -= TokenEstimate.tokens(in: message.text) + 4
            guard left >= 0 else { break }
            kept += 1
        }
        if kept < all.count { cuts.append("\(all.count - kept) of \(all.count) earlier messages") }
        return Array(all.suffix(kept))
    }

    private func oneLine(_ text: String) -> String {
        QuotedText.safe(text).split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
