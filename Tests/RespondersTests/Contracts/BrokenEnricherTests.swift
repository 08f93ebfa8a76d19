import Locking
import Pipeline
import PipelineTesting
import Testing

@testable import Responders

private struct Weather: Codable, Sendable, ContextKey {
    static let name = "weather"
    static let facts: [Fact] = [.number("weather.warmth", of: Weather.self, "how warm it is") { $0.warmth }]
    var warmth = 20.0
    var place = ""
}

private struct Improper: EnricherModule {
    static let name: ModuleName = "weather"
    static let summary = "Adds the weather."
    static var adds: [Fact] { Weather.facts }
    let body: @Sendable (inout Turn) async throws -> Void

    init(_ settings: NoSettings, _ assembly: Assembly) { body = { _ in } }
    init(_ body: @escaping @Sendable (inout Turn) async throws -> Void) { self.body = body }
    func enrich(_ turn: inout Turn) async throws { try await body(&turn) }
}

@Suite(.timeLimit(.minutes(5))) struct `The contract of enrichers` {
    private func broken(_ body: @escaping @Sendable (inout Turn) async throws -> Void) async throws -> [String] {
        let contract = EnricherContract(patience: .milliseconds(400), promptness: .milliseconds(200)) { Improper(body) }
        do { try await contract.check() } catch let violation as ContractViolation {
            return violation.breaches.map(\.rule)
        }
        return []
    }

    @Test func `is kept by one that adds what it declares`() async throws {
        #expect(try await broken { $0.context[Weather.self] = Weather() } == [])
    }

    @Test func `catches one that rewrites the question`() async throws {
        #expect(try await broken { $0.text += "!" } == ["should leave the question as it is"])
    }

    @Test func `catches facts that cannot be told, and facts nobody knows of`() async throws {
        let untold = try await broken { $0.context[Weather.self] = Weather(warmth: .nan) }
        #expect(untold == ["should add facts that can be written as JSON"])
        let secret = try await broken { $0.context[Human.self] = Human(free: 1) }
        #expect(secret == ["should add no facts but those it declares"])
    }

    @Test func `catches one that does not heed a cancel`() async throws {
        let stubborn = Stubborn()
        defer { stubborn.release() }
        let rules = try await broken { _ in await stubborn.work() }
        #expect(rules == ["should end promptly when it is cancelled"])
    }

    @Test func `catches one that cannot take every text`() async throws {
        struct Unreadable: Error {}
        #expect(try await broken { if $0.text.isEmpty { throw Unreadable() } } == ["should take any text"])
    }

    @Test func `catches one that mixes up turns`() async throws {
        let latest = Lock("")
        let rules = try await broken { turn in
            latest.withLock { [text = turn.text] in $0 = text }
            try await Task.sleep(for: .milliseconds(10))
            turn.context[Weather.self] = Weather(place: latest.withLock { $0 })
        }
        #expect(rules == ["should keep turns that run at once apart"])
    }

    @Test func `catches one that fails for the question it is meant for`() async throws {
        struct Unreachable: Error {}
        let meant = Turn.sample().text
        #expect(
            try await broken { if $0.text == meant { throw Unreachable() } } == [
                "should take the question it is meant for"
            ]
        )
    }

    @Test func `catches one that comes to no end, and says so`() async throws {
        let contract = EnricherContract(patience: .milliseconds(50)) {
            Improper { _ in try await Task.sleep(for: .seconds(3600)) }
        }
        let violation = await #expect(throws: ContractViolation.self) { try await contract.check() }
        #expect(
            violation?.breaches.first?.description
                == "should take the question it is meant for: it still ran after 0.05 seconds"
        )
    }

    @Test func `catches one that fails when turns run at once`() async throws {
        let narrow = Narrow()
        let rules = try await broken { _ in
            try await narrow.work()
        }
        #expect(rules == ["should keep turns that run at once apart"])
    }
}
