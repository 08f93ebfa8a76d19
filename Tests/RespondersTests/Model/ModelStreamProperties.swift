#if canImport(Responders)
@testable import Responders
#endif

/// What holds for every stream of bytes that claims to be an answer of a model.
enum ModelStreamProperties {
    /// Wherever the stream is cut, the same is said, it ends in the same way, and an error repeats no words of its own.
    ///
    /// The first byte says which protocol it is, and how long the pieces are that it comes in.
    static func hold(for input: [UInt8]) -> Bool {
        guard let choice = input.first else { return true }
        let bytes = Array(input.dropFirst())
        let speaking: ModelProtocol = choice & 1 == 0 ? .openai : .anthropic
        var (whole, cut) = (ModelAnswer(speaking: speaking), ModelAnswer(speaking: speaking))
        let (text, failure) = whole.take(bytes)
        var (said, broken): (String, ModelFailure.Reason?) = ("", nil)
        let step = Int(choice >> 1) % 61 + 1
        for from in stride(from: 0, to: bytes.count, by: step) where broken == nil {
            let (more, reason) = cut.take(Array(bytes[from..<min(from + step, bytes.count)]))
            (said, broken) = (said + more, reason)
        }
        guard said == text, broken == failure else { return false }
        if failure == nil {
            guard cut.finish == whole.finish, cut.input == whole.input, cut.output == whole.output,
                cut.isOver == whole.isOver, cut.shortcoming == whole.shortcoming
            else { return false }
        }
        if case .complained(let complaint)? = failure {
            guard complaint.kind.utf8.count <= 60, complaint.kind.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                return false
            }
        }
        var atOnce = ModelAnswer(speaking: speaking)
        return atOnce.takeWhole(bytes).text.utf8.count <= bytes.count * 3
    }
}
