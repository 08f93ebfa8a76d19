/// A conversation in a list, with the names of what it is about.
struct ListedConversation: Sendable {
    var id: String
    var course: String
    var module: String
    /// The language that the two are in.
    var language: String
    var state: SessionState
    var glance: SessionGlance
    var lastActivity: Moment

    /// How it stands for its learner: whoever waits for a person wants to know that before all else.
    var standing: PageWord {
        guard state.isOpen else { return state.word }
        if glance.ticket?.isWaiting == true { return .waitsForTutor }
        if glance.tutorSpokeLast { return .tutorAnswered }
        return glance.ticket == nil ? state.word : .tutorHasIt
    }
}

/// A learner's own conversations.
struct ConversationsPage: Sendable {
    var reader: Page.Reader
    var conversations: [ListedConversation]
    /// Where the list goes on, if it does.
    var next: String?
    /// Whether the reader looks after children here.
    var isParent = false

    var page: Page {
        Page(
            title: PageWord.conversations.text,
            place: .conversations,
            reader: reader,
            body: """
                <h1>\(PageWord.conversations)</h1>
                \(conversations.isEmpty ? empty : "<ul class=\"conversations\">\(conversations.map(item))</ul>")
                \(next.map { "<p><a href=\"/conversations?before=\($0)\">\(PageWord.olderConversations)</a></p>" } ?? .nothing)
                """
        )
    }

    private var empty: HTML {
        if reader.asks {
            return """
                <p class="lead">\(PageWord.noConversations)</p>
                <p><a href="/">\(PageWord.yourCourses)</a></p>
                """
        }
        guard isParent else { return "<p class=\"lead\">\(PageWord.onlyLearnersAsk)</p>" }
        return """
            <p class="lead">\(PageWord.notForParents)</p>
            <p><a href="/practice">\(PageWord.seePractice)</a></p>
            """
    }

    private func item(_ conversation: ListedConversation) -> HTML {
        """
        <li><a href="/conversations/\(conversation.id)"><strong>\(HTML.own(conversation.module, in: conversation.language))</strong>
        <span>\(HTML.own(conversation.course, in: conversation.language))</span>\(conversation.glance.question.map(question) ?? .nothing)</a>
        <p>\(conversation.lastActivity.shown) <span class="mark" data-state="\(conversation.state.rawValue)">\
        \(conversation.standing)</span></p></li>
        """
    }

    private func question(_ text: String) -> HTML {
        "<span class=\"asked\" dir=\"auto\">\(String(text.prefix(Self.mostOfQuestion)))</span>"
    }

    /// As much as can stand on a line; the page's style ends it where the line does.
    private static let mostOfQuestion = 200
}

/// One conversation to read, as it is in the log.
struct ConversationPage: Sendable {
    /// Something that was said.
    struct Line: Sendable {
        var isLearner: Bool
        var who: HTML
        var text: HTML
        var at: Moment
    }

    var reader: Page.Reader
    var conversation: ListedConversation
    var lines: [Line]
    /// Where earlier lines are, if there are any.
    var earlier: Int64?
    /// The module where it can be gone on with.
    var place: String?

    var page: Page {
        Page(
            title: conversation.module,
            place: .conversations,
            reader: reader,
            body: """
                <div class="narrow">
                <p class="trail">\(HTML.own(conversation.course, in: conversation.language))</p>
                <h1>\(HTML.own(conversation.module, in: conversation.language))</h1>
                <p class="lead">\(PageWord.stateSince.with("\(conversation.standing)", conversation.lastActivity.shown))</p>
                \(earlier.map { "<p><a href=\"?before=\(Int($0))\">\(PageWord.earlierMessages)</a></p>" } ?? .nothing)
                <ol class="said">\(lines.map(line))</ol>
                \(goOn)
                </div>
                """
        )
    }

    private func line(_ line: Line) -> HTML {
        """
        <li class="\(line.isLearner ? "mine" : "theirs")"><p class="who"><b>\(line.who)</b> \(line.at.shown)</p>
        <div class="bubble" dir="auto">\(line.text)</div></li>
        """
    }

    private var goOn: HTML {
        guard let place, conversation.state.isOpen else { return .nothing }
        return
            "<p><a class=\"main\" href=\"\(place)?conversation=\(conversation.id)\">\(PageWord.goOn)</a></p>"
    }
}

/// A page that says that there is no such page.
struct MissingPage: Sendable {
    var reader: Page.Reader?

    var page: Page {
        Page(
            title: PageWord.notFound.text,
            reader: reader,
            body: """
                <div class="narrow"><h1>\(PageWord.nothingHere)</h1>
                <p class="lead">\(PageWord.nothingHereLead) <a href="/">\(PageWord.toStart)</a></p></div>
                """
        )
    }
}
