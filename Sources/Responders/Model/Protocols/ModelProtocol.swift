/// How a model's server is spoken to.
public enum ModelProtocol: String, CaseIterable, Decodable, Sendable {
    /// Chat completions: OpenAI, Ollama, vLLM, LiteLLM, OpenRouter, llama.cpp.
    case openai
    /// Messages: Anthropic.
    case anthropic
}

/// What a piece of a model's answer says.
enum ModelNews: Equatable {
    case text(String)
    case usage(input: Int?, output: Int?)
    /// The model has come to an end, in its own word for why.
    case finished(String)
    /// The stream is over, whatever else comes.
    case over
    case failed(ModelComplaint)
}

/// An error as a server tells it, in its body or in the middle of its stream.
struct ModelComplaint: Equatable, Sendable {
    /// A word or a number that says what sort of error it is; never free text, which may repeat the request.
    var kind: String

    /// Keeps only what a code is made of: an error must not carry a learner's words into a log.
    init(kind: String?) {
        let letters = (kind ?? "").unicodeScalars.filter {
            $0.isASCII
                && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-" || $0 == ".")
        }
        self.kind = letters.isEmpty ? "error" : String(String.UnicodeScalarView(letters.prefix(60)))
    }

    /// Whether the same request may succeed a little later.
    var isPassing: Bool {
        ["rate_limit", "overloaded", "timeout", "server_error", "api_error", "unavailable"].contains {
            kind.contains($0)
        }
            || ["408", "409", "429", "500", "502", "503", "504", "529"].contains(kind)
    }
}
