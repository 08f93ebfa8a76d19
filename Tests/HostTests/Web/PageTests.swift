import Reactor
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct PageTests {
    @Test func `text that somebody wrote is never markup, wherever it stands in a page`() {
        let attack = "<script>'\"&</script>"
        let html: HTML = "<p title=\"\(attack)\">\(attack)\("<b>" as HTML)\(3)</p>"
        #expect(
            html.text == "<p title=\"&lt;script&gt;&#39;&quot;&amp;&lt;/script&gt;\">"
                + "&lt;script&gt;&#39;&quot;&amp;&lt;/script&gt;<b>3</p>"
        )
    }

    @Test func `every page comes with rules that let in nothing from elsewhere and no script of its own`() async throws
    {
        let host = try await TestHost()
        for path in ["/", "/login", "/conversations", "/learn/algebra-1", "/learn/algebra-1/lines", "/learn/never"] {
            let answer = await host.send("GET", path, as: "learner")
            let policy = answer.headers["Content-Security-Policy"] ?? ""
            #expect(policy.contains("default-src 'none'") && policy.contains("require-trusted-types-for 'script'"))
            #expect(!policy.contains("unsafe"))
            #expect(!answer.text.contains("style=\"") && !answer.text.contains("onclick"))
            #expect(answer.headers["Content-Type"] == "text/html; charset=utf-8")
        }
    }

    @Test func `a page that wants to know who asks comes back to where one was going`() async throws {
        let host = try await TestHost()
        let answer = await host.send("GET", "/learn/algebra-1/lines?conversation=x")
        #expect(answer.status == 303)
        #expect(answer.headers["Location"] == "/login?next=%2Flearn%2Falgebra-1%2Flines%3Fconversation%3Dx")
    }

    @Test func `a form that is sent after the login has ended leads back to its page, and one is told why`()
        async throws
    {
        let host = try await TestHost()
        func location(_ referer: String?) async -> String? {
            var headers: HeaderFields = ["Origin": "http://localhost:8080"]
            headers["Referer"] = referer
            return await host.send("POST", "/practice/next", headers: headers).headers["Location"]
        }
        let page = "/practice/questions/7?child=8"
        let toSignIn = "/login?problem=signed_out"
        #expect(await location("http://localhost:8080\(page)") == "\(toSignIn)&next=\(page.percentEncoded)")
        for other in ["http://evil.example\(page)", "http://localhost:8080", "//evil.example/", "about:blank"] {
            #expect(await location(other) == toSignIn)
        }
        #expect(await location("http://localhost:8080//evil.example/") == toSignIn)
        #expect(await location(nil) == toSignIn)
        let form = await host.send("GET", toSignIn)
        #expect(form.text.contains("You were signed out. Sign in to continue."))
    }

    @Test func `a module page shows what is to be read, and the tutor only to those who learn there`() async throws {
        let host = try await TestHost()
        let learner = await host.send("GET", "/learn/algebra-1/lines", as: "learner")
        #expect(learner.text.contains("<tutor-chat ") && learner.text.contains("account=\"\(host.id("learner"))\""))
        #expect(learner.text.contains("<h1>"))
        let tutor = await host.send("GET", "/learn/algebra-1/lines", as: "tutor")
        #expect(tutor.status == 200 && !tutor.text.contains("<tutor-chat"))
    }

    @Test func `a course's page welcomes whoever opens it, above what there is to read`() async throws {
        let host = try await TestHost()
        var course = CatalogueCourse.sample
        course.welcome = "# Hello\n\nLetters *for* numbers, such as $x$.<script>alert(1)</script>"
        course.modules[1].isRetired = true
        _ = try await host.host.store.importCourse(course)
        let page = await host.send("GET", "/learn/algebra-1", as: "learner").text
        #expect(page.contains("<h1>Algebra 1</h1>") && page.contains("<h2>Hello</h2>"), "\(page)")
        #expect(page.contains("<em>for</em>") && page.contains("/assets/library/katex.js"))
        #expect(page.contains("href=\"/learn/algebra-1/lines\"") && !page.contains("<script>alert"))
        #expect(await host.send("GET", "/", as: "learner").text.contains("<a href=\"/learn/algebra-1\">Algebra 1</a>"))
        #expect(await host.send("GET", "/learn/never", as: "learner").status == 404)
        course.welcome = ""
        _ = try await host.host.store.importCourse(course)
        let plain = await host.send("GET", "/learn/algebra-1", as: "learner").text
        #expect(!plain.contains("<section") && plain.contains("href=\"/learn/algebra-1/lines\""))
    }

    @Test func `a module that is closed says so to the tutor's window, so that nobody asks in vain`() async throws {
        let host = try await TestHost()
        let open = await host.send("GET", "/learn/algebra-1/lines", as: "learner")
        #expect(!open.text.contains(" lock="))
        let path = "/api/v1/courses/algebra-1/modules/lines/lock"
        #expect(await host.send("PUT", path, as: "tutor", ["grade": "closed"]).status < 300)
        let closed = await host.send("GET", "/learn/algebra-1/lines", as: "learner")
        #expect(closed.text.contains(" lock=\"closed\""))
        let other = await host.send("GET", "/learn/algebra-1/factors", as: "learner")
        #expect(!other.text.contains(" lock="))
    }

    @Test func `a parent is told for whom a question is answered, and that it counts`() async throws {
        let host = try await TestHost()
        let door = try await PracticeDoor(host)
        let path = "/practice/questions/\(door.question)"
        let own = await host.send("GET", path, as: "learner")
        #expect(own.status == 200 && !own.text.contains("You are answering for"))
        let parents = await host.send("GET", "\(path)?child=\(door.child)", as: "parent")
        #expect(parents.text.contains("Practice of <bdi>learner</bdi>"))
        #expect(parents.text.contains("You are answering for <bdi>learner</bdi>; this counts."))
    }

    @Test func `the form of a hint that is sent again takes the hint that it asked for, and not the next`() async throws
    {
        let host = try await TestHost()
        let door = try await PracticeDoor(host)
        let path = "/practice/questions/\(door.question)"
        for (shown, expected) in [("0", 1), ("0", 1), ("1", 2), ("1", 2)] {
            var request = Request(
                method: "POST",
                target: "\(path)/hint",
                headers: ["Host": "localhost"],
                body: Array("hints=\(shown)".utf8)
            )
            request.headers["Content-Type"] = "application/x-www-form-urlencoded"
            request.headers["Authorization"] = "Bearer \(host.token("learner"))"
            #expect(await host.router.answer(request, on: nil).status == 303)
            let page = await host.send("GET", path, as: "learner").text
            #expect(page.contains("name=\"hints\" autocomplete=\"off\" value=\"\(expected)\""))
        }
    }

    @Test(arguments: [(30, true), (90, false), (365, false)] as [(Int64, Bool)])
    func `the last day of a chart stands below the newest point, or ends where the chart does`(
        days: Int64,
        isCentred: Bool
    ) throws {
        let start = Moment(milliseconds: 1_800_000_000_000)
        let end = start + .seconds(days * 86_400)
        let point = PracticePoint(at: end, isCorrect: true, milliseconds: 2000, subject: "Math")
        let chart = PracticeChart(kind: .accuracy, trends: PracticeTrends([point], from: start, to: end)).html.text
        let pointAt = try #require(chart.split(separator: "<circle cx=\"").last?.prefix { $0 != "\"" })
        let label = try #require(chart.split(separator: "<text x=\"").last)
        #expect(label.prefix { $0 != "\"" } == (isCentred ? pointAt : "634.0"))
        #expect(label.contains(isCentred ? "\"middle\"" : "\"end\""))
    }

    @Test func `a conversation is a page for its learner and for nobody else`() async throws {
        let host = try await TestHost()
        let session = try await host.host.store.open(
            Opening(learner: host.id("learner"), key: .fresh(), course: "algebra-1", module: "lines")
        ).session.id
        let own = await host.send("GET", "/conversations/\(session)", as: "learner")
        #expect(own.status == 200)
        let foreign = await host.send("GET", "/conversations/\(session)", as: "other learner")
        let unknown = await host.send("GET", "/conversations/\(SessionID.fresh())", as: "other learner")
        #expect(foreign.status == 404)
        #expect(foreign.text == unknown.text)
        let list = await host.send("GET", "/conversations", as: "learner")
        #expect(list.text.contains("/conversations/\(session)"))
    }

    @Test func `a page that tells of a problem has the top of all others, for whoever is signed in`() async throws {
        let host = try await TestHost()
        for (path, status) in [("/never", 404), ("/practice/sessions/never", 404), ("/logout", 405)] {
            let own = await host.send("GET", path, as: "learner", headers: ["Accept": "text/html"])
            #expect(
                own.status == status && own.text.contains("action=\"/logout\"") && own.text.contains("/conversations")
            )
            let foreign = await host.send("GET", path, headers: ["Accept": "text/html"])
            #expect(!foreign.text.contains("/logout"))
        }
    }

    @Test func `a tutor at the page of practice is told whose it is, and led on`() async throws {
        let host = try await TestHost()
        let page = await host.send("GET", "/practice", as: "tutor").text
        #expect(page.contains(PracticeWord.forLearners.text) && !page.contains(PracticeWord.nobody.text))
        #expect(page.contains("<a href=\"/desk\">\(PracticeWord.toDesk.text)</a>"))
        let team = await host.send("GET", "/practice", as: "team").text
        #expect(team.contains(PracticeWord.toCourses.text) && !team.contains(PracticeWord.toDesk.text))
    }

    @Test func `whoever has no conversations reads why, and what there is for them instead`() async throws {
        let host = try await TestHost()
        func page(_ person: String) async -> String { await host.send("GET", "/conversations", as: person).text }
        let (learner, parent, tutor) = (await page("learner"), await page("parent"), await page("tutor"))
        #expect(learner.contains(PageWord.noConversations.text))
        #expect(learner.contains("<a href=\"/\">\(PageWord.yourCourses.text)</a>"))
        #expect(parent.contains(PageWord.notForParents.text))
        #expect(parent.contains("<a href=\"/practice\">\(PageWord.seePractice.text)</a>"))
        #expect(
            tutor.contains(PageWord.onlyLearnersAsk.text)
                && !tutor.contains("href=\"/practice\">\(PageWord.seePractice.text)")
        )
        #expect(!parent.contains(PageWord.noConversations.text) && !tutor.contains(PageWord.noConversations.text))
    }

    @Test func `a list of conversations shows what was asked in each, and who waits for a tutor`() async throws {
        let host = try await TestHost()
        _ = try await DeskDoor(host)
        let list = await host.send("GET", "/conversations", as: "learner")
        #expect(list.text.contains(">Anybody?</span>") && list.text.contains(">Waiting for a tutor</span>"))
        #expect(!list.text.contains(">Open</span>"))
    }

    @Test func `who waits for nobody any more is not told to wait`() {
        func standing(_ state: SessionState, _ ticket: TicketState?, tutorSpokeLast: Bool = false) -> PageWord {
            let glance = SessionGlance(question: nil, ticket: ticket, tutorSpokeLast: tutorSpokeLast)
            return ListedConversation(
                id: "1",
                course: "Algebra",
                module: "Lines",
                language: "en",
                state: state,
                glance: glance,
                lastActivity: Moment(seconds: 0)
            ).standing
        }
        #expect(standing(.active, nil) == .open && standing(.paused, nil) == .open)
        #expect(standing(.paused, .queued) == .waitsForTutor && standing(.active, .claimed) == .tutorHasIt)
        #expect(standing(.paused, .active, tutorSpokeLast: true) == .tutorAnswered)
        #expect(standing(.paused, nil, tutorSpokeLast: true) == .tutorAnswered)
        #expect(standing(.paused, .released, tutorSpokeLast: true) == .waitsForTutor)
        #expect(standing(.expired, nil, tutorSpokeLast: true) == .expired)
    }

    @Test func `the desk shows a tutor what waits in their courses, and nobody else that there is one`() async throws {
        let host = try await TestHost()
        let desk = try await DeskDoor(host)
        let own = await host.send("GET", "/desk", as: "tutor")
        #expect(own.status == 200 && own.text.contains("Anybody?") && own.text.contains("<tutor-desk "))
        let policy = own.headers["Content-Security-Policy"] ?? ""
        #expect(policy.contains("script-src 'self'") && !policy.contains("unsafe"))
        let other = await host.send("GET", "/desk", as: "other tutor")
        #expect(other.status == 200 && !other.text.contains("Anybody?"))
        let learner = await host.send("GET", "/desk", as: "learner")
        #expect(learner.status == 404 && !learner.text.contains("Anybody?"))
        let home = await host.send("GET", "/", as: "learner")
        #expect(!home.text.contains("/desk"))
        _ = desk
    }

    @Test func `the people of a demo are shown only in a demo`() async throws {
        #expect(SignInPage(next: "/", demo: Demo.people).page.html.text.contains("Lina Learner"))
        let host = try await TestHost()
        let answer = await host.send("GET", "/login")
        #expect(!answer.text.contains(Demo.password))
    }
}
