import Locking
import Pipeline
import PipelineTesting
import Synchronization
import Testing

@testable import Responders

@Suite(.timeLimit(.minutes(5))) struct `A model's server that several parts ask` {
    private let transport = HTTPClient(loop: PollLoop())

    private func part(_ upstream: Upstream, _ endpoints: ModelEndpoints, path: String = "v1") throws -> LanguageModel {
        var settings = LanguageModelSettings()
        settings.endpoint = "http://127.0.0.1:\(upstream.port)/\(path)"
        settings.model = "small"
        settings.retries = 0
        settings.concurrency = 2
        return try LanguageModel(settings, asking: transport, among: endpoints)
    }

    @Test func `rests for all of them once it has failed too often for one`() async throws {
        let upstream = try Upstream { peer in
            while peer.request() != nil { peer.answer("", status: "503 Busy") }
        }
        let endpoints = ModelEndpoints()
        let (algebra, biology) = (try part(upstream, endpoints), try part(upstream, endpoints))
        for _ in 0..<5 { _ = try? await algebra.run(.sample()) }
        let failure = await #expect(throws: ModelFailure.self) { try await biology.run(.sample()) }
        guard case .resting? = failure?.reason else {
            Issue.record("\(failure as Any)")
            return
        }
        // Another path is another service, which may well be up.
        let other = await #expect(throws: ModelFailure.self) {
            try await part(upstream, endpoints, path: "v2").run(.sample())
        }
        #expect(other?.reason == .status(503, nil))
    }

    @Test func `is asked so many questions at a time by all of them together, over connections that are kept`()
        async throws
    {
        let crowd = Lock((inside: 0, most: 0))
        let upstream = try Upstream { peer in
            while peer.request() != nil {
                crowd.withLock { $0 = ($0.inside + 1, max($0.most, $0.inside + 1)) }
                usleepBriefly()
                crowd.withLock { $0.inside -= 1 }
                peer.answer(
                    "data: {\"choices\":[{\"delta\":{\"content\":\"Yes.\"}}]}\n\ndata: [DONE]\n\n",
                    headers: "content-type: text/event-stream\r\n"
                )
            }
        }
        let endpoints = ModelEndpoints()
        let parts = try (0..<4).map { _ in try part(upstream, endpoints) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let text = try await parts[number % 4].run(.sample()).text
                    #expect(text == "Yes.")
                }
            }
            try await group.waitForAll()
        }
        #expect(crowd.withLock { $0.most } == 2)
        #expect(upstream.connections <= 4)
    }
}

@Suite struct `The price of tokens` {
    @Test func `is counted in whole millionths, rounded up, and never overflows`() {
        let price = TokenPrice(input: 150_000, output: 600_000)
        #expect(price.cost(input: 1_000_000, output: 0) == 150_000)
        #expect(price.cost(input: 1000, output: 500) == 450)
        #expect(price.cost(input: 1, output: 0) == 1)
        #expect(price.cost(input: 0, output: 0) == 0)
        #expect(TokenPrice().cost(input: 5000, output: 5000) == 0)
        let dear = TokenPrice(input: TokenPrice.highest, output: TokenPrice.highest)
        #expect(dear.cost(input: .max, output: .max) == 2_000_000_000_000)
        #expect(dear.cost(input: -1, output: .min) == 0)
    }
}
