/// An answer, or a piece of one, in the form that Anthropic's messages have.
struct MessagesEvent {
    private var type: String?
    private var deltaText: String?
    private var blockText: String?
    private var contents = ""
    private var usage: ModelNews?
    private var messageUsage: ModelNews?
    private var reason: String?
    private var deltaReason: String?
    private var error: ModelComplaint?

    static func news(in bytes: ArraySlice<UInt8>) throws(PieceReader.NotJSON) -> [ModelNews] {
        var event = MessagesEvent()
        try PieceReader.read(bytes) { (name, value) throws(PieceReader.NotJSON) in try event.take(name, &value) }
        return event.news
    }

    private mutating func take(_ name: String, _ value: inout PieceReader) throws(PieceReader.NotJSON) {
        switch name {
        case "type": type = try value.string()
        case "delta":
            var (text, reason): (String?, String?)
            try value.object { (name, value) throws(PieceReader.NotJSON) in
                switch name {
                case "text": text = try value.string()
                case "stop_reason": reason = try value.string()
                default: break
                }
            }
            (deltaText, deltaReason) = (text, reason)
        case "message":
            var usage: ModelNews?
            try value.object { (name, value) throws(PieceReader.NotJSON) in
                if name == "usage" { usage = try Self.usage(in: &value) }
            }
            messageUsage = usage
        case "content_block": blockText = try Self.text(in: &value)
        case "content":
            var all = ""
            try value.array { (item) throws(PieceReader.NotJSON) in all += try Self.text(in: &item) ?? "" }
            contents = all
        case "usage": usage = try Self.usage(in: &value)
        case "stop_reason": reason = try value.string()
        case "error": error = try ModelComplaint(from: &value)
        default: break
        }
    }

    private var news: [ModelNews] {
        if let error { return [.failed(error)] }
        switch type {
        case "error": return [.failed(ModelComplaint(kind: nil))]
        case "message_start": return [messageUsage].compactMap { $0 }
        case "content_block_start": return [Self.said(blockText)].compactMap { $0 }
        case "content_block_delta": return [Self.said(deltaText)].compactMap { $0 }
        case "message_delta": return [usage, deltaReason.map(ModelNews.finished)].compactMap { $0 }
        case "message_stop": return [.over]
        // The whole answer at once: it was not asked to stream.
        case "message": return [Self.said(contents), usage, reason.map(ModelNews.finished)].compactMap { $0 }
        default: return []
        }
    }

    private static func said(_ text: String?) -> ModelNews? { text.flatMap { $0.isEmpty ? nil : .text($0) } }

    private static func text(in value: inout PieceReader) throws(PieceReader.NotJSON) -> String? {
        var text: String?
        try value.object { (name, value) throws(PieceReader.NotJSON) in
            if name == "text" { text = try value.string() }
        }
        return text
    }

    private static func usage(in value: inout PieceReader) throws(PieceReader.NotJSON) -> ModelNews? {
        var (input, output): (Int?, Int?)
        let isObject = try value.object { (name, value) throws(PieceReader.NotJSON) in
            switch name {
            case "input_tokens": input = try value.integer()
            case "output_tokens": output = try value.integer()
            default: break
            }
        }
        return isObject ? .usage(input: input, output: output) : nil
    }
}
