import Pipeline
import Testing

@testable import Responders

/// A key that no header can carry fails each turn: it is told when the configuration is read.
@Suite struct `A key with a line break in it` {
    private static let llm =
        #"{ "use": "llm", "endpoint": "http://127.0.0.1:1/v1", "model": "m", "key": { "env": "KEY" } }"#
    private static let webhook = #"{ "use": "webhook", "url": "http://127.0.0.1:1/", "key": { "env": "KEY" } }"#

    @Test(arguments: [(llm, 75), (webhook, 58)], ["sal\nmon", "\u{1B}salmon", "salmon\u{7F}"])
    func `is reported at its place, and not repeated`(entry: (json: String, column: Int), key: String) throws {
        var modules = ModuleRegistry()
        modules.register(LanguageModel.self)
        modules.register(Webhook.self)
        let faults = try #require(throws: Faults.self) {
            try Blueprint(
                json: "{\"version\":1,\"respond\":[\n\(entry.json)\n]}",
                modules: modules,
                environment: ["KEY": key]
            )
        }
        #expect(
            faults.all.map(\.description) == [
                "responders.json:2:\(entry.column): error: respond[0].key: "
                    + "the key has a line break or another control character in it, which cannot be sent"
            ]
        )
        #expect(!"\(faults)".contains("salmon") && !"\(faults)".contains("mon\n"))
    }
}
