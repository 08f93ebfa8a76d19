import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct SessionContract {
    private func opening(_ it: TestStore, module: String? = "lines", onePerModule: Bool = true) -> Opening {
        Opening(
            learner: it.learner,
            key: .fresh(),
            course: "algebra-1",
            module: module,
            onePerModule: onePerModule
        )
    }

    @Test(arguments: StoreKind.allCases)
    func `opening gives a session its first entry, and the same key the same session`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        var wish = opening(it, module: "factors")
        let opened = try await it.store.open(wish)
        #expect(opened.entry?.seq == 1)
        #expect(opened.session.state == .active)
        #expect(opened.session.head == 1)
        let again = try await it.store.open(wish)
        #expect(again.duplicate && again.session == opened.session)
        wish.module = "lines"
        let other = wish
        await #expect(throws: StoreError.keyConflict) { _ = try await it.store.open(other) }
    }

    @Test(arguments: StoreKind.allCases)
    func `opening again under a key that found a session gives that one, even when it is over`(_ kind: StoreKind)
        async throws
    {
        let it = try await TestStore(kind)
        var wish = opening(it)
        let found = try await it.store.open(wish)
        #expect(found.session.id == it.session && found.entry == nil && !found.duplicate)
        _ = try await it.store.setState(.closed, of: it.session, reason: "done", by: it.learner, command: nil)
        let again = try await it.store.open(wish)
        #expect(again.session.id == it.session && again.session.state == .closed && again.duplicate)
        #expect(try await it.store.sessions(of: it.learner, before: nil, limit: 10).count == 1)
        wish.module = "factors"
        let other = wish
        await #expect(throws: StoreError.keyConflict) { _ = try await it.store.open(other) }
        #expect(try await it.store.examine() == [])
    }

    @Test(arguments: StoreKind.allCases)
    func `which session an opening found is known for a day`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        let wish = opening(it)
        _ = try await it.store.open(wish)
        _ = try await it.store.setState(.closed, of: it.session, reason: "done", by: it.learner, command: nil)
        let next = try await it.store.open(opening(it)).session.id
        it.clock.advance(by: .seconds(24 * 3600))
        _ = try await it.store.open(opening(it))
        #expect(try await it.store.open(wish).session.id == it.session)
        it.clock.advance(by: .milliseconds(1))
        _ = try await it.store.open(opening(it))
        #expect(try await it.store.open(wish).session.id == next)
    }

    @Test(arguments: StoreKind.allCases)
    func `a learner has one open session on a module, where that is the rule`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        let ids = try await withThrowingTaskGroup(of: SessionID.self) { group in
            for _ in 0..<50 { group.addTask { try await it.store.open(opening(it)).session.id } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(ids == [it.session])
        #expect(try await it.store.open(opening(it, module: "factors")).session.id != it.session)
        #expect(try await it.store.open(opening(it, module: nil)).session.id != it.session)
        #expect(try await it.store.open(opening(it, onePerModule: false)).session.id != it.session)
        _ = try await it.store.setState(.closed, of: it.session, reason: "done", by: it.learner, command: nil)
        #expect(try await it.store.open(opening(it)).session.id != it.session)
    }

    @Test(arguments: StoreKind.allCases)
    func `a session is opened only by somebody, in a course and module that are there`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        var wish = opening(it)
        wish.course = "alchemy"
        let alchemy = wish
        await #expect(throws: StoreError.unknownCourse("alchemy")) { _ = try await it.store.open(alchemy) }
        let gold = opening(it, module: "gold")
        await #expect(throws: StoreError.unknownModule("gold", course: "algebra-1")) {
            _ = try await it.store.open(gold)
        }
        wish = opening(it)
        wish.learner = .fresh()
        let nobody = wish
        await #expect(throws: StoreError.unknownAccount) { _ = try await it.store.open(nobody) }
        #expect(try await it.store.sessions(of: it.learner, before: nil, limit: 10).count == 1)
    }

    @Test(arguments: StoreKind.allCases)
    func `a session goes through its states, each with an entry, and stays over once it is`(_ kind: StoreKind)
        async throws
    {
        let it = try await TestStore(kind)
        func bring(_ state: SessionState) async throws -> SessionChange {
            try await it.store.setState(state, of: it.session, reason: "because", by: nil, command: nil)
        }
        #expect(try await bring(.active).entry == nil)
        #expect(try await bring(.paused).entry?.seq == 2)
        #expect(try await bring(.active).session.state == .active)
        #expect(try await bring(.closed).session.reason == "because")
        #expect(try await bring(.closed).entry == nil)
        await #expect(throws: StoreError.notOpen(.closed)) { _ = try await bring(.active) }
        await #expect(throws: StoreError.notOpen(.closed)) { _ = try await it.store.accept(it.message("Still there?")) }
        let bodies = try await it.log().dropFirst().map { try JSON(parsing: Array($0.body)) }
        #expect(bodies.map { $0["state"] } == ["paused", "active", "closed"])
    }

    @Test(arguments: StoreKind.allCases)
    func `a message wakes a paused session, just before itself`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        _ = try await it.store.setState(.paused, of: it.session, reason: "left", by: nil, command: nil)
        let accepted = try await it.store.accept(it.message("Back again"))
        #expect(accepted.woken?.seq == 3)
        #expect(accepted.message.seq == 4)
        #expect(try await it.store.session(it.session).state == .active)
    }

    @Test(arguments: StoreKind.allCases)
    func `a session nobody came back to is expired before and after the sweep, and makes room`(
        _ kind: StoreKind
    ) async throws {
        let it = try await TestStore(kind)
        _ = try await it.store.setState(.paused, of: it.session, reason: "left", by: nil, command: nil)
        let left = it.clock.now
        it.clock.advance(by: TestStore.patience - .milliseconds(1))
        #expect(try await it.store.session(it.session).state == .paused)
        #expect(try await it.store.sweepExpired(limit: 10).isEmpty)
        it.clock.advance(by: .milliseconds(1))
        let seen = try await it.store.session(it.session)
        #expect(seen.state == .expired && seen.since == left + TestStore.patience)
        await #expect(throws: StoreError.notOpen(.expired)) { _ = try await it.store.accept(it.message("Hello?")) }
        let swept = try await it.store.sweepExpired(limit: 10)
        #expect(swept.map(\.session.id) == [it.session])
        #expect(swept.first?.entry?.kind == .sessionState)
        #expect(try await it.store.sweepExpired(limit: 10).isEmpty)
        #expect(try await it.store.open(opening(it)).session.id != it.session)
    }

    @Test(arguments: StoreKind.allCases)
    func `opening a module again puts an overdue session away even before the sweep`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        _ = try await it.store.setState(.paused, of: it.session, reason: "left", by: nil, command: nil)
        it.clock.advance(by: TestStore.patience)
        #expect(try await it.store.open(opening(it)).session.id != it.session)
        #expect(try await it.log().last?.kind == .sessionState)
        #expect(try await it.store.sweepExpired(limit: 10).isEmpty)
    }

    @Test func `sessions that a host left active are paused from their last activity on`() async throws {
        let before = try await TestStore(.file)
        before.clock.advance(by: .seconds(60))
        _ = try await before.store.accept(before.message("Why?"))
        let last = before.clock.now
        before.clock.advance(by: .seconds(600))
        let it = try await before.restarted()
        let paused = try await it.store.pauseAbandoned(limit: 10)
        #expect(paused.map(\.session.id) == [it.session])
        #expect(paused.first?.session.since == last)
        #expect(try await it.store.pauseAbandoned(limit: 10).isEmpty)
    }

    @Test(arguments: StoreKind.allCases)
    func `what a session is about changes with a version and an entry, or not at all`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        func change(_ module: String?) async throws -> SessionChange {
            try await it.store.changeContext(
                of: it.session,
                course: "algebra-1",
                module: module,
                by: it.learner,
                command: nil
            )
        }
        #expect(try await change("lines").entry == nil)
        let changed = try await change("factors")
        #expect(changed.session.context == SessionContext(course: "algebra-1", module: "factors", version: 2))
        #expect(changed.entry?.kind == .contextChanged)
        #expect(try await change(nil).session.context.module == nil)
        await #expect(throws: StoreError.unknownModule("gold", course: "algebra-1")) { _ = try await change("gold") }
        // Whoever left a module leaves room for another session on it.
        #expect(try await it.store.open(opening(it)).session.id != it.session)
        #expect(try await change("lines").session.context.version == 4)
    }

    @Test(arguments: StoreKind.allCases)
    func `coming back gives the session, its latest entries and the place to go on from`(_ kind: StoreKind) async throws
    {
        let it = try await TestStore(kind)
        for number in 0..<20 { _ = try await it.store.accept(it.message("\(number)"), ending: .answer("!")) }
        let note = LogEvent(session: it.session, kind: EntryKind("note"), audience: .staff, body: Array("{}".utf8))
        _ = try await it.store.record(note)
        let restored = try await it.store.restore(it.session, for: .everyone, limit: 10)
        #expect(restored.epoch == it.store.epoch)
        #expect(restored.page.entries.map(\.seq) == Array(32...41))
        #expect(restored.page.head == 41)
        #expect(restored.hasEarlier)
        #expect(restored.session.head == 42)
        #expect(try await it.store.restore(it.session, for: .staff, limit: 100).page.entries.count == 42)
        #expect(try await !it.store.restore(it.session, for: .staff, limit: 100).hasEarlier)
    }

    @Test(arguments: StoreKind.allCases)
    func `pages forwards and backwards meet without a gap`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        for number in 0..<25 { _ = try await it.store.accept(it.message("\(number)"), ending: .answer("!")) }
        var (forwards, place): ([Int64], Int64) = ([], 0)
        while true {
            let page = try await it.store.entries(of: it.session, after: place, for: .everyone, limit: 7)
            guard let last = page.entries.last else { break }
            forwards += page.entries.map(\.seq)
            place = last.seq
        }
        var (backwards, end): ([Int64], Int64) = ([], .max)
        while true {
            let page = try await it.store.entries(of: it.session, before: end, for: .everyone, limit: 7)
            guard let first = page.entries.first else { break }
            backwards = page.entries.map(\.seq) + backwards
            end = first.seq
        }
        #expect(forwards == Array(1...51))
        #expect(backwards == forwards)
        #expect(try await it.store.entries(of: it.session, after: 0, for: .everyone, limit: -1).entries.isEmpty)
    }

    @Test(arguments: StoreKind.allCases)
    func `a learner's sessions come latest first, page by page`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        var ids = [it.session]
        for _ in 0..<6 { ids.insert(try await it.store.open(opening(it, onePerModule: false)).session.id, at: 0) }
        var (listed, before): ([SessionID], SessionID?) = ([], nil)
        while true {
            let page = try await it.store.sessions(of: it.learner, before: before, limit: 3)
            guard let last = page.last else { break }
            listed += page.map(\.id)
            before = last.id
        }
        #expect(listed == ids)
    }
}
