/// Where practice begins: what there is to practise, how far it is mastered, and the session that is open.
struct PracticeHomePage: Sendable {
    var frame: PracticeFrame
    var skills: [SkillMastery]
    var open: PracticeSummary?
    /// Nothing could be found to ask.
    var foundNothing = false

    var page: Page {
        let title = frame.isOwn ? PracticeWord.practice.text : PracticeWord.practiceOf(frame.child.name)
        return frame.page(
            title,
            .practise,
            """
            <h1>\(title)</h1>
            \(foundNothing ? "<p class=\"complaint\" role=\"alert\">\(PracticeWord.nothingToAsk)</p>" : .nothing)
            \(open.map(running) ?? .nothing)
            \(skills.isEmpty ? empty : start)
            \(topics)
            """
        )
    }

    private var empty: HTML {
        "<p class=\"lead\">\(PracticeWord.nothingYet)</p>"
    }

    private var start: HTML {
        guard open == nil else { return .nothing }
        return """
            <p class="lead">\(frame.isOwn ? "\(PracticeWord.fitting)" : PracticeWord.fittingOther.with(.own(frame.child.name)))</p>
            <div class="doing">\(frame.button("/practice/next", .start, main: true))</div>
            """
    }

    private func running(_ summary: PracticeSummary) -> HTML {
        let session = summary.session
        let isPaused = session.state == .paused
        let about =
            [session.topic, session.subject].compactMap { $0 }.first.map { HTML.own($0) } ?? "\(PracticeWord.practice)"
        return """
            <section class="running" aria-labelledby="running">
            <h2 id="running">\((isPaused ? PracticeWord.paused : .underWay).with(about))</h2>
            <p>\(PracticeWord.soFar.with("\(Int(summary.tally.attempted))", "\(Int(summary.tally.correct))", session.startedAt.shown))</p>
            <div class="doing">
            \(frame.button("/practice/next", .goOn, main: true))
            \(isPaused ? .nothing : frame.button("/practice/sessions/\(session.id)/pause", .pause))
            \(frame.button("/practice/sessions/\(session.id)/end", .end))
            </div>
            </section>
            """
    }

    private var topics: HTML {
        var groups: [(title: String, subject: String, skills: [SkillMastery])] = []
        for skill in skills {
            let title = skill.category.topic ?? skill.category.subject
            if let last = groups.last, last.title == title, last.subject == skill.category.subject {
                groups[groups.count - 1].skills.append(skill)
            } else if let index = groups.firstIndex(where: { $0.title == title && $0.subject == skill.category.subject }
            ) {
                groups[index].skills.append(skill)
            } else {
                groups.append((title, skill.category.subject, [skill]))
            }
        }
        return "<div class=\"topics\">\(groups.map { topic($0.title, $0.subject, $0.skills) })</div>"
    }

    private func topic(_ title: String, _ subject: String, _ skills: [SkillMastery]) -> HTML {
        """
        <section class="topic">
        <p class="subject">\(HTML.own(subject))</p>
        <h2>\(HTML.own(title))</h2>
        <ul>\(skills.map(row))</ul>
        </section>
        """
    }

    private func row(_ skill: SkillMastery) -> HTML {
        var fields = ["subject": skill.category.subject]
        fields["topic"] = skill.category.topic
        fields["subtopic"] = skill.category.subtopic
        return """
            <li>\(MasteryBar(skill).html)
            <div><strong>\(HTML.own(skill.category.title))</strong><p>\(skill.standing)</p></div>
            \(frame.button("/practice/next", .practise, fields))</li>
            """
    }
}

/// How far something is mastered, as a ring; the words beside it say the same.
struct MasteryBar: Sendable {
    let level: SkillMastery.Level
    let part: Int

    init(_ skill: SkillMastery) {
        level = skill.level
        part = skill.level == .tooEarly ? 0 : Int((skill.known * 100).rounded())
    }

    var html: HTML {
        """
        <svg class="ring" data-level="\(level.rawValue)" viewBox="0 0 36 36" width="36" height="36" aria-hidden="true">\
        <circle class="track" cx="18" cy="18" r="15.9"/>\
        <circle class="part" cx="18" cy="18" r="15.9" pathLength="100" stroke-dasharray="\(part) 100"/></svg>
        """
    }
}

/// The page of a parent whose child's practice is nowhere, or of somebody who does not practise.
struct NobodyPractisesPage: Sendable {
    var reader: Page.Reader

    var page: Page {
        Page(
            title: PracticeWord.practice.text,
            place: .practice,
            reader: reader,
            body: """
                <h1>\(PracticeWord.practice)</h1>
                \(reader.teaches || reader.manages ? staff : "<p class=\"lead\">\(PracticeWord.nobody)</p>")
                """,
            style: "practice.css"
        )
    }

    /// Whoever teaches is told where they find what learners practise.
    private var staff: HTML {
        """
        <p class="lead">\(PracticeWord.forLearners)</p>
        \(reader.teaches ? "<p>\(PracticeWord.atTheDesk) <a href=\"/desk\">\(PracticeWord.toDesk)</a></p>" : .nothing)
        <p>\(PracticeWord.besideModules) <a href="/">\(PracticeWord.toCourses)</a></p>
        """
    }
}
