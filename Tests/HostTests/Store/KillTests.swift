import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct KillTests {
    @Test func `a process killed at any moment has lost nothing it acknowledged, and doubled nothing`() async throws {
        var it = try await TestStore(.file)
        let path = try #require(it.path)
        var acknowledged: Set<String> = []
        for cycle in 0..<6 {
            it.store.close()
            let told = try Victim(path: path, session: it.session, learner: it.learner).kill(after: 20 + cycle * 37)
            #expect(told.count >= 20)
            #expect(acknowledged.isDisjoint(with: told))
            acknowledged.formUnion(told)
            it = try await it.restarted()
            for turn in try await it.store.unfinished(after: nil, limit: 1000) {
                #expect(try await it.store.end(turn.id, .answer("late")).isFirst)
            }
            #expect(try await it.store.examine() == [])
        }
        let log = try await it.log()
        #expect(log.map(\.seq) == Array(1...Int64(log.count)))
        let questions = try log.filter { $0.turn == $0.id }.map {
            try JSON(parsing: Array($0.body))["text"]?.string ?? ""
        }
        #expect(Set(questions).count == questions.count)
        #expect(acknowledged.isSubset(of: questions))
        for text in acknowledged {
            let key = try #require(CommandKey(text))
            #expect(try await it.store.accept(it.message(text, key: key)).duplicate)
        }
        let endings = Dictionary(grouping: log.filter { $0.turn != nil && $0.turn != $0.id }, by: \.turn)
        #expect(endings.count == questions.count)
        #expect(endings.values.allSatisfy { $0.count == 1 })
    }
}
