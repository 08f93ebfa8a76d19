import FoundationEssentials
import Testing

@testable import Reactor

/// Replays the fuzzer's seeds and all that it ever found.
@Suite struct CorpusTests {
    private static let targets: [(name: String, holds: @Sendable ([UInt8]) -> Bool)] = [
        ("RequestStream", RequestProperties.hold), ("MessageStream", MessageProperties.hold),
        ("PlainText", TextProperties.hold), ("FieldValue", FieldProperties.hold),
    ]

    @Test(arguments: targets.indices) func `what holds for all input holds for what was found`(index: Int) throws {
        let (name, holds) = Self.targets[index]
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let folder = "/\(root)/Fuzz/corpus/\(name)"
        let cases = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasPrefix("seed-") || $0.hasPrefix("regression-") }
        #expect(!cases.isEmpty)
        for file in cases {
            let input = try #require(FileManager.default.contents(atPath: "\(folder)/\(file)"))
            #expect(holds(Array(input)), "\(name)/\(file)")
        }
    }
}
