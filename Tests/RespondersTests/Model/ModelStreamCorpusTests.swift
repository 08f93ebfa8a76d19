import FoundationEssentials
import Testing

@Suite struct ModelStreamCorpusTests {
    /// Replays the fuzzer's seeds and all that it ever found.
    @Test func `what holds for all streams of models holds for what was found`() throws {
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let folder = "/\(root)/Fuzz/corpus/ModelStream"
        let cases = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasPrefix("seed-") || $0.hasPrefix("regression-") }
        #expect(cases.count >= 4)
        for file in cases {
            let input = try #require(FileManager.default.contents(atPath: "\(folder)/\(file)"))
            #expect(ModelStreamProperties.hold(for: Array(input)), "\(file)")
        }
    }
}
