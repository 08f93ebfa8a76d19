import Cryptography
import Pipeline
import Reactor
import Responders
import SQLite
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct PrivacyTests {
    private static let marker = "planted-Zebra-4711"

    /// A learner with a message and an answer that hold the marker, and a colleague who also said something.
    private func filled() async throws -> TestStore {
        let it = try await TestStore(.file)
        _ = try await it.store.accept(it.message("Why \(Self.marker)?"), ending: .answer("Because \(Self.marker)."))
        _ = try await it.store.accept(it.message("And \(Self.marker)?"))
        return it
    }

    @Test func `an export has the account and every event that the learner may see, once and in order`() async throws {
        let it = try await filled()
        try await it.store.enrol(it.learner, in: "algebra-1", to: .learn)
        for number in 0..<1100 {
            _ = try await it.store.record(
                LogEvent(session: it.session, kind: .message, body: JSON.object(text: "note \(number)"))
            )
        }
        _ = try await it.store.record(
            LogEvent(session: it.session, kind: .message, audience: .staff, body: JSON.object(text: "among us"))
        )
        let document = try await export(it)
        #expect(document["account"]?["email"] == "ada@example.org")
        #expect(document["account"]?["courses"]?["algebra-1"] == ["learn"])
        let sessions = document["sessions"]?.array ?? []
        #expect(sessions.count == 1)
        let events = sessions.first?["events"]?.array ?? []
        #expect(events.compactMap { $0["seq"]?.integer } == Array(1...1104))
        #expect(!document.text.contains("among us"))
        #expect(!document.text.contains("password"))
    }

    @Test func `a person with many sessions gets each of them once`() async throws {
        let it = try await TestStore(.memory)
        for _ in 0..<119 {
            _ = try await it.store.open(
                Opening(learner: it.learner, key: .fresh(), course: "algebra-1", module: nil, onePerModule: false)
            )
        }
        let ids = try await export(it)["sessions"]?.array?.compactMap { $0["id"]?.string } ?? []
        #expect(ids.count == 120)
        #expect(Set(ids).count == 120)
    }

    @Test func `after erasing nothing of a person is left in any file of the store`() async throws {
        let it = try await filled()
        try await it.store.erase(it.learner)
        while try await it.store.sweepErased() {}
        it.store.close()
        let files = try it.folder.contents()
        #expect(files.contains { $0.name == "store.db" })
        for file in files {
            for word in [Self.marker, "ada@example.org", "Ada"] {
                #expect(!file.bytes.contains(word.utf8), "\(word) is in \(file.name)")
            }
        }
    }

    @Test func `after erasing nobody knows any more what a person asked of models, and when`() async throws {
        let it = try await filled()
        let spender = TokenSpender(
            turn: Identifier("t"),
            learner: Identifier(it.learner.description),
            course: "algebra-1"
        )
        let limits = TokenLimits(learner: nil, course: nil, per: .seconds(3600))
        _ = try await it.store.reserve(100, for: spender, within: limits)
        func rows() async throws -> Int64? {
            try await it.store.read { db in try db.first("SELECT count(*) FROM token_use") { $0.integer(0) } }
        }
        #expect(try await rows() == 1)
        try await it.store.erase(it.learner)
        #expect(try await rows() == 0)
    }

    @Test func `before erasing it is all there, so that the test above can fail`() async throws {
        let it = try await filled()
        it.store.close()
        let file = try #require(try it.folder.contents().first { $0.name == "store.db" })
        #expect(file.bytes.contains(Self.marker.utf8))
    }

    @Test func `an erased person is unknown, and so are their sessions and their address`() async throws {
        let it = try await filled()
        try await it.store.erase(it.learner)
        #expect(try await it.store.account(email: "ada@example.org") == nil)
        await #expect(throws: StoreError.unknownAccount) { try await it.store.account(it.learner) }
        await #expect(throws: (any Error).self) { try await it.store.accept(it.message("Still there?")) }
        while try await it.store.sweepErased() {}
        await #expect(throws: StoreError.unknownSession) { try await it.store.session(it.session) }
        #expect(try await it.store.unfinished(after: nil, limit: 10).isEmpty)
        let again = try await it.store.create(NewAccount(name: "Ada", email: "ada@example.org"))
        #expect(try await it.store.sessions(of: again.id, before: nil, limit: 10).isEmpty)
    }

    @Test func `what a restart interrupted is finished after it`() async throws {
        let (folder, session) = try await interrupted()
        let store = try await SQLiteStore(folder.path("store.db"), rules: TestStore.rules(TestClock()))
        #expect(try await store.sweepErased())
        await #expect(throws: StoreError.unknownSession) { try await store.session(session) }
        #expect(try await !store.sweepErased())
    }

    /// A file whose host ended between erasing a person and taking out what they wrote.
    private func interrupted() async throws -> (TemporaryFolder, SessionID) {
        let it = try await filled()
        try await it.store.erase(it.learner)
        it.store.close()
        return (it.folder, it.session)
    }

    @Test func `a long conversation goes in pieces, and others' stay whole`() async throws {
        let it = try await TestStore(.memory)
        let bob = try await it.store.create(NewAccount(name: "Bob")).id
        let other = try await it.store.open(Opening(learner: bob, key: .fresh(), course: "algebra-1", module: nil))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<4500 {
                group.addTask {
                    let event = LogEvent(session: it.session, kind: .message, body: JSON.object(text: "\(number)"))
                    _ = try await it.store.record(event)
                }
            }
            try await group.waitForAll()
        }
        try await it.store.erase(it.learner)
        var pieces = 0
        while try await it.store.sweepErased() { pieces += 1 }
        #expect(pieces == 3)
        #expect(try await it.store.session(other.session.id).head == 1)
    }

    @Test func `who erases themselves is out, everywhere and at once`() async throws {
        let host = try await TestHost()
        let token: HeaderFields = ["Authorization": "Bearer \(host.token("learner"))"]
        let session = try await host.host.store.open(
            Opening(learner: host.id("learner"), key: .fresh(), course: "algebra-1", module: "lines")
        ).session.id
        #expect(await host.send("DELETE", "/api/v1/me", headers: token).status == 204)
        #expect(await host.send("GET", "/api/v1/me", headers: token).status == 401)
        await #expect(throws: StoreError.unknownSession) { try await host.host.store.session(session) }
        #expect(await host.send("GET", "/api/v1/me", as: "parent").json["children"] == [])
    }

    private func export(_ it: TestStore) async throws -> JSON {
        var bytes: [UInt8] = []
        try await PersonalExport(store: it.store).run(it.learner) { bytes += $0 }
        let document = try JSON(parsing: bytes)
        #expect(AnswerCheck.faults(in: document, as: .personalExport).isEmpty)
        return document
    }
}

extension TemporaryFolder {
    /// Every file in the folder with what is in it.
    func contents() throws -> [(name: String, bytes: [UInt8])] {
        try Rim.listDirectory(root).map { ($0, try Rim.readFile(path($0))) }
    }
}
