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
    /// What pieces look like that say a word and nothing else.
    private var form: PieceForm?
    /// A server whose pieces are all different is not studied for ever.
    private var formsSought = 0
    private static let formLimit = 8

    init(speaking: ModelProtocol) { self.speaking = speaking }

    /// Takes bytes of a stream, and returns the text in them.
    ///
    /// What came before a failure is said first, and then the failure: `failure` is set, and nothing is read after it.
    mutating func take(_ bytes: [UInt8]) -> (text: String, failure: ModelFailure.Reason?) {
        var (text, rest) = ("", bytes[...])
        do {
            while !isOver, let event = try events.next(in: &rest) {
                if let failure = take(event.data, &text) { return (text, failure) }
            }
        } catch { return (text, .unreadable("\(error)")) }
        return (text, nil)
    }

    private mutating func take(_ data: ArraySlice<UInt8>, _ text: inout String) -> ModelFailure.Reason? {
        if let more = form?.text(in: data) {
            text += more
            return nil
        }
        // The end of a stream is not JSON with the one protocol.
        if data.elementsEqual("[DONE]".utf8) {
            isOver = true
            return nil
        }
        if data.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return nil }
        guard let news = news(in: data) else { return .unreadable("a piece of its answer is not JSON") }
        if case .text(let said)? = news.first, news.count == 1, formsSought < Self.formLimit {
            formsSought += 1
            form = PieceForm(of: data, saying: said) { self.news(in: $0) }
        }
        return note(news, &text).map { .complained($0) }
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
