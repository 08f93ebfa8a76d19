/// Puts an answer together from what a server says, and decides whether it is one.
///
/// A stream that just ends, an empty answer and a piece that is not JSON are failures: the official clients take the
/// first two for success, and the learner gets half a sentence.
struct ModelAnswer {
    private let speaking: ModelProtocol
    private var events = EventStream()
    private(set) var input: Int?
    private(set) var output: Int?
    private(set) var finish: String?
    /// Nothing more is worth reading.
    private(set) var isOver = false
    private(set) var hasText = false

    init(speaking: ModelProtocol) { self.speaking = speaking }

    /// Takes bytes of a stream, and returns the text in them.
    ///
    /// What came before a failure is said first, and then the failure: `failure` is set, and nothing is read after it.
    mutating func take(_ bytes: [UInt8]) -> (text: String, failure: ModelFailure.Reason?) {
        let completed: [EventStream.Event]
        do { completed = try events.take(bytes) } catch { return ("", .unreadable("\(error)")) }
        var text = ""
        for event in completed where !isOver {
            // The end of a stream is not JSON with the one protocol.
            if event.data.elementsEqual("[DONE]".utf8) {
                isOver = true
                break
            }
            if event.data.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { continue }
            guard let news = news(in: event.data[...]) else {
                return (text, .unreadable("a piece of its answer is not JSON"))
            }
            if let complaint = note(news, &text) { return (text, .complained(complaint)) }
        }
        return (text, nil)
    }

    /// Takes an answer that came at once.
    mutating func takeWhole(_ bytes: [UInt8]) -> (text: String, failure: ModelFailure.Reason?) {
        guard let news = news(in: bytes[...]) else { return ("", .unreadable("its answer is not JSON")) }
        var text = ""
        if let complaint = note(news, &text) { return (text, .complained(complaint)) }
        isOver = true
        return (text, nil)
    }

    /// Why the answer is none, now that nothing more comes.
    var shortcoming: ModelFailure.Reason? {
        if finish == "error" { return .complained(ModelComplaint(kind: "error")) }
        guard isOver || finish != nil else { return .cutShort }
        return hasText ? nil : .empty(finish: finish)
    }

    private mutating func note(_ news: [ModelNews], _ text: inout String) -> ModelComplaint? {
        for item in news {
            switch item {
            case .text(let more):
                text += more
                if !hasText { hasText = more.contains { !$0.isWhitespace } }
            case .usage(let input, let output):
                self.input = input.flatMap(Self.plausible) ?? self.input
                self.output = output.flatMap(Self.plausible) ?? self.output
            case .finished(let reason): finish = reason
            case .over: isOver = true
            case .failed(let complaint): return complaint
            }
        }
        return nil
    }

    /// A server that lies about its use must not overflow a budget.
    private static func plausible(_ count: Int) -> Int? { (0...100_000_000).contains(count) ? count : nil }

    private func news(in bytes: ArraySlice<UInt8>) -> [ModelNews]? {
        switch speaking {
        case .openai: try? ChatCompletion.news(in: bytes)
        case .anthropic: try? MessagesEvent.news(in: bytes)
        }
    }
}
