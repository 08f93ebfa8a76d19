import Pipeline
import Synchronization

@testable import Responders

/// Language models that ask a scripted upstream, and what such an upstream says.
struct ScriptedModel {
    private let transport = HTTPClient(loop: PollLoop())

    /// A model at the upstream, with a key that no failure may show.
    func asking(
        _ upstream: Upstream,
        ledger: (any TokenLedger)? = nil,
        among endpoints: ModelEndpoints? = nil,
        _ change: (inout LanguageModelSettings) -> Void = { _ in }
    ) throws -> LanguageModel {
        var settings = LanguageModelSettings()
        settings.endpoint = "http://127.0.0.1:\(upstream.port)/v1"
        settings.model = "small"
        settings.key = Secret("s3cret-key")
        change(&settings)
        try settings.validate()
        return try LanguageModel(settings, asking: transport, ledger: ledger, among: endpoints, chance: { 1 })
    }

    static let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n"
    static let end = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"

    static func said(_ text: String) -> String {
        "data: {\"choices\":[{\"delta\":{\"content\":\"\(text)\"}}]}\n\n"
    }
}

/// Counts from several threads.
final class Counter: Sendable {
    private let value = Atomic(0)
    var count: Int { value.load(ordering: .relaxed) }
    func next() -> Int { value.add(1, ordering: .relaxed).oldValue }
}
