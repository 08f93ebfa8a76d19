import FoundationEssentials

/// The body of a request, as the server's protocol wants it.
struct ModelRequest {
    let speaking: ModelProtocol
    let model: String
    let prompt: ModelPrompt
    let maxTokens: Int
    let temperature: Double?
    let streams: Bool

    func body() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        switch speaking {
        case .openai:
            var messages = prompt.messages
            if !prompt.system.isEmpty { messages.insert(.init(role: .system, content: prompt.system), at: 0) }
            return try Array(
                encoder.encode(
                    Chat(
                        model: model,
                        messages: messages,
                        max_tokens: maxTokens,
                        temperature: temperature,
                        stream: streams,
                        stream_options: streams ? ["include_usage": true] : nil
                    )
                )
            )
        case .anthropic:
            return try Array(
                encoder.encode(
                    Messages(
                        model: model,
                        system: prompt.system.isEmpty ? nil : prompt.system,
                        messages: prompt.messages,
                        max_tokens: maxTokens,
                        temperature: temperature,
                        stream: streams
                    )
                )
            )
        }
    }

    /// The path behind the endpoint.
    var path: String { speaking == .openai ? "/chat/completions" : "/messages" }

    func headers(key: String?) -> [(name: String, value: String)] {
        var headers = [
            (name: "content-type", value: "application/json"),
            ("accept", streams ? "text/event-stream" : "application/json"),
        ]
        if speaking == .anthropic { headers.append(("anthropic-version", "2023-06-01")) }
        if let key, !key.isEmpty {
            headers.append(speaking == .anthropic ? ("x-api-key", key) : ("authorization", "Bearer \(key)"))
        }
        return headers
    }

    private struct Chat: Encodable {
        let model: String
        let messages: [ModelPrompt.Message]
        let max_tokens: Int
        let temperature: Double?
        let stream: Bool
        let stream_options: [String: Bool]?
    }

    private struct Messages: Encodable {
        let model: String
        let system: String?
        let messages: [ModelPrompt.Message]
        let max_tokens: Int
        let temperature: Double?
        let stream: Bool
    }
}
