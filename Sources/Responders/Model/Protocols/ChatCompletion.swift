import FoundationEssentials

/// An answer, or a piece of one, in the form that OpenAI's chat completions have.
struct ChatCompletion: Decodable {
    private let choices: Lenient<[Lenient<Choice>]>
    private let usage: Lenient<Usage>
    private let error: Lenient<ErrorBody>

    private struct Choice: Decodable {
        let index: Lenient<Int>
        let delta: Lenient<Message>
        let message: Lenient<Message>
        let finish_reason: Lenient<Word>
    }

    private struct Message: Decodable {
        let content: Lenient<Content>
        let refusal: Lenient<String>
    }

    private struct Usage: Decodable {
        let prompt_tokens: Lenient<Int>
        let completion_tokens: Lenient<Int>
    }

    /// What it says, in order; nothing is the answer to a piece that only pings.
    var news: [ModelNews] {
        if let error = error.value { return [.failed(error.complaint)] }
        var news: [ModelNews] = []
        // Several choices would be several answers at once; only the first was asked for.
        if let choice = choices.value?.compactMap(\.value).first(where: { ($0.index.value ?? 0) == 0 }) {
            let message = choice.delta.value ?? choice.message.value
            let text = message?.content.value?.text ?? message?.refusal.value ?? ""
            if !text.isEmpty { news.append(.text(text)) }
            if let reason = choice.finish_reason.value?.text, !reason.isEmpty { news.append(.finished(reason)) }
        }
        if let usage = usage.value {
            news.append(.usage(input: usage.prompt_tokens.value, output: usage.completion_tokens.value))
        }
        return news
    }
}

/// A text, or a list of parts of which some are text.
private struct Content: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.text = text
        } else {
            text = try [Lenient<Part>](from: decoder).compactMap { $0.value?.text.value }.joined()
        }
    }

    private struct Part: Decodable { let text: Lenient<String> }
}
