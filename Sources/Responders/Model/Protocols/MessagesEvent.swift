/// An answer, or a piece of one, in the form that Anthropic's messages have.
struct MessagesEvent: Decodable {
    private let type: Lenient<String>
    private let delta: Lenient<Delta>
    private let message: Lenient<Message>
    private let content_block: Lenient<Block>
    private let content: Lenient<[Lenient<Block>]>
    private let usage: Lenient<Usage>
    private let stop_reason: Lenient<String>
    private let error: Lenient<ErrorBody>

    private struct Delta: Decodable {
        let text: Lenient<String>
        let stop_reason: Lenient<String>
    }

    private struct Message: Decodable { let usage: Lenient<Usage> }

    private struct Block: Decodable {
        let type: Lenient<String>
        let text: Lenient<String>
    }

    private struct Usage: Decodable {
        let input_tokens: Lenient<Int>
        let output_tokens: Lenient<Int>

        var news: ModelNews { .usage(input: input_tokens.value, output: output_tokens.value) }
    }

    var news: [ModelNews] {
        if let error = error.value { return [.failed(error.complaint)] }
        var news: [ModelNews] = []
        switch type.value {
        case "error": news.append(.failed(ModelComplaint(kind: nil)))
        case "message_start": if let usage = message.value?.usage.value { news.append(usage.news) }
        case "content_block_start": append(content_block.value?.text.value, to: &news)
        case "content_block_delta": append(delta.value?.text.value, to: &news)
        case "message_delta":
            if let usage = usage.value { news.append(usage.news) }
            if let reason = delta.value?.stop_reason.value { news.append(.finished(reason)) }
        case "message_stop": news.append(.over)
        case "message":
            // The whole answer at once: it was not asked to stream.
            let blocks = content.value?.compactMap(\.value) ?? []
            append(blocks.compactMap { $0.text.value }.joined(), to: &news)
            if let usage = usage.value { news.append(usage.news) }
            if let reason = stop_reason.value { news.append(.finished(reason)) }
        default: break
        }
        return news
    }

    private func append(_ text: String?, to news: inout [ModelNews]) {
        if let text, !text.isEmpty { news.append(.text(text)) }
    }
}
