import MarkdownHTML
import Reactor

/// The pages for people, each of them whole without a script.
struct PageRoutes: Sendable {
    let store: any Store & ProgressStore & PracticeHelpStore
    let life: SessionLife
    let teaching: CurrentTeaching
    /// The people a demo offers on its sign-in page.
    let demo: [Demo.Person]

    var all: [Route] {
        [
            page("/", "Lists your courses.", courses),
            page(
                "/login",
                "Shows the form to sign in with.",
                taking: [("next", "the page to go on to"), ("problem", "why one is here")],
                signIn
            ),
            page("/learn/{course}", "Shows a course: what it says to those who open it, and its modules.", course),
            page(
                "/learn/{course}/{module}",
                "Shows a module to read, with a tutor to ask.",
                taking: [("conversation", "the one to go on with")],
                module
            ),
            page(
                "/conversations",
                "Lists your own conversations.",
                taking: [("before", "where the last page ended")],
                conversations
            ),
            page(
                "/conversations/{id}",
                "Shows one of your own conversations.",
                taking: [("before", "the position that the last page began with")],
                conversation
            ),
            page("/desk", "Shows the questions that are waiting for a person, to people who teach.", desk),
        ]
    }

    private func page(
        _ path: String,
        _ summary: String,
        taking query: [(name: String, meaning: String)] = [],
        _ answer: @escaping @Sendable (Call) async throws -> Response
    ) -> Route {
        let names = path.split(separator: "/").filter { $0.first == "{" }.map { String($0.dropFirst().dropLast()) }
        return Route(
            method: "GET",
            path: path,
            access: .anyone,
            summary: summary,
            parameters: names.map { Route.Parameter(name: $0, meaning: "the \($0 == "id" ? "conversation" : $0)") },
            query: query.map { Route.Parameter(name: $0.name, meaning: $0.meaning) },
            answers: .page,
            statuses: [200, 303],
            answer: answer
        )
    }

    @Sendable private func signIn(_ call: Call) async throws -> Response {
        let wanted = call.query("next").flatMap { FormRoutes.isOwnPath($0) ? $0 : nil } ?? "/"
        return SignInPage(
            next: wanted,
            problem: call.query("problem").flatMap(SignInPage.Problem.init(named:)),
            demo: demo
        )
        .page.answer()
    }

    @Sendable private func courses(_ call: Call) async throws -> Response {
        guard let reader = try await call.reader(store) else { return call.toSignIn }
        var courses: [CatalogueCourse] = []
        for summary in try await store.courses()
        where !summary.isRetired && can(call.subject, .readCourse, .course(summary.id)) {
            courses.append(try await store.course(summary.id))
        }
        // Whoever only looks after children has no courses, and comes to see how they are getting on.
        if courses.isEmpty, !call.subject.children.isEmpty { return .onward(to: "/practice") }
        return CoursesPage(reader: reader, courses: courses).page.answer(framedBy: call.embedders)
    }

    @Sendable private func course(_ call: Call) async throws -> Response {
        guard let reader = try await call.reader(store) else { return call.toSignIn }
        let id = call.path("course")
        guard can(call.subject, .readCourse, .course(id)), let course = try? await store.course(id) else {
            return MissingPage(reader: reader).page.answer(status: 404, framedBy: call.embedders)
        }
        return CoursePage(reader: reader, course: course).page.answer(framedBy: call.embedders)
    }

    @Sendable private func module(_ call: Call) async throws -> Response {
        guard let reader = try await call.reader(store) else { return call.toSignIn }
        let (id, moduleID) = (call.path("course"), call.path("module"))
        guard can(call.subject, .readCourse, .course(id)), let course = try? await store.course(id),
            let module = course.modules.first(where: { $0.id == moduleID })
        else { return MissingPage(reader: reader).page.answer(status: 404, framedBy: call.embedders) }
        let conversation = call.query("conversation").flatMap(SessionID.init)
        return ModulePage(
            reader: reader,
            course: course,
            module: module,
            passages: module.passages.map { HTML(rendered: MarkdownHTML.html($0.text, headingsBelow: 2)) },
            practice: try await practice(call, id, moduleID),
            mayAsk: can(call.subject, .openConversation, .course(id)) && !module.isRetired,
            lock: teaching.lock(course: id, module: moduleID),
            conversation: conversation?.description,
            question: try await question(call, conversation)
        ).page.answer(framedBy: call.embedders)
    }

    @Sendable private func desk(_ call: Call) async throws -> Response {
        guard let reader = try await call.reader(store) else { return call.toSignIn }
        guard reader.teaches else { return MissingPage(reader: reader).page.answer(status: 404) }
        let taught = call.subject.teaches
        var courses: [CatalogueCourse] = []
        for course in taught.sorted() {
            if let known = try? await store.course(course) { courses.append(known) }
        }
        let tickets = try await store.openTickets(of: taught, queue: nil, after: 0, limit: Self.pageSize)
        return DeskPage(reader: reader, courses: courses, tickets: tickets).page.answer()
    }

