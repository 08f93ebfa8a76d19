/// A conversation in a list, with the names of what it is about.
struct ListedConversation: Sendable {
    var id: String
    var course: String
    var module: String
    var state: SessionState
    var lastActivity: Moment
}

/// A learner's own conversations.
struct ConversationsPage: Sendable {
    var reader: Page.Reader
    var conversations: [ListedConversation]
    /// Where the list goes on, if it does.
    var next: String?

    var page: Page {
        Page(
            title: "My conversations",
            place: .conversations,
            reader: reader,
            body: """
                <h1>My conversations</h1>
                \(conversations.isEmpty ? empty : "<ul class=\"conversations\">\(conversations.map(item))</ul>")
                \(next.map { "<p><a href=\"/conversations?before=\($0)\">Older conversations</a></p>" } ?? .nothing)
                """
        )
    }

    private var empty: HTML {
        "<p class=\"lead\">You have not asked anything yet. Open a module and ask what you are stuck on.</p>"
    }

    private func item(_ conversation: ListedConversation) -> HTML {
        """
        <li><a href="/conversations/\(conversation.id)"><strong>\(conversation.module)</strong>
        <span>\(conversation.course)</span></a>
        <p>\(conversation.lastActivity.shown) <span class="mark" data-state="\(conversation.state.rawValue)">\
        \(conversation.state.words)</span></p></li>
        """
    }
}

/// One conversation to read, as it is in the log.
struct ConversationPage: Sendable {
    /// Something that was said.
    struct Line: Sendable {
        var isLearner: Bool
        var who: String
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
                <p class="trail">\(conversation.course) › \(conversation.module)</p>
                <h1>\(conversation.module)</h1>
                <p class="lead">\(conversation.state.words), \(conversation.lastActivity.shown)</p>
                \(earlier.map { "<p><a href=\"?before=\(Int($0))\">Earlier messages</a></p>" } ?? .nothing)
                <ol class="said">\(lines.map(line))</ol>
                \(goOn)
                </div>
                """
        )
    }

    private func line(_ line: Line) -> HTML {
        """
        <li class="\(line.isLearner ? "mine" : "theirs")"><p class="who">\(line.who) \(line.at.shown)</p>
        <div class="bubble" dir="auto">\(line.text)</div></li>
        """
    }

    private var goOn: HTML {
        guard let place, conversation.state.isOpen else { return .nothing }
        return
            "<p><a class=\"main\" href=\"\(place)?conversation=\(conversation.id)\">Continue this conversation</a></p>"
    }
}

extension SessionState {
    /// The state as a person would say it.
    var words: String {
        switch self {
        case .active: "Open"
        case .paused: "Waiting for you"
        case .closed: "Closed"
        case .expired: "Expired"
        }
    }
}

/// A page that says that there is no such page.
struct MissingPage: Sendable {
    var reader: Page.Reader?

    var page: Page {
        Page(
            title: "Not found",
            reader: reader,
            body: """
                <div class="narrow"><h1>There is nothing here</h1>
                <p class="lead">Or nothing that is yours to see. <a href="/">Go to your courses.</a></p></div>
                """
        )
    }
}
