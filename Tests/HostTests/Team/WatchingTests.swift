import Pipeline
import Reactor
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct `Watching` {
    private func report(_ course: String, learner: AccountID? = nil) -> TurnReport {
        var report = TurnReport(outcome: .answered, course: course, duration: .milliseconds(3), steps: [])
        report.turn = TurnID(session: .fresh(), seq: 2)
        report.learner = learner
        return report
    }

    private func subject(_ it: TestHost, _ name: String) async throws -> Subject {
        Subject(try await it.host.store.standing(of: it.id(name)))
    }

    @Test func `teams are told of the turns of their courses, and of nobody's name or words`() async throws {
        let it = try await TestHost()
        let learner = it.id("learner")
        let told = try await it.host.told(report("algebra-1", learner: learner), subject(it, "team"))
        #expect(told?["course"] == "algebra-1" && told?["outcome"] == "answered" && told?["ms"] == 3)
        #expect(told?["learner"] == nil)
        for person in ["other team", "learner", "tutor", "parent"] {
            #expect(try await it.host.told(report("algebra-1"), subject(it, person)) == nil, "\(person)")
        }
        #expect(try await it.host.told(report("other"), subject(it, "operator")) != nil)
        #expect(try await it.host.told(report("other"), subject(it, "team")) == nil)
    }

    @Test func `every turn that ends is told to all who watch, until they go`() async throws {
        let it = try await TestHost()
        let watcher = it.host.feed.watch()
        let opened = await it.send(
            "POST",
            "/api/v1/tutoring/sessions",
            as: "learner",
            ["key": .key(), "course": "algebra-1", "module": "lines"]
        )
        let path = "/api/v1/tutoring/sessions/\(opened.json["id"]?.string ?? "")/messages"
        let asked = await it.send("POST", path, as: "learner", ["key": .key(), "text": "Why?"])
        let seen = try #require(await Self.heard(1, by: watcher).first)
        #expect(seen.turn?.description == asked.json["turn"]?.string)
        let json = seen.json(learner: nil)
        #expect(json["by"] == "say" && json["steps"]?.array?.count == 1)
        #expect(!json.text.contains("Why?") && !json.text.contains("Think"))
        #expect(it.host.feed.count == 0, "who has heard enough is gone")
    }

    /// The first turns that a watcher hears of; it goes after them.
    private static func heard(_ count: Int, by watcher: TurnWatcher, missed: (() -> Void) = {}) async -> [TurnReport] {
        var turns: [TurnReport] = []
        await watcher.follow { news in
            switch news {
            case .turn(let report): turns.append(report)
            case .missed: missed()
            case .quiet: break
            }
            if turns.count == count { watcher.finish() }
        }
        return turns
    }

    @Test func `who does not read misses the oldest, is told so, and costs no more`() async throws {
        let feed = TurnFeed()
        let watcher = feed.watch()
        for number in 0..<5000 { feed.tell(report("c\(number)")) }
        var missed = 0
        let turns = await Self.heard(1000, by: watcher) { missed += 1 }
        #expect(turns.map(\.course) == (4000..<5000).map { "c\($0)" } && missed == 1)
    }

    @Test func `who comes back is told what ended meanwhile, or that something was missed`() async throws {
        let feed = TurnFeed()
        let reports = (0..<1500).map { report("c\($0)") }
        for report in reports { feed.tell(report) }
        func back(_ last: Int?) async -> (turns: [String], missed: Int) {
            var missed = 0
            let watcher = feed.watch(after: last.map { "\(reports[$0].turn ?? TurnID(session: .fresh(), seq: 1))" })
            feed.tell(report("now"))
            watcher.close(.unauthorized)
            let turns = await Self.heard(.max, by: watcher) { missed += 1 }
            return (turns.map(\.course), missed)
        }
        let (short, none) = await back(1497)
        #expect(short == ["c1498", "c1499", "now"] && none == 0)
        let (fresh, quiet) = await back(nil)
        #expect(fresh == ["now"] && quiet == 0)
        let (long, some) = await back(3)
        #expect(long == ["now"] && some == 1)
        #expect(feed.count == 0)
    }

    @Test func `a line that is quiet says a word`() async {
        let watcher = TurnFeed().watch()
        #expect(!watcher.wasQuiet() && watcher.wasQuiet())
        watcher.noteSpoken()
        #expect(!watcher.wasQuiet())
        #expect(watcher.post(.ping))
        watcher.finish()
        var words = 0
        await watcher.follow { news in if case .quiet = news { words += 1 } }
        #expect(words == 1)
    }

    @Test func `figures are the operator's, and a page shows what changed`() async throws {
        let it = try await TestHost()
        it.host.meter.note(report("algebra-1"))
        let before = await it.send("GET", "/admin/figures", as: "operator").json
        for _ in 0..<10 { it.host.meter.note(report("algebra-1")) }
        let now = await it.send("GET", "/admin/figures", as: "operator").json
        #expect(now["revision"]?.string == it.host.teaching.current.revision)
        let page = TopPage(now: now, before: before, seconds: 2, style: Style(isOn: false)).text
        let row = page.split(separator: "\n").first { $0.hasPrefix("algebra-1") }
        #expect(row?.split(separator: " ").prefix(4) == ["algebra-1", "answered", "11", "5.0"], "\(page)")
        #expect(await it.send("GET", "/admin/figures", as: "team").status == 403)
        #expect(await DeskShell().run("top") == .misuse)
    }

    @Test(arguments: [(80, 24), (60, 12), (200, 60), (20, 8)])
    func `a host at a glance fits its terminal, with all its figures`(width: Int, height: Int) {
        func rows(_ name: String) -> JSON {
            .array(
                (0..<50).map { number in
                    JSON(members: [
                        ("course", .string("a-course-of-some-length-\(number)")),
                        (name, .string(String(repeating: "x", count: 60))), ("count", 7), ("seconds", 3),
                    ])
                }
            )
        }
        let now: JSON = ["revision": "3301054e8f6d", "turns": rows("outcome"), "parts": rows("part")]
        let window = Window(width: width, height: height)
        let text = TopPage(now: now, before: .null, seconds: 2, style: Style(isOn: false), window: window).text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // The cursor stands below.
        #expect(lines.count < height && lines.allSatisfy { $0.count <= width }, "\(text)")
        #expect(width < 62 || lines.count { $0.contains("TIME") } == 2)
    }

    @Test func `a host that has counted from nothing again has no turns taken back`() {
        func figures(_ count: Int64) -> JSON {
            ["turns": [["course": "algebra-1", "outcome": "answered", "count": .integer(count), "seconds": 1]]]
        }
        let page = TopPage(now: figures(2), before: figures(900), seconds: 1, style: Style(isOn: false))
        #expect(!page.text.contains("-8"), "\(page.text)")
    }
}
