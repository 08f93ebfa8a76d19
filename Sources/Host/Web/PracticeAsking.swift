import Cryptography
import Reactor

// The pages on which questions are asked and answered.

extension PracticePages {
    @Sendable func next(_ visit: PracticeVisit) async throws -> Response {
        let wish = PracticeWish(
            child: visit.frame.child.id,
            subject: visit.wish("subject"),
            topic: visit.wish("topic"),
            subtopic: visit.wish("subtopic"),
            limit: 1
        )
        guard let question = try await store.fetchQuestions(wish).questions.first else {
            return visit.go("/practice", "problem=nothing")
        }
        return visit.go("/practice/questions/\(question.id)")
    }

    @Sendable func question(_ visit: PracticeVisit) async throws -> Response {
        let exposure = try await exposure(of: visit)
        let banked = exposure.question
        let key = visit.call.query("answered").flatMap(CommandKey.init)
        let child = visit.frame.child.id
        var session: PracticeSummary?
        if let open = try await store.openPractice(of: child) { session = try await store.practiceSummary(open.id) }
        return PracticeQuestionPage(
            frame: visit.frame,
            question: ShownQuestion(banked.question, banked.id),
            exposure: exposure,
            answered: key.flatMap { key in exposure.attempts.first { $0.key == key } },
            session: session,
            isLate: visit.call.query("late") != nil,
            key: CommandKey(.timed(milliseconds: now().milliseconds, randomness)),
            shownAt: now(),
            draft: visit.call.query("draft").flatMap { $0.utf8.count <= GivenAnswer.longestText ? $0 : nil },
            isUnreadable: visit.call.query("problem") == "answer",
            isLocked: !conversations.runner.teaching.allowsHints(on: banked),
            mayAsk: visit.frame.isOwn && can(visit.call.subject, .openConversation, .course(banked.course))
        ).page.answer(framedBy: visit.call.embedders)
    }

    @Sendable func answer(_ visit: PracticeVisit) async throws -> Response {
        let exposure = try await exposure(of: visit)
        let question = ShownQuestion(exposure.question.question, exposure.question.id)
        let page = "/practice/questions/\(question.id)"
        guard let form = visit.form, let key = form["key"].flatMap(CommandKey.init) else {
            throw Refused(.badField, "This form was not made by the host.", field: "key")
        }
        guard let answer = form.answer(to: question) else { return visit.go(page, "problem=answer") }
        let kept = "draft=\(answer.stored.percentEncoded)"
        // Without a script nobody but the host knows how long it took: from showing the question until now.
        let shown = form["shown"].flatMap { Int64($0) }.map(Moment.init(milliseconds:)) ?? now()
        let attempt = NewAttempt(
            session: form["session"].flatMap(PracticeID.init),
            question: question.id,
            key: key,
            answer: answer,
            time: max(.zero, now() - shown)
        )
        switch try await store.record([attempt], of: visit.frame.child.id).first {
        case .recorded(let attempt, _)?:
            let isLate = try await store.practiceSession(attempt.session).state == .ended
            return visit.go(page, "answered=\(key)" + (isLate ? "&late=1" : ""))
        case .refused(.unreadable)?: return visit.go(page, "problem=answer&\(kept)")
        // The form was sent before with another answer; what that came to is shown.
        case .refused(.keyConflict)?: return visit.go(page, "answered=\(key)")
        case .refused(let refusal)?: throw Refused(refusal)
        case nil: throw Refused(.internalFault)
        }
    }

    @Sendable func hint(_ visit: PracticeVisit) async throws -> Response {
        let exposure = try await exposure(of: visit)
        let banked = exposure.question
        let page = "/practice/questions/\(banked.id)"
        // The button belongs to the form of the answer, so that what was begun comes along.
        let draft = visit.form?.answer(to: ShownQuestion(banked.question, banked.id)).map(\.stored)
        let kept = draft.map { "draft=\($0.percentEncoded)" } ?? ""
        // A form that is sent again, because its receipt was lost, asks for the hint that it asked for before.
        let shown = visit.form?["hints"].flatMap(Int.init) ?? exposure.hints
        if shown == exposure.hints, conversations.runner.teaching.allowsHints(on: banked) {
            _ = try await store.takeHint(on: banked.id, by: visit.frame.child.id)
        }
        return visit.go(page, kept, fragment: "#hints")
    }

    /// Opens a conversation about the question, with what was tried, and goes to where it is held.
    @Sendable func help(_ visit: PracticeVisit) async throws -> Response {
        let banked = try await exposure(of: visit).question
        let child = visit.frame.child.id
        guard visit.frame.isOwn, can(visit.call.subject, .openConversation, .course(banked.course)) else {
            throw Refused(.notFound)
        }
        let course = try await store.course(banked.course)
        guard let module = banked.module ?? course.modules.first(where: { !$0.isRetired })?.id else {
            throw Refused(.notFound)
        }
        let opening = Opening(
            learner: child,
            key: visit.form?["key"].flatMap(CommandKey.init)
                ?? CommandKey(.timed(milliseconds: now().milliseconds, randomness)),
            course: banked.course,
            module: module
        )
        let change = try await conversations.open(opening, about: banked.id.description)
        return .onward(to: "/learn/\(banked.course)/\(module)?conversation=\(change.session.id)")
    }

    private func exposure(of visit: PracticeVisit) async throws -> QuestionExposure {
        guard let id = QuestionID(visit.call.path("id")) else { throw StoreError.unknownQuestion }
        return try await store.exposure(of: id, to: visit.frame.child.id)
    }
}

extension Form {
    /// The answer in the fields that ``PracticeQuestionPage`` writes; `nil` when there is none.
    fileprivate func answer(to question: ShownQuestion) -> GivenAnswer? {
        switch question.manner {
        case .multiple:
            let chosen = question.options.map(\.name).filter { self["choice-\($0)"] != nil }
            return chosen.isEmpty ? nil : .choices(Set(chosen))
        case .single, .truth, .number, .words:
            guard let text = self["answer"], !text.trimmedText.isEmpty, text.utf8.count <= GivenAnswer.longestText
            else {
                return nil
            }
            return .text(text)
        }
    }
}
