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
    /// What events look like that say words and nothing else.
    private var form: PieceForm?
    private var formUses = 0
    /// A server whose events are all different is not studied for ever.
    private var formsSought = 0
    private static let formLimit = 8

    init(speaking: ModelProtocol) { self.speaking = speaking }

    /// Takes bytes of a stream, and returns the text in them.
    ///
    /// What came before a failure is said first, and then the failure: `failure` is set, and nothing is read after it.
    mutating func take(_ bytes: Span<UInt8>) -> (text: String, failure: ModelFailure.Reason?) {
        var text = ""
        let alike = takeAlike(bytes, &text)
        if alike == bytes.count { return (text, nil) }
        var rest = bytes.extracting(alike...).withUnsafeBufferPointer { Array($0) }[...]
        do {
            while !isOver {
                let start = rest
                guard let event = try events.next(in: &rest) else { break }
                let taken = start[..<rest.startIndex]
                if let failure = take(event.data, cameAs: taken, &text) { return (text, failure) }
                rest = rest.dropFirst(takeAlike(rest.span, &text))
            }
        } catch { return (text, .unreadable("\(error)")) }
        return (text, nil)
    }

    mutating func take(_ bytes: [UInt8]) -> (text: String, failure: ModelFailure.Reason?) { take(bytes.span) }

    /// Takes the events at the beginning that have the form of earlier ones, and returns how many bytes these were.
    private mutating func takeAlike(_ bytes: Span<UInt8>, _ text: inout String) -> Int {
        guard !isOver, events.isBetweenEvents else { return 0 }
        var taken = 0
        while let next = form?.words(in: bytes, from: taken), next.end - taken <= events.limit {
            if text.isEmpty { text = next.text } else { text += next.text }
            taken = next.end
            formUses += 1
        }
        return taken
    }

    private mutating func take(
        _ data: ArraySlice<UInt8>,
        cameAs event: ArraySlice<UInt8>,
        _ text: inout String
    ) -> ModelFailure.Reason? {
        // The end of a stream is not JSON with the one protocol.
        if data.elementsEqual("[DONE]".utf8) {
            isOver = true
            return nil
        }
        if data.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return nil }
        guard let news = news(in: data) else { return .unreadable("a piece of its answer is not JSON") }
        if let complaint = note(news, &text) { return .complained(complaint) }
        if case .text(let said)? = news.first, news.count == 1, hasText { learn(from: event, saying: said) }
        return nil
    }

    private mutating func learn(from event: ArraySlice<UInt8>, saying text: String) {
        // Servers that tell the time in their events have a new form each second, which is worth while.
        if formUses >= Self.formLimit { formsSought = 0 }
        guard formsSought < Self.formLimit, events.isBetweenEvents else { return }
        (formsSought, formUses) = (formsSought + 1, 0)
        form = PieceForm(of: event, saying: text) { words(of: $0) }
    }

    /// What an event says that says words and nothing else.
    private func words(of event: ArraySlice<UInt8>) -> String? {
        var (stream, rest) = (events, event)
        guard let read = try? stream.next(in: &rest), rest.isEmpty, stream.isBetweenEvents,
            let news = news(in: read.data), case .text(let text)? = news.first, news.count == 1
        else { return nil }
        return text
    }

    /// Takes an answer that came at once.
    mutating func takeWhole(_ bytes: [UInt8]) -> (text: String, failure: ModelFailure.Reason?) {
        guard let news = news(in: bytes[...]) else { return ("", .unreadable("its answer is not JSON")) }
        var text = ""
        if let complaint = note(news, &text) { return (text, .complained(complaint)) }
        isOver = true
        return (text, nil)
    }

    /// Whether the server kept the answer back, in the middle or from its beginning.
    var isWithheld: Bool { finish == "content_filter" || finish == "refusal" }

    /// Whether the model has come to an end of which there is something to show; nothing behind it is needed.
    var isComplete: Bool { finish != nil && finish != "error" && hasText && !isWithheld }

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
                if !hasText { hasText = more.unicodeScalars.contains(where: \.isSeen) }
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

extension Unicode.Scalar {
    /// Whether it leaves a mark on a page: no blank, no control, and none that only joins or turns others.
    fileprivate var isSeen: Bool {
        switch properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
