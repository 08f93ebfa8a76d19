/// An answer, or a piece of one, in the form that OpenAI's chat completions have.
enum ChatCompletion {
    /// What it says, in order; nothing is the answer to a piece that only pings.
    static func news(in bytes: ArraySlice<UInt8>) throws(PieceReader.NotJSON) -> [ModelNews] {
        var choice: Choice?
        var (usage, error): (ModelNews?, ModelComplaint?)
        try PieceReader.read(bytes) { (name, value) throws(PieceReader.NotJSON) in
            switch name {
            case "choices":
                choice = nil
                // Several choices would be several answers at once; only the first was asked for.
                try value.array { (item) throws(PieceReader.NotJSON) in
                    if let read = try Choice(from: &item), read.index == 0, choice == nil { choice = read }
                }
            case "usage": usage = try Self.usage(in: &value)
            case "error": error = try ModelComplaint(from: &value)
            default: break
            }
        }
        if let error { return [.failed(error)] }
        var news: [ModelNews] = []
        if let text = choice?.text, !text.isEmpty { news.append(.text(text)) }
        if let reason = choice?.reason, !reason.isEmpty { news.append(.finished(reason)) }
        if let usage { news.append(usage) }
        return news
    }

    private struct Choice {
        var index = 0
        var reason: String?
        private var delta: String?
        private var message: String?

        var text: String? { delta ?? message }

        /// `nil` for what is no object.
        init?(from value: inout PieceReader) throws(PieceReader.NotJSON) {
            var read = Choice()
            let isObject = try value.object { (name, value) throws(PieceReader.NotJSON) in
                switch name {
                case "index": read.index = try value.integer() ?? 0
                case "delta": read.delta = try Self.content(of: &value)
                case "message": read.message = try Self.content(of: &value)
                case "finish_reason": read.reason = try value.word()
                default: break
                }
            }
            guard isObject else { return nil }
            self = read
        }

        private init() {}

        /// The text of a message, or else its refusal; `nil` for what is no message.
        private static func content(of value: inout PieceReader) throws(PieceReader.NotJSON) -> String? {
            var (content, refusal): (String?, String?)
            let isMessage = try value.object { (name, value) throws(PieceReader.NotJSON) in
                switch name {
                case "content": content = try Self.text(in: &value)
                case "refusal": refusal = try value.string()
                default: break
                }
            }
            guard isMessage else { return nil }
            // Beside a refusal stands no content, or one that is empty.
            if let content, !content.isEmpty { return content }
            return refusal ?? ""
        }

        /// A text, or a list of parts of which some are text.
        private static func text(in value: inout PieceReader) throws(PieceReader.NotJSON) -> String? {
            if value.begins(with: "\"") { return try value.string() }
            var text = ""
            let isList = try value.array { (part) throws(PieceReader.NotJSON) in
                try part.object { (name, value) throws(PieceReader.NotJSON) in
                    if name == "text" { text += try value.string() ?? "" }
                }
            }
            return isList ? text : nil
        }
    }

    private static func usage(in value: inout PieceReader) throws(PieceReader.NotJSON) -> ModelNews? {
        var (input, output): (Int?, Int?)
        let isObject = try value.object { (name, value) throws(PieceReader.NotJSON) in
            switch name {
            case "prompt_tokens": input = try value.integer()
            case "completion_tokens": output = try value.integer()
            default: break
            }
        }
        return isObject ? .usage(input: input, output: output) : nil
    }
}

extension ModelComplaint {
    /// An error in any of the forms that servers give it: an object, or just a text; `nil` for anything else.
    init?(from value: inout PieceReader) throws(PieceReader.NotJSON) {
        if value.begins(with: "\"") {
            _ = try value.string()
            self.init(kind: nil)
            return
        }
        var (code, type): (String?, String?)
        let isObject = try value.object { (name, value) throws(PieceReader.NotJSON) in
            switch name {
            case "code": code = try value.word()
            case "type": type = try value.word()
            default: break
            }
        }
        guard isObject else { return nil }
        self.init(kind: code ?? type)
    }
}
