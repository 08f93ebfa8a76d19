import PipelineTesting
import Testing

@testable import Pipeline

struct SpentTests {
    /// Spends, and then does as it is told.
    private struct Spender: Responder {
        enum Then { case answer, fail, wait }
        struct Broken: Error {}
        let then: Then
        var remarks: [String] = []

        func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
            reply.spent(Spent(inputTokens: 5, outputTokens: 1, micros: 2))
            reply.spent(Spent(inputTokens: 5))
            for remark in remarks { reply.remark(remark) }
            switch then {
            case .answer: try await reply.write("Yes.")
            case .fail: throw Broken()
            case .wait: try await Task.sleep(for: .seconds(600))
            }
            return .answered()
        }
    }

    private func spent(_ then: Spender.Then..., stops: Bool = false) async -> [Spent] {
        let (reports, stream) = AsyncStream<StepReport>.makeStream()
        let chain = Chain(responders: then.map { Step(Spender(then: $0), name: "\($0)") })
        let task = Task {
            defer { stream.finish() }
            _ = try await chain.run(.sample(), into: Transcript().writer, observe: { stream.yield($0) })
        }
        if stops { task.cancel() }
        return await reports.reduce(into: []) { $0.append($1.spent) }
    }

    @Test func `what a part spends is in its report, whether it answers, fails or is stopped`() async {
        let cost = Spent(inputTokens: 10, outputTokens: 1, micros: 2)
        #expect(await spent(.answer) == [cost])
        #expect(await spent(.fail, .answer) == [cost, cost])
        #expect(await spent(.wait, stops: true) == [cost])
    }

    @Test func `what a part says about itself is in its report in order, up to a limit, and also when it fails`()
        async throws
    {
        for then in [Spender.Then.answer, .fail, .wait] {
            let remarks = (1...40).map { "remark \($0)" }
            let (reports, stream) = AsyncStream<StepReport>.makeStream()
            let part: any Responder = Spender(then: then, remarks: remarks)
            let chain = Chain(responders: [Step(part, name: "part", budget: .milliseconds(10))])
            _ = try await chain.run(.sample(), into: Transcript().writer, observe: { stream.yield($0) })
            stream.finish()
            #expect(await reports.first { _ in true }?.notes == Array(remarks.prefix(16)), "\(then)")
        }
    }

    @Test func `of what many tasks say at once nothing is lost`() async {
        let remarks = Remarks()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<16 { group.addTask { remarks.add("\(number)") } }
        }
        #expect(Set(remarks.all) == Set((0..<16).map(String.init)))
    }
}