    @Sendable private func conversations(_ call: Call) async throws -> Response {
        guard let reader = try await call.reader(store), let bearer = call.bearer else { return call.toSignIn }
        let before = call.query("before").flatMap(SessionID.init)
        let sessions = try await store.sessions(of: bearer.account, before: before, limit: Self.pageSize)
        let listed = try await Titles(store: store).listed(sessions, life)
        let next = sessions.count == Self.pageSize ? sessions.last?.id.description : nil
        return ConversationsPage(
            reader: reader,
            conversations: listed,
            next: next,
            isParent: !call.subject.children.isEmpty
        ).page.answer(
            framedBy: call.embedders
        )
    }

    @Sendable private func conversation(_ call: Call) async throws -> Response {
        guard let reader = try await call.reader(store), let bearer = call.bearer else { return call.toSignIn }
        guard let id = SessionID(call.path("id")), let session = try? await store.session(id),
            session.learner == bearer.account
        else { return MissingPage(reader: reader).page.answer(status: 404, framedBy: call.embedders) }
        let before = call.query("before").flatMap { Int64($0) } ?? .max
        guard let listed = try await Titles(store: store).listed([session], life).first else {
            throw Refused(.notFound)
        }
        let page = try await store.entries(of: id, before: before, for: .everyone, limit: Self.pageSize)
        let context = session.context
        let first = page.entries.first
        return ConversationPage(
            reader: reader,
            conversation: listed,
            lines: page.entries.compactMap(ConversationPage.Line.init),
            earlier: first.flatMap { $0.previous(for: .everyone) > 0 ? $0.seq : nil },
            place: context.module.map { "/learn/\(context.course)/\($0)" }
        ).page.answer(framedBy: call.embedders)
    }

    /// What can be practised of a module, by those who learn there.
    private func practice(_ call: Call, _ course: String, _ module: String) async throws -> QuestionCategory? {
        guard let learner = call.subject.account, call.subject.learns.contains(course) else { return nil }
        return try await store.mastery(of: learner).first { $0.course == course && $0.module == module }?.category
    }

    /// What question the reader's own conversation is about, if it is about one.
    private func question(_ call: Call, _ conversation: SessionID?) async throws -> QuestionExposure? {
        guard let conversation, let session = try? await store.session(conversation),
            session.learner == call.subject.account
        else { return nil }
        return try await store.attachedQuestion(of: conversation)
    }

    private static let pageSize = 50
}

/// What courses and modules are called; a retired one keeps its name.
struct Titles: Sendable {
    let store: any Store

    func listed(_ sessions: [StoredSession], _ life: SessionLife) async throws -> [ListedConversation] {
        let glances = try await store.glances(at: sessions.map(\.id))
        var listed: [ListedConversation] = []
        for (session, glance) in zip(sessions, glances) {
            listed.append(try await self.listed(session, glance, life.state(of: session)))
        }
        return listed
    }

    private func listed(
        _ session: StoredSession,
        _ glance: SessionGlance,
        _ state: SessionState
    ) async throws -> ListedConversation {
        let context = session.context
        let course = try? await store.course(context.course)
        let module = course?.modules.first { $0.id == context.module }
        return ListedConversation(
            id: session.id.description,
            course: course?.title ?? context.course,
            module: module?.title ?? context.module ?? course?.title ?? context.course,
            language: course?.language ?? "en",
            state: state,
            glance: glance,
            lastActivity: session.lastActivity
        )
    }
}

extension ConversationPage.Line {
    /// What an entry of the log says; `nil` when it is no message.
    init?(_ entry: Entry) {
        if entry.kind == .practiceQuestion, let body = try? JSON(parsing: Array(entry.body)) {
            (isLearner, at) = (false, entry.at)
            (who, text) = ("\(PageWord.practiceQuestion)", HTML(rendered: body["html"]?.string ?? ""))
            return
        }
        guard entry.kind == .message, let body = try? JSON(parsing: Array(entry.body)) else { return nil }
        let text = body["text"]?.string ?? ""
        isLearner = body["role"]?.string == "learner"
        at = entry.at
        if isLearner {
            (who, self.text) = ("\(PageWord.you)", "<p>\(text)</p>")
        } else {
            let by = body["by"]
            who = Self.who(by?["kind"]?.string ?? "", by?["name"]?.string ?? "")
            self.text = HTML(rendered: body["html"]?.string ?? MarkdownHTML.html(text))
        }
    }

    private static func who(_ kind: String, _ name: String) -> HTML {
        switch kind {
        case "faq": "\(PageWord.byFAQ)"
        case "model": "\(PageWord.byModel)"
        case "tutor": name.isEmpty ? "\(PageWord.byTutor)" : .own(name)
        case "host": "\(PageWord.byHost)"
        default: "\(PageWord.byPart)"
        }
    }
}
