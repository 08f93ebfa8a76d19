import FoundationEssentials
import Pipeline
import Testing

@Suite(.timeLimit(.minutes(5))) struct `What fuzzing has found` {
    @Test func `still ends with a blueprint or with faults that point into the file`() throws {
        let root = String(#filePath.dropLast("/Tests/PipelineTests/Configuration/CorpusTests.swift".count))
        let folder = "\(root)/Fuzz/corpus/Configuration"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(names.count > 100)
        for name in names {
            let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
            do throws(Faults) {
                _ = try Blueprint(json: bytes, modules: .core)
            } catch {
                #expect(!error.all.isEmpty, "\(name)")
                #expect(error.all.allSatisfy { $0.line > 0 && $0.column > 0 && !$0.message.isEmpty }, "\(name)")
            }
        }
    }
}
